"""How a performance report reads in each of the three manners in which papers begin; the rest, the house style says.

"numbered sections" is as Warwickshire's report of 18 June 2019 is printed, "opening block" as Merton's of 9 October
2018, and "summary and purpose" goes with Worcestershire's agendas.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Part = Literal[
    "recommendation", "summary", "introduction", "context", "changes", "performance", "finance", "appendix",
    "supporting papers", "background papers", "contacts",
]  # fmt: skip
Numbers = Literal["sections", "paragraphs"]


@dataclass(frozen=True, slots=True)
class ScorecardStyle:
    """The parts of a report in order, and what is printed above each; parts of one heading stand together.

    `numbers` counts the sections with their paragraphs ("2", "2.1"), or the paragraphs alone. {framework} and {body}
    ("Committee", "Panel") are filled. `asked` is what the committee is asked where nobody wrote a recommendation.
    """

    parts: tuple[Part, ...]
    headings: Mapping[Part, str]
    numbers: Numbers
    asked: str
    unnumbered: frozenset[Part] = field(default_factory=frozenset)
    has_block: bool = False


APPENDIX = "Appendix A: {framework} scorecard"
NUMBERED = ScorecardStyle(
    parts=(
        "recommendation", "introduction", "context", "summary", "changes", "performance", "finance",
        "supporting papers", "background papers", "contacts", "appendix",
    ),
    headings={
        "recommendation": "Recommendation",
        "introduction": "Introduction",
        "context": "{framework}: Strategic Context",
        "summary": "{framework}: Strategic Context",
        "changes": "{framework}: Strategic Context",
        "performance": "Performance",
        "finance": "Financial Commentary",
        "supporting papers": "Supporting Papers",
        "background papers": "Background Papers",
        "contacts": "Contacts",
        "appendix": APPENDIX,
    },
    numbers="sections",
    asked="That the {body} considers and comments on the performance set out in this report.",
    unnumbered=frozenset({"recommendation", "contacts", "appendix"}),
)  # fmt: skip
SUMMARY = ScorecardStyle(
    parts=(
        "summary", "introduction", "context", "changes", "performance", "finance", "recommendation",
        "supporting papers", "contacts", "background papers", "appendix",
    ),
    headings={
        "summary": "Summary",
        "introduction": "Background",
        "context": "Background",
        "changes": "Changes and data awaited",
        "performance": "Performance",
        "finance": "Financial Information",
        "recommendation": "Purpose of the Meeting",
        "supporting papers": "Supporting Information",
        "contacts": "Contact Points",
        "background papers": "Background Papers",
        "appendix": APPENDIX,
    },
    numbers="paragraphs",
    asked="The {body} is asked to consider the performance set out in this report and to determine whether any further "
    "information or scrutiny is required at this stage.",
    unnumbered=frozenset({"contacts", "appendix"}),
)  # fmt: skip
BLOCK = ScorecardStyle(
    parts=(
        "recommendation", "introduction", "summary", "context", "performance", "changes", "finance",
        "supporting papers", "background papers", "appendix",
    ),
    headings={
        "recommendation": "Recommendations",
        "introduction": "Purpose of report and executive summary",
        "summary": "Purpose of report and executive summary",
        "context": "Details",
        "performance": "Details",
        "changes": "Changes and data awaited",
        "finance": "Financial, resource and property implications",
        "supporting papers": "Appendices: the following documents are to be published with this report",
        "background papers": "Background papers",
        "appendix": APPENDIX,
    },
    numbers="sections",
    asked="Members of the {body} note the contents of the performance report and discuss current performance.",
    unnumbered=frozenset({"recommendation", "appendix"}),
    has_block=True,
)  # fmt: skip
STYLES = {"numbered sections": NUMBERED, "summary and purpose": SUMMARY, "opening block": BLOCK}
