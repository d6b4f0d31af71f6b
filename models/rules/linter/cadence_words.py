"""How often something is to come back, as papers say it: "on a 6 monthly basis", "every two years", "annual report"."""

import re

NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "ten": 10, "twelve": 12, "eighteen": 18,
}  # fmt: skip
NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(NUMBERS)})"
EACH = {
    "monthly": 1, "quarterly": 3, "termly": 4, "half-yearly": 6, "half yearly": 6, "twice-yearly": 6, "six-monthly": 6,
    "yearly": 12, "annual": 12, "annually": 12, "biennial": 24, "biennially": 24,
}  # fmt: skip
OFTEN = rf"(?:{NUMBER}[- ]?(?P<counted>monthly|yearly)|(?P<each>{'|'.join(EACH)}))"
COMES = r"(?:report(?:ed)?|updated?|reviewed?|brought|come|consider(?:ed)?)"
UNITS = {"month": 1, "quarter": 3, "term": 4, "year": 12}
CADENCES = (
    re.compile(rf"\bon an? {OFTEN} basis\b", re.IGNORECASE),
    re.compile(
        rf"\b{OFTEN} (?:progress |performance |monitoring |outturn )?(?:reports?|updates?|reviews?)\b", re.IGNORECASE
    ),
    re.compile(rf"\b{COMES}(?: back)?(?: to [\w ]{{3,40}}?)? {OFTEN}\b", re.IGNORECASE),
    re.compile(
        rf"\b{COMES}\b[^.;]{{0,60}}?\b(?:every|each) (?:{NUMBER} )?(?P<unit>{'|'.join(UNITS)})s?\b", re.IGNORECASE
    ),
    re.compile(r"\b(?P<twice>twice|three times|four times) (?:a|each|every) year\b", re.IGNORECASE),
)
TIMES_A_YEAR = {"twice": 6, "three times": 4, "four times": 3}
A_HINT = re.compile(r"month|quarter|term|year|annual|biennial", re.IGNORECASE)


def months_between(text: str) -> int | None:
    """After how many months something is to come again, by the first words that say so; None where none do."""
    if not A_HINT.search(text):
        return None
    for cadence in CADENCES:
        if found := cadence.search(text):
            return _months(found.groupdict())
    return None


def _months(found: dict[str, str | None]) -> int:
    if twice := found.get("twice"):
        return TIMES_A_YEAR[twice.lower()]
    if each := found.get("each"):
        return EACH[each.lower()]
    number = (found.get("number") or "1").lower()
    count = NUMBERS.get(number) or int(number)
    unit = found.get("unit") or ("year" if (found.get("counted") or "").lower() == "yearly" else "month")
    return count * UNITS[unit.lower()]
