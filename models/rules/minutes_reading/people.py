"""Who the paper says was there, under which heading, and who sent apologies."""

import re
from collections.abc import Iterator

from models.minutes_vocabulary import AttendeeCategory
from models.rules.minutes_reading.found import FoundPerson
from models.rules.minutes_reading.lines import Line
from models.vocabulary import AttendanceStatus

BEGINS = re.compile(r"(?:members |councillors |those )?(?:present|in attendance|attendance|attendees)\b", re.IGNORECASE)
HOLDERS = r"portfolio holder|cabinet member|executive member|lead member"
# The headings over people, the first that fits: None is the committee's own members.
HEADINGS: dict[str, AttendeeCategory | None] = {
    rf".*(?:{HOLDERS})s\b|(?:{HOLDERS})$": AttendeeCategory.PORTFOLIO_HOLDER,
    r"(?:members of the public|(?:public )?speakers|public)": AttendeeCategory.PUBLIC_SPEAKER,
    r"(?:other|also|non|visiting).*(?:councillors?|members?)\b": AttendeeCategory.COUNCILLOR,
    r"(?:other |parent |church )?(?:representatives|co-?opted members|co-?optees)": AttendeeCategory.REPRESENTATIVE,
    r".*partners\b": AttendeeCategory.PARTNER,
    r".*officers\b|officer$|staff": AttendeeCategory.OFFICER,
    r"also|invited?|invitees|guests|visitors|others?|in attendance": AttendeeCategory.INVITEE,
    r"present|attendance|attendees|members of the|substitut|those present|chair|vice": None,
    r"(?:voting |elected )?(?:committee |panel |board )?(?:members|councillors)": None,
}
AWAY = {"apolog": AttendanceStatus.APOLOGIES, "absent": AttendanceStatus.ABSENT}
TITLES = r"(?:county |district |city |borough )?(?:councillors?|cllrs?|ald(?:erman|\.)?)\.?"
TITLED = re.compile(rf"{TITLES}\s+", re.IGNORECASE)
PLURAL = re.compile(r"(?:councillors|cllrs)\s+", re.IGNORECASE)
CHAIR = re.compile(r"\b(?:in the )?chair(?:man|woman|person)?\b", re.IGNORECASE)
VICE = re.compile(r"\bvice[- ]?chair|\bdeputy chair", re.IGNORECASE)
BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
NAME_WORD = r"(?:[^\W\d_a-z][^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?|de|van|der|von|la|le|al|bin)"
CAPITALS = re.compile(rf"{NAME_WORD}(?:\s+{NAME_WORD}){{0,5}}")
OF_A_JOB = re.compile(
    r"\b(?:of|for|the|officer|director|manager|head|lead|leader|services?|council|holder|representative|chair\w*|team|"
    r"board|assistant|parliament|care|education|solicitor|secretary|clerk|adviser|advisor|specialist|children|health|"
    r"committee|deputy|chief|executive|association|trust|school|college|university|group|member)\b",
    re.IGNORECASE,
)
APOLOGIES_SAID = re.compile(
    r"apolog\w+(?: for (?:absence|non-attendance|their absence))?(?:\s+(?:were|was|had been|have been|has been))?"
    r"(?:\s+(?:received|submitted|given|noted|made|sent))?(?:\s+(?:from|by|on behalf of|for))?\s*:?\s*",
    re.IGNORECASE,
)
SENT = re.compile(
    r"\s+(?:(?:had |have )?sent|gave|submitted|tendered|(?:had|have) (?:given|submitted|tendered))?\s*"
    r"(?:their|his|her)?\s*apologies\b.*$",
    re.IGNORECASE | re.DOTALL,
)
SEPARATORS = re.compile(r"\s*;\s*|\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+")


class Heading:
    """The heading the next people stand under."""

    def __init__(self) -> None:
        self.category: AttendeeCategory | None = None
        self.status = AttendanceStatus.PRESENT

    def read(self, words: str) -> bool:
        """Stand under another heading, if the words are one."""
        wanted = words.strip().rstrip(":").strip()
        if len(wanted) > 80 or "," in wanted or re.search(r"\s[–—-]\s", wanted):
            return False
        away = next((status for word, status in AWAY.items() if wanted.lower().startswith(word)), None)
        if away is not None:
            self.category, self.status = None, away
            return True
        for pattern, category in HEADINGS.items():
            if re.match(pattern, wanted, re.IGNORECASE) and not _is_somebody(wanted):
                self.category, self.status = category, AttendanceStatus.PRESENT
                return True
        return False


def begins(line: Line) -> bool:
    """Whether a line begins the list of those present."""
    return bool(BEGINS.match(line.text.strip()))


def of_line(line: Line, heading: Heading) -> list[FoundPerson]:
    """The people a line names, having moved to another heading if it is one or begins with one: "Officers: Ann Lee"."""
    found: list[FoundPerson] = []
    for text in [*line.cells] if _is_by_columns(line) else line.text.replace("\t", ", ", 1).split("\n"):
        before, colon, after = text.partition(":")
        is_headed = bool(colon) and heading.read(before)
        if not is_headed and heading.read(text):
            continue
        named = list(_named((after if is_headed else text).strip(), heading))
        if is_headed and CHAIR.fullmatch(before.strip()):
            for one in named[:1]:
                one.is_chair = True
        found += named
    return found


def apologies_in(words: str) -> list[FoundPerson]:
    """Who sent apologies, from the sentence the minutes give to it."""
    text = SENT.sub("", words.strip().rstrip("."))
    if text == words.strip().rstrip("."):
        before, said, after = _parted(text)
        if not said:
            return []
        text = after or before
    found = []
    plural = PLURAL.match(text)
    for piece in _councillors(_pieces(text[plural.end() :])) if plural else _pieces(text):
        name, capacity = _bracketed(piece)
        if CAPITALS.fullmatch(TITLED.sub("", name)) and TITLED.sub("", name).casefold() not in ("none", "nil", "no"):
            found.append(
                FoundPerson(_name(name), capacity, _absent_as(name, capacity), AttendanceStatus.APOLOGIES, source=words)
            )
    return found


def _parted(text: str) -> tuple[str, str, str]:
    matched = APOLOGIES_SAID.search(text)
    return (text[: matched.start()], matched[0], text[matched.end() :]) if matched else (text, "", "")


def _is_by_columns(line: Line) -> bool:
    """A table of people may hold lists side by side; a row of a name and a job is one person."""
    return len(line.cells) > 1 and any("\n" in cell for cell in line.cells)


def _is_somebody(words: str) -> bool:
    return bool(re.match(rf"{TITLES}\s+\w", words, re.IGNORECASE)) and not words.rstrip().endswith("s")


def _named(text: str, heading: Heading) -> Iterator[FoundPerson]:
    if not text:
        return
    plural = PLURAL.match(text)
    rest = text[plural.end() :] if plural else text
    pieces = _councillors(_pieces(rest)) if plural else _pieces(rest)
    names = [_bracketed(piece)[0] for piece in pieces]
    is_list = all(_is_name(name) for name in names) and (
        bool(plural)
        or ";" in text
        or heading.category is None
        or len(pieces) > 2
        or text.lower().count("councillor") > 1
    )
    if not is_list:
        yield _one(rest, heading, text)
        return
    for piece in pieces:
        yield _one(piece, heading, text, is_whole=True)


def _one(text: str, heading: Heading, source: str, *, is_whole: bool = False) -> FoundPerson:
    name, capacity = _bracketed(text)
    if not is_whole:
        parts = re.split(r"\s*,\s*|\s+[–—-]\s+", name, maxsplit=1)
        name, capacity = parts[0], ", ".join(filter(None, (*parts[1:], capacity)))
    is_chair = bool(CHAIR.fullmatch(capacity.strip())) or bool(
        re.match(r"chair(?:man|woman|person)?\s*:", source, re.I)
    )
    if is_chair or VICE.fullmatch(capacity.strip().removesuffix("man").strip()):
        capacity = ""
    return FoundPerson(_name(name), capacity.strip(" .,"), heading.category, heading.status, is_chair, source)


def _councillors(pieces: list[str]) -> list[str]:
    """In a list that begins with "Councillors", surnames alone are those of councillors."""
    return [piece if " " in piece else f"Councillor {piece}" for piece in pieces]


def _pieces(text: str) -> list[str]:
    """A list of people taken apart; what stands in brackets stays with its name, and so does "Chair" after a comma."""
    kept: list[str] = []
    held = BRACKETED.sub(lambda found: found[0].replace(",", "\x01").replace(" and ", "\x02"), text.strip().rstrip("."))
    for piece in SEPARATORS.split(held):
        words = piece.replace("\x01", ",").replace("\x02", " and ").strip(" .")
        if words and kept and (CHAIR.fullmatch(words) or VICE.match(words)):
            kept[-1] += f" ({words})"
        elif words:
            kept.append(words.removeprefix("and ").strip())
    return kept


def _bracketed(piece: str) -> tuple[str, str]:
    """A name, and what stands in brackets after it."""
    inside = [found.strip() for found in BRACKETED.findall(piece)]
    return BRACKETED.sub("", piece).strip(" .,"), ", ".join(filter(None, inside))


def _is_name(words: str) -> bool:
    bare = TITLED.sub("", words)
    return bool(CAPITALS.fullmatch(bare)) and not OF_A_JOB.search(bare)


def _name(words: str) -> str:
    return " ".join(words.strip(" .,•*–-").split())


def _absent_as(name: str, capacity: str) -> AttendeeCategory | None:
    """Under which heading somebody would be who only sent apologies; None where the paper does not say."""
    words = capacity.casefold()
    if "portfolio" in words or "cabinet" in words:
        return AttendeeCategory.PORTFOLIO_HOLDER
    if "officer" in words or "director" in words or "manager" in words:
        return AttendeeCategory.OFFICER
    return None
