"""What the sample council said of its figures and its money in each quarter: made up, as everything of Moorshire is."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.scorecard_vocabulary import FinanceKind, Mark, Projection
from webapp.services.commentaries import CommentaryDetails

FIGURES = "Tamsin Wolds took members through the figures, and answered questions about caseloads and about plans."
RECOMMENDATION = "That the Committee considers the figures and says what it wants to look into."


@dataclass(frozen=True)
class Said:
    """What was said of one measure in one quarter."""

    code: str
    words: str
    mark: Mark = Mark.NONE
    remedy: str = ""

    def details(self) -> CommentaryDetails:
        """As somebody would enter it."""
        return {
            "mark": self.mark,
            "said": self.words,
            "remedy": self.remedy,
            "projection": Projection.AT_RISK if self.mark is Mark.CONCERN else Projection.NONE,
            "projected": None,
            "outlook": "",
        }


@dataclass(frozen=True)
class Money:
    """What the revenue outturn and the savings were expected to be, in thousands of pounds, and why."""

    outturn: str
    why: str
    saved: str
    saving: str

    def tables(self) -> Sequence[tuple[FinanceKind, dict[str, str], str]]:
        """The three tables as somebody would enter them."""
        capital = {"approved": "4,600", "year_budget": "1,500", "slippage": "(240)", "new_approvals": "310"}
        return (
            (FinanceKind.REVENUE, {"budget": "58,400", "outturn": self.outturn, "reserves": "(400)"}, self.why),
            (FinanceKind.SAVINGS, {"target": "1,200", "outturn": self.saved}, self.saving),
            (FinanceKind.CAPITAL, capital, "The family centre’s roof waits for dry weather."),
        )


# The quarters that are reported, the latest last.
WORDS: tuple[tuple[Said, ...], ...] = (
    (
        Said(
            "1",
            "Two fewer than in the quarter before, and still more than was planned for.",
            Mark.CONCERN,
            "A panel now looks at every child who might come into care, before it is decided.",
        ),
        Said("4", "Permanent staff took the place of agency staff in two teams.", Mark.GOOD_PROGRESS),
        Said(
            "5",
            "Plans wait longest for the advice of educational psychologists.",
            Mark.CONCERN,
            "Two posts of educational psychologist were advertised again.",
        ),
    ),
    (
        Said(
            "1",
            "Five more than in the quarter before: a family of five brothers and sisters came into care.",
            Mark.CONCERN,
            "An edge of care team was agreed for the north of the county.",
        ),
        Said("3", "Neglect is behind most of the plans that are a second one."),
        Said("4", "It met what the plan asks for the first time.", Mark.GOOD_PROGRESS),
        Said(
            "5",
            "It rose, but from a lower figure than was reported: drafts had been counted as plans.",
            Mark.CONCERN,
            "Two educational psychologists were appointed.",
        ),
    ),
    (
        Said(
            "1",
            "Two fewer than in the quarter before. Six children went home under a supervision order.",
            Mark.CONCERN,
            "The first staff of the edge of care team are at work.",
        ),
        Said("4", "One social worker in ten is from an agency; two years ago it was one in five.", Mark.GOOD_PROGRESS),
        Said(
            "5",
            "Nearly three plans in four are on time.",
            Mark.CONCERN,
            "Drafts are now written while advice is awaited.",
        ),
        Said("6", "It met what the plan asks for the first time.", Mark.GOOD_PROGRESS),
    ),
    (
        Said(
            "1",
            "More children came into care than left it. Four families of brothers and sisters account for most.",
            Mark.CONCERN,
            "The edge of care team in the north of the county works with thirty families.",
        ),
        Said("3", "It is near the upper end of the band. A lead for practice now looks at each."),
        Said("4", "Twelve newly qualified social workers stayed beyond their first year.", Mark.GOOD_PROGRESS),
        Said(
            "5",
            "It rose in each of the last four quarters, and is behind the step that was agreed for it.",
            Mark.CONCERN,
            "Both educational psychologists have started.",
        ),
        Said("6", "Three primary schools were judged good for the first time.", Mark.GOOD_PROGRESS),
    ),
)
MONEY = (
    Money("58,310", "Posts that were vacant held the spending down.", "310", "Two contracts were let again for less."),
    Money("58,720", "A placement outside the county costs more than was planned.", "560", "The new rota began late."),
    Money(
        "59,120",
        "Two placements outside the county cost more than the rest of the overspend together.",
        "780",
        "Fewer foster carers came forward than were looked for.",
    ),
    Money(
        "59,310",
        "Two placements outside the county cost more than the rest of the overspend together.",
        "940",
        "The new foster carers start in spring.",
    ),
)
