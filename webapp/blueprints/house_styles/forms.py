"""The form of a house style: every part of models.house_style_bodies.HouseStyleBody, as an officer would say it."""

from typing import Any

from wtforms import FieldList, Form, FormField
from wtforms.validators import InputRequired

from exports.agenda import SECTIONS
from models.council import HouseStyle
from models.house_style_bodies import HouseStyleBody, MembershipGroup
from models.vocabulary import ReportState, SeatRole
from webapp import widgets
from webapp.choices import at_most, words_of
from webapp.edit_form import EditForm
from webapp.fields import CheckboxesField, IntegerField, RadioField, StringField, TextAreaField

DATES = ("18 June 2019", "Tuesday 18 June 2019", "Tuesday, 18 June 2019")
TIMES = ("10.00 am", "10.00 a.m.", "10am")
NUMBERINGS = {
    "1)": "1), 2), 3)",
    "(1)": "(1), (2), (3)",
    "1.": "1., 2., 3.",
    "(a)": "(a), (b), (c)",
}
LAYOUTS = {"numbered": "Numbered headings", "table": "A table of item, subject and pages"}
RUNS = {"sentence": "Names run on in a sentence", "lines": "A line for each name"}
REPORTS = {
    "numbered sections": "A title and numbered sections",
    "summary and purpose": "A summary, the background and the purpose of the meeting",
    "opening block": "A block of who it is from and to, then numbered sections",
}
PLACES = "You can use {committee}, {council}, {date}, {time}, {venue} and {room}."
NARROW = widgets.Text(inputmode="numeric", classes="govuk-input--width-2")


class GroupForm(Form):
    """A heading of the membership list and the seats under it. One without heading and roles is left out."""

    heading = StringField(
        "Heading",
        description=f"{PLACES[:-1]}, and {{kind}}: what sort of committee, as Overview and Scrutiny Committee.",
    )
    roles = CheckboxesField("Roles under it", choices=words_of(SeatRole))
    style = RadioField("Names", choices=RUNS, default="sentence")
    line = StringField("Each line", description="With {name} and, where you want them, {capacity} and {office}.")


class SectionForm(Form):
    """Where a part of the agenda is printed: 1 is first; empty, not at all."""

    place = IntegerField("Place", widget=NARROW)


class WordsForm(Form):
    """The council's words for something."""

    words = StringField("Words")


class HouseStyleForm(EditForm):
    """How agendas and minutes look."""

    name = StringField("Name of the style", [InputRequired("Give the house style a name."), at_most(100)])
    layout = RadioField("Items are set out as", choices=LAYOUTS)
    font = StringField("Font", [at_most(60)], description="For example, Arial. Word uses it if the computer has it.")
    accent = StringField("Colour", description="A hash and six figures or letters, such as #1d3557.")
    title_lines = TextAreaField("Title", description=f"One line each. {PLACES}")
    convening = TextAreaField(
        "Sentence that calls the meeting", description=f"Two asterisks either side make words **bold**. {PLACES}"
    )
    date_style = RadioField("Dates", choices=dict(zip(DATES, DATES, strict=True)))
    time_style = RadioField("Times", choices=dict(zip(TIMES, TIMES, strict=True)))
    sections = FieldList(FormField(SectionForm), label="Order of the parts")
    table_headings = TextAreaField(
        "Headings of the table of items", description="Three lines: the number, the subject, the pages."
    )
    membership_heading = StringField("Heading of the membership", description=PLACES)
    membership_groups = FieldList(FormField(GroupForm), label="Membership")
    chair = StringField("Chair")
    vice_chair = StringField("Vice chair")
    report_words = FieldList(FormField(WordsForm), label="Words for a report")
    reports = RadioField("A report begins with", choices=REPORTS, description="Scorecards are reports.")
    resolution_numbering = RadioField(
        "Resolutions of an item are numbered",
        choices=NUMBERINGS,
        description="In the minutes, where an item has more than one.",
    )
    contacts_heading = StringField("Heading of the contacts")
    contacts_intro = StringField("Words before the contacts")
    footer = StringField("Foot of each page", description=PLACES)

    @classmethod
    def filling(cls, record: HouseStyle) -> dict[str, Any]:
        """The style taken apart: a place for each part, lines as lines, and one empty group more."""
        body = record.settings
        order = [{"place": body["sections"].index(part) + 1 if part in body["sections"] else None} for part in SECTIONS]
        taken_apart = {
            "title_lines": "\n".join(body["title_lines"]),
            "table_headings": "\n".join(body["table_headings"]),
            "sections": order,
            "membership_groups": [*body["membership_groups"], {"heading": "", "roles": [], "style": "sentence"}],
            "chair": body["offices"].get(SeatRole.CHAIR, ""),
            "vice_chair": body["offices"].get(SeatRole.VICE_CHAIR, ""),
            "report_words": [{"words": body["report_words"].get(state, "")} for state in ReportState],
        }
        return {"data": {**body, **taken_apart}}

    def settings(self) -> HouseStyleBody:
        """The style as it was typed, for exports.house_styles.check to judge."""
        kept = {name: self[name].data for name in HouseStyleBody.__annotations__ if name in self}
        ranks = {part: entry.place.data for part, entry in zip(SECTIONS, self.sections, strict=True)}
        offices = {SeatRole.CHAIR.value: self.chair.data, SeatRole.VICE_CHAIR.value: self.vice_chair.data}
        words = zip(ReportState, self.report_words, strict=True)
        taken_together = {
            "title_lines": self.title_lines.data.splitlines(),
            "table_headings": self.table_headings.data.splitlines(),
            "sections": sorted((part for part in SECTIONS if ranks[part]), key=lambda part: ranks[part]),
            "membership_groups": [_group(entry) for entry in self.membership_groups if _is_filled(entry)],
            "offices": {role: word for role, word in offices.items() if word},
            "report_words": {state.value: entry.words.data for state, entry in words},
        }
        return {**kept, **taken_together}  # type: ignore[typeddict-item]


def _is_filled(entry: FormField) -> bool:
    return bool(entry.heading.data or entry.roles.data)


def _group(entry: FormField) -> MembershipGroup:
    fields = ("heading", "roles", "style", "line")
    return {name: entry[name].data or ([] if name == "roles" else "") for name in fields}  # type: ignore[return-value]
