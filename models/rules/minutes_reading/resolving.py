"""What was resolved: the word that says so, the parts that follow it, and what the committee did."""

import re

from models.minutes_vocabulary import ResolutionOutcome
from models.rules.minutes import PART_NUMBER

WHO = (
    r"(?:the\s+)?(?:[A-Z][\w&'’-]*\s+(?:and\s+)?){0,6}?(?:committee|sub-committee|panel|board|cabinet|council|members)"
)
VERBS = r"resolved|agreed|recommended|noted|deferred|decision|resolutions?|decided"
LEAD = re.compile(
    rf"(?:it\s+was\s+(?:therefore\s+)?|{WHO}\s+|accordingly,?\s+)?(?P<verb>{VERBS})"
    r"(?:\s+(?P<how>unanimously|nem\.? con\.?))?(?:\s+to\s+(?P<body>(?:the\s+)?(?-i:[A-Z])[\w ]{2,60}?))?"
    r"\s*(?P<stop>[:–—-]+|\.?$|(?=\bthat\b|\bto\b))\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
OUTCOMES = {
    "recommended": ResolutionOutcome.RECOMMENDED,
    "noted": ResolutionOutcome.NOTED,
    "deferred": ResolutionOutcome.DEFERRED,
}
# These words also begin plain sentences: they are a heading only where they stand alone or in capitals.
ALSO_PLAIN = ("agreed", "recommended", "noted", "deferred", "decided", "decision", "resolution", "resolutions")


class Lead:
    """A line that says that something was resolved: what was done, whom it recommends it to, and how it goes on."""

    def __init__(self, outcome: ResolutionOutcome, to_body: str, rest: str) -> None:
        self.outcome, self.to_body, self.rest = outcome, to_body, rest


def lead_of(words: str) -> Lead | None:
    """How a line begins a resolution, if it does: "Resolved", "RESOLVED: That …", "Recommended to Cabinet:"."""
    matched = LEAD.match(words.strip())
    if matched is None:
        return None
    verb, rest, stop = matched["verb"], matched["rest"].strip(), matched["stop"]
    is_alone = not rest or (stop.strip() not in ("", ".") and words.lower().startswith(verb.lower()))
    if verb.lower() in ALSO_PLAIN and not (is_alone or verb.isupper()):
        return None
    if not is_alone and not verb.isupper() and len(words) > 400 and not words.lower().startswith("resolved"):
        return None
    return Lead(OUTCOMES.get(verb.lower(), ResolutionOutcome.RESOLVED), _body(matched["body"]), _begun(rest))


def part_of(words: str, label: str) -> str:
    """A part of a resolution without its number."""
    return _begun(words if label and label != "•" else PART_NUMBER.sub("", words, count=1).lstrip("-* "))


def is_part(words: str, label: str, *, is_first: bool) -> bool:
    """Whether a line goes on with what was resolved: it is numbered, or begins as resolutions do."""
    if label or PART_NUMBER.match(words.strip()) or words.lstrip().startswith(("- ", "* ")):
        return True
    return is_first or words.strip().lower().startswith("that ")


def _begun(words: str) -> str:
    words = words.strip()
    return words[:1].upper() + words[1:] if re.match(r"(?:that|to)\b", words) else words


def _body(named: str | None) -> str:
    return " ".join((named or "").split()).removeprefix("the ").removeprefix("The ")
