"""How a work programme reads in each of the two manners of the shipped house styles.

"numbered" is as Warwickshire's programme of 18 June 2019 is printed, "table" as Worcestershire's of 17 July 2019.
"""

from dataclasses import dataclass
from typing import Literal

Column = Literal["topic", "detail", "topic and detail", "last report", "when", "notes"]


@dataclass(frozen=True, slots=True)
class ProgrammeStyle:
    """The words of a programme and of the report that goes with it.

    `columns` are what stands in each column of its table, `headings` what is printed above them. A `numbers_headings`
    report counts its sections "1.0", "2.0"; one that does not counts its paragraphs. {year} is "2019/20".
    """

    title: str
    columns: tuple[Column, ...]
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    standing: str
    future: str
    numbers_headings: bool
    recommendation: str
    purpose: str


NUMBERED = ProgrammeStyle(
    title="Work Programme {year}",
    columns=("topic", "detail", "last report", "when"),
    headings=("Item", "Report/Briefing detail", "Date of last report", "Date of meeting"),
    widths=(25, 37, 19, 19),
    standing="Every meeting",
    future="Future items",
    numbers_headings=True,
    recommendation="That the {body} reviews its work programme for {year} (as appended)",
    purpose="",
)
TABLE = ProgrammeStyle(
    title="{year} Scrutiny Work Programme",
    columns=("when", "topic and detail", "last report", "notes"),
    headings=("Date of Meeting", "Issue for Scrutiny", "Date of Last Report", "Notes/Follow-up Action"),
    widths=(19, 33, 19, 29),
    standing="Standing Items",
    future="Possible Future Items",
    numbers_headings=False,
    recommendation="",
    purpose="The {body} may like to consider the {year} Work Programme and consider whether it would wish to make "
    "any amendments. The {body} will wish to retain the flexibility to take into account any urgent issues which may "
    "arise.",
)
STYLES = {"numbered": NUMBERED, "table": TABLE}
