"""Matters arising as a paper that goes with the minutes item of an agenda: what arose, and where each thing stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exports.paper import Block, Heading, Look, Paper, Paragraph, Table, cell, words
from models.rules.wording import long_date

HEADINGS = ("Item", "What arose", "Where it stands")
WIDTHS = (22, 39, 39)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing arising: the heading of its item, what it is with its words, and where it stands."""

    heading: str
    what: str
    words: str
    stands: str


@dataclass(frozen=True, slots=True)
class FromMeeting:
    """What arises from the meeting of one day."""

    held_on: date
    lines: Sequence[Line]


def compose(
    committee: str, council: str, held_on: date, arising: Sequence[FromMeeting], *, dated: date, font: str, accent: str
) -> Paper:
    """The paper for the meeting of a day, as things stood on the day it is `dated`."""
    blocks: list[Block] = [
        Paragraph(words(committee), Look.EYEBROW),
        Heading(1, "Matters arising"),
        Paragraph(words(f"Meeting of {long_date(held_on)}. As things stood on {long_date(dated)}."), Look.SUBTITLE),
    ]
    for one in arising:
        title = f"From the meeting of {long_date(one.held_on)}"
        rows = tuple(
            (cell(line.heading), (*cell(line.what, bold=True), *cell(line.words)), cell(line.stands))
            for line in one.lines
        )
        blocks += [Heading(2, title), Table(HEADINGS, rows, WIDTHS, caption=title)]
    if not arising:
        blocks.append(Paragraph(words("Nothing arises from the meetings before.")))
    return Paper(
        title=f"Matters arising: {committee}, {long_date(held_on)}",
        subject="What was resolved, asked for, promised and recommended, and where it stands",
        author=council,
        dated=dated,
        footer=f"{committee}: matters arising",
        font=font,
        accent=accent,
        blocks=tuple(blocks),
    )
