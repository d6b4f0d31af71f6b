"""What the register asks, said to the member whose register it is: “you”, where an officer reads “the member”."""

# Longest first where one holds another. Each is as models/rules/interest_fields.py and interests.py write it.
SAID = {
    "What they do": "What you do, or your spouse or partner does",
    "the member's expenses in carrying out their duties": "your expenses in carrying out your duties",
    "made with the member": "made with you",
    "a firm or a company of theirs": "a firm or a company of yours",
    "The member, or the firm in which they are a partner": "You, or the firm in which you are a partner",
    "in which the member has an interest": "in which you have an interest",
    "a firm in which they are a partner": "a firm in which you are a partner",
    "a company of which they are a director": "a company of which you are a director",
    "the company of which they are a director": "the company of which you are a director",
    "The member has asked in writing that the address of their home is public": "You have asked in writing that the "
    "address of your home is public",
    "unless the member asked otherwise in writing": "unless you ask otherwise in writing",
    "The member's connection": "Your connection",
    "the member's usual home": "your usual home",
    "The council appointed them": "The council appointed you",
    "received as a member": "that you received as a member",
}


def said_to_you(words: str) -> str:
    """The same words for the member themself; what speaks of nobody stays as it is."""
    for theirs, yours in SAID.items():
        words = words.replace(theirs, yours)
    return words
