"""What the sample council's committees consider: made-up reports, each a real file of one page."""

from dataclasses import dataclass
from datetime import date

from exports import pdf, word
from exports.paper import Heading, List, Paper, Paragraph, words
from models.rules.wording import long_date


@dataclass(frozen=True)
class Report:
    """A report under an item, on education or not. Nothing in it is true of anybody."""

    heading: str
    text: str
    presenter: str
    recommendations: tuple[str, ...]
    is_education: bool = False


OPEN = Report(
    "Risks the council faces",
    "The register of risks, with what has changed in the quarter: school roofs are new, after Tarn and Fell Surveyors "
    "looked at forty of them.",
    "Head of Audit",
    ("That the Committee notes the two new risks.",),
)
PRIVATE = Report("Tender for payroll: the three bids compared", "", "Head of Procurement", ("That bid B is accepted.",))
REPORTS: dict[str, tuple[Report, ...]] = {
    "council": (
        Report(
            "The capital programme", "What is to be built this year.", "Cabinet member for Finance", ("To agree it.",)
        ),
        Report("Review of the constitution", "Changes to standing orders.", "Head of Law", ("To adopt the changes.",)),
    ),
    "cabinet": (
        Report("Winter gritting", "Routes and costs.", "Head of Highways", ("To approve the routes.",)),
        Report("Libraries: opening hours", "What people told us.", "Head of Libraries", ("To agree the new hours.",)),
    ),
    "planning-committee": (
        Report("Quarry Lane: a new access", "Application M/101.", "Planning Officer", ("To grant permission.",)),
        Report("Heron Water: a footbridge", "Application M/117.", "Planning Officer", ("To grant permission.",)),
    ),
    "audit-committee": (
        Report("The accounts before audit", "Draft accounts.", "Head of Finance", ("To note the draft.",)),
        Report("Counter-fraud work", "Cases closed this year.", "Head of Audit", ("To note the report.",)),
    ),
    "children-and-young-people-overview-and-scrutiny-committee": (
        Report(
            "Early help: the first year",
            "How families have used the new family centres, and what they say of them.",
            "Head of Early Help",
            ("That the Committee comments on the plan.", "That the Cabinet is asked to keep the north centre open."),
        ),
        Report("School places", "Where places run short.", "Head of Education", ("To note the forecast.",), True),
    ),
}


def of(committee: str, number: int) -> Report:
    """One of a committee's reports, taken in turn."""
    reports = REPORTS[committee]
    return reports[number % len(reports)]


def file_of(report: Report, dated: date) -> tuple[bytes, str]:
    """The report as a PDF, or as a Word file where the machine cannot make one, and what to call it."""
    paper = Paper(
        title=report.heading,
        author="Moorshire County Council",
        dated=dated,
        footer=f"{report.heading}, {long_date(dated)}",
        blocks=(
            Heading(1, report.heading),
            Paragraph(words(f"Report of the {report.presenter}, {long_date(dated)}")),
            Heading(2, "Recommendations"),
            List(tuple((Paragraph(words(one)),) for one in report.recommendations)),
            Heading(2, "Summary"),
            Paragraph(words(report.text or "This report is not for publication.")),
            Paragraph(words("Moorshire is made up. This report shows how a paper looks under an item.")),
        ),
    )
    if pdf.is_available():
        return word.render(paper), f"{report.heading}.docx"
    return pdf.render(paper), f"{report.heading}.pdf"
