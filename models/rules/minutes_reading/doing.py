"""Actions on paper: lines that begin with the word, and tables with who is to do what by when."""

import re
from collections.abc import Sequence

from models.rules.minutes_reading.found import FoundAction
from models.rules.minutes_reading.times import DAY, day_in

LINE = re.compile(r"action(?:s|\s+point)?(?:\s+\d+)?\s*[:–—-]\s*(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL)
BRACKET = re.compile(r"\s*[(\[](?:action(?: by)?:?\s*|owner:?\s*)?(?P<owner>[^()\[\]]{2,120})[)\]]", re.IGNORECASE)
BY_DAY = re.compile(
    rf"[,;]?\s*(?:due\s+)?(?:by|on or before|before|due)\s*:?\s+(?=(?:the\s+)?{DAY.pattern})", re.IGNORECASE
)
TO_DO = re.compile(r"(?P<owner>(?:[A-Z][\w'’.-]*\s+){1,6}?)(?:to|will|would|is to|are to|agreed to)\s+[a-z]")
COLUMNS = {
    "text": re.compile(r"action|what|task|decision", re.IGNORECASE),
    "owner": re.compile(r"owner|who|lead|responsib|officer|assigned|by whom", re.IGNORECASE),
    "due_on": re.compile(r"due|when|deadline|date|timescale|target|complet", re.IGNORECASE),
}


def action_of(words: str) -> FoundAction | None:
    """The action of a line: "Action: circulate the timeline (Paul Senior) by 30 April 2019"; None for other lines."""
    matched = LINE.fullmatch(words.strip())
    if matched is None:
        return None
    rest, due_on = matched["rest"].strip(), day_in(matched["rest"])
    if due := BY_DAY.search(rest):
        end = DAY.search(rest, due.end())
        rest = rest[: due.start()] + rest[end.end() if end else due.end() :]
    owner = ""
    if brackets := list(BRACKET.finditer(rest)):
        owner = brackets[-1]["owner"].strip()
        rest = rest[: brackets[-1].start()] + rest[brackets[-1].end() :]
    elif begun := TO_DO.match(rest):
        owner = begun["owner"].strip()
    return FoundAction(" ".join(rest.strip(" .").split()) + ".", owner, due_on, words)


def columns_of(cells: Sequence[str]) -> dict[str, int]:
    """Where a table of actions has what is to be done, by whom and by when; nothing if the row heads no such table."""
    found: dict[str, int] = {}
    for name, pattern in COLUMNS.items():
        place = next((n for n, cell in enumerate(cells) if n not in found.values() and _heads(pattern, cell)), None)
        if place is not None:
            found[name] = place
    return found if {"text", "owner"} <= set(found) and any("action" in cell.casefold() for cell in cells) else {}


def action_in(cells: Sequence[str], columns: dict[str, int]) -> FoundAction | None:
    """The action a row of such a table holds; None for a row without words."""
    said = {
        name: cells[place].replace("\n", " ").strip() if place < len(cells) else "" for name, place in columns.items()
    }
    if not said["text"]:
        return None
    return FoundAction(said["text"], said["owner"], day_in(said.get("due_on", "")), " – ".join(filter(None, cells)))


def _heads(pattern: re.Pattern[str], cell: str) -> bool:
    return len(cell) < 40 and bool(pattern.search(cell))
