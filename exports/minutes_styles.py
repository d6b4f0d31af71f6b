"""How minutes read in each of the two manners of the shipped house styles; what else there is, the style itself says.

"numbered" is as Warwickshire's minutes of 12 March 2019 are printed; "table" goes with Worcestershire's agendas. A
narrative runs over pages, and a row of a table does not, so that both print their items as numbered headings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.minutes_vocabulary import AttendeeCategory as Category


@dataclass(frozen=True, slots=True)
class MinutesStyle:
    """The words of minutes. {body} is "Committee" or "Panel", {councillors} "County Councillors" or "Councillors".

    Whoever stands under a heading in `run_on` is named in one sentence, everybody else on a line of their own; a
    heading in `below` stands under another. `calls_councillors` puts "Councillor" before their names.
    """

    title_lines: tuple[str, ...]
    rose: str
    resolved: Mapping[str, str]
    headings: Mapping[str, str]
    run_on: frozenset[str]
    below: Mapping[str, str] = field(default_factory=dict)
    calls_councillors: bool = True


RESOLVED = {
    "resolved": "Resolved",
    "recommended": "Recommended",
    "noted": "Noted",
    "deferred": "Deferred",
    "lost": "Not carried",
}
NUMBERED = MinutesStyle(
    title_lines=("Minutes of the meeting of the", "{committee}", "held on {date}"),
    rose="The {body} rose at {time}",
    resolved=RESOLVED,
    headings={
        "member": "Councillors:",
        "co-opted member": "Co-opted members:",
        Category.PORTFOLIO_HOLDER: "Cabinet Portfolio Holders:",
        Category.COUNCILLOR: "Other {councillors}:",
        Category.REPRESENTATIVE: "Other Representatives:",
        Category.INVITEE: "Invitees:",
        Category.PARTNER: "Partners:",
        Category.OFFICER: "Officers:",
        Category.PUBLIC_SPEAKER: "Public speakers:",
    },
    run_on=frozenset({"member"}),
    below={
        "member": "Members of the Committee",
        "co-opted member": "Members of the Committee",
        Category.REPRESENTATIVE: "Other Representatives:",
        Category.INVITEE: "Other Representatives:",
        Category.PARTNER: "Other Representatives:",
    },
)
TABLE = MinutesStyle(
    title_lines=("Minutes of the", "{committee}", "{date}, {time}", "{room}, {venue}"),
    rose="The meeting ended at {time}",
    resolved={word: said.upper() for word, said in RESOLVED.items()},
    headings={
        **NUMBERED.headings,
        "member": "Members:",
        Category.PORTFOLIO_HOLDER: "Cabinet Members:",
        Category.COUNCILLOR: "Also attended:",
        Category.REPRESENTATIVE: "Representatives:",
    },
    run_on=frozenset({"member", "co-opted member"}),
    calls_councillors=False,
)
STYLES = {"numbered": NUMBERED, "table": TABLE}
