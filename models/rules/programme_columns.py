"""What the columns of somebody's work programme mean: guessed from their headings, unless a council has said so."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum


class Field(StrEnum):
    """What a column of a programme can hold."""

    TITLE = "topic"
    DETAIL = "what is to be considered"
    WHEN = "when"
    LAST_REPORTS = "dates of last report"
    LEAD_OFFICER = "lead officer"
    PORTFOLIO_HOLDER = "portfolio holder"
    SOURCE = "who asked"
    KIND = "kind"
    NOTES = "notes"
    FOLLOW_UP = "follow-up"
    LEFT_OUT = "left out"


# The first that is found in a heading, in plain small letters, says what the column holds.
SAID = (
    (Field.LAST_REPORTS, r"last report|last considered|previous(ly)? (report|consider)|reported"),
    (Field.WHEN, r"date of meeting|meeting date|date|when|timescale|timing|schedul|programmed|due|meeting|month"),
    (Field.LEAD_OFFICER, r"lead officer|officer|report author|author|contact|responsible|lead"),
    (Field.PORTFOLIO_HOLDER, r"portfolio|cabinet member|executive member|lead member"),
    (Field.SOURCE, r"source|requested by|asked|referred|origin|suggested|reason for inclusion"),
    (Field.NOTES, r"notes?|comment|remarks?|follow.?up action"),
    (Field.FOLLOW_UP, r"follow.?up|next steps?|actions?|outcome"),
    (Field.KIND, r"kind|type|category|method"),
    (Field.DETAIL, r"detail|purpose|descri|briefing|considered|objective|aims?|scope|what|summary|focus"),
    (Field.TITLE, r"topic|item|issue|subject|title|agenda|report|area|theme|business"),
)
# Columns of the CSV that a programme is published as, which say over again what stands in others.
OWN = frozenset({"forward plan", "comes again", "review by", "status", "ended on", "why it ended", "address"})
NEEDED = (Field.TITLE, Field.WHEN)
# What stands in a row of a programme, and never in its headings.
NO_HEADING = re.compile(r"\.$|\b\d{4}\b|\(\?\)|^(?:every|each) meeting$|^(?:to be|tbc|n/a)\b", re.IGNORECASE)
FIRST_OF_TWO = {Field.TITLE: Field.DETAIL, Field.NOTES: Field.FOLLOW_UP, Field.WHEN: Field.LEFT_OUT}


def plain(heading: str) -> str:
    """A heading as it is remembered and compared: small letters, single spaces, no marks at its ends."""
    return " ".join(re.sub(r"[*_#:.]+", " ", heading).lower().split())


def guess(headings: Sequence[str], remembered: Mapping[str, Field]) -> list[Field | None]:
    """What each column holds, or None where nobody can tell from its heading.

    `remembered` are the meanings that the council has given, by plain heading; they come before any guess.
    A field that two columns seem to hold is the first one's.
    """
    meant: list[Field | None] = [remembered.get(plain(one)) for one in headings]
    for place, heading in enumerate(headings):
        if meant[place] is None:
            field = _field_of(plain(heading))
            if field in meant and field in FIRST_OF_TWO:
                field = FIRST_OF_TWO[field]
            meant[place] = field if field is Field.LEFT_OUT or field not in meant else None
    return meant


def is_heading_row(cells: Sequence[str]) -> bool:
    """Whether a row looks like the headings of a programme: a topic, and when it comes."""
    found = {field for field in guess(cells, {}) if field}
    return set(NEEDED) <= found and all(len(one) <= 60 and not NO_HEADING.search(one.strip()) for one in cells)


def heading_row(rows: Sequence[Sequence[str]]) -> int:
    """The place of the headings: the first row that looks like them; else the first that is more than a title."""
    by_words = (place for place, row in enumerate(rows) if is_heading_row(row))
    by_width = (place for place, row in enumerate(rows) if len(list(filter(None, row))) > 1)
    return next(by_words, next(by_width, 0))


def missing(fields: Sequence[Field | None]) -> list[Field]:
    """What no column holds, and nothing can be read without: the topics themselves."""
    return [field for field in (Field.TITLE,) if field not in fields]


def _field_of(heading: str) -> Field | None:
    if heading in OWN:
        return Field.LEFT_OUT
    return next((field for field, pattern in SAID if re.search(rf"\b(?:{pattern})", heading)), None)
