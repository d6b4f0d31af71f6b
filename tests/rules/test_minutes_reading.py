"""Minutes on paper: how published ones name people, number headings, resolve, and give somebody something to do."""

from datetime import date, time

import pytest

from models.minutes_vocabulary import AttendeeCategory, MinuteOutcome, ResolutionOutcome
from models.rules.minutes_reading import Line, read
from models.rules.minutes_reading.lines import as_markdown
from models.vocabulary import AttendanceStatus


def bold(text: str) -> Line:
    return Line(text, is_bold=True)


def plain(*texts: str) -> list[Line]:
    return [Line(text) for text in texts]


def people_of(*lines: str) -> list[tuple[str, str, str]]:
    return [(one.name, one.capacity, one.category or "") for one in read(plain(*lines)).people]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Present: Councillors Ann Lee, Bo Ash (Chair) and Cy Dunn"], ["Ann Lee", "Bo Ash", "Cy Dunn"]),
        (["Present:", "Councillors:", "Ann Lee, Bo Ash, Chair, and Cy Dunn."], ["Ann Lee", "Bo Ash", "Cy Dunn"]),
        (
            ["Members Present: Cllr A Lee; Cllr B Ash; Cllr C Dunn-Price"],
            ["Cllr A Lee", "Cllr B Ash", "Cllr C Dunn-Price"],
        ),
        (
            ["PRESENT", "Councillor Ann Lee (in the Chair)", "Councillor Bo Ash"],
            ["Councillor Ann Lee", "Councillor Bo Ash"],
        ),
        (["Present", "Ann Lee\nBo Ash"], ["Ann Lee", "Bo Ash"]),
    ],
)
def test_the_members_are_found_in_the_forms_papers_have(lines, names):
    assert [name for name, *_ in people_of(*lines)] == names


def test_who_is_in_the_chair_is_said_in_brackets_or_first():
    in_brackets = read(plain("Present: Councillors Ann Lee (Chair) and Bo Ash (Vice-Chair)")).people
    first = read(plain("Present:", "Chair: Councillor Ann Lee", "Councillors: Bo Ash and Cy Dunn")).people

    assert [(one.name, one.is_chair, one.capacity) for one in in_brackets] == [
        ("Ann Lee", True, ""),
        ("Bo Ash", False, ""),
    ]
    assert [(one.name, one.is_chair) for one in first] == [
        ("Councillor Ann Lee", True),
        ("Bo Ash", False),
        ("Cy Dunn", False),
    ]


def test_people_stand_under_the_heading_of_the_paper_with_what_they_are():
    found = people_of(
        "Present:",
        "Cabinet Portfolio Holders:",
        "Councillor Ann Lee, Portfolio Holder for Roads & Transport",
        "Other County Councillors:",
        "Councillor Bo Ash",
        "Officers",
        "Cy Dunn – Head of Highways",
        "Di Ede (Senior Democratic Services Officer)",
        "Ed Fox, Participation Lead, Children and Families",
    )

    assert found == [
        ("Councillor Ann Lee", "Portfolio Holder for Roads & Transport", AttendeeCategory.PORTFOLIO_HOLDER),
        ("Councillor Bo Ash", "", AttendeeCategory.COUNCILLOR),
        ("Cy Dunn", "Head of Highways", AttendeeCategory.OFFICER),
        ("Di Ede", "Senior Democratic Services Officer", AttendeeCategory.OFFICER),
        ("Ed Fox", "Participation Lead, Children and Families", AttendeeCategory.OFFICER),
    ]


def test_a_table_of_people_is_read_row_by_row():
    lines = [Line("Present"), Line("Officers"), Line("Ann Lee\tHead of Law", cells=("Ann Lee", "Head of Law"))]

    (found,) = read(lines).people

    assert (found.name, found.capacity, found.category) == ("Ann Lee", "Head of Law", AttendeeCategory.OFFICER)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Apologies were received from Councillors Lee, Ash and Dunn.",
            ["Councillor Lee", "Councillor Ash", "Councillor Dunn"],
        ),
        ("Apologies for absence had been received from Councillor Ann Lee.", ["Councillor Ann Lee"]),
        ("Councillor Lee and Bo Ash (Teacher Representative) sent their apologies.", ["Councillor Lee", "Bo Ash"]),
        ("None", []),
        ("There were no apologies.", []),
        ("Apologies: none", []),
    ],
)
def test_apologies_are_found_under_their_item(words, names):
    found = read([*plain("Present:", "Ann Smith, Bo Brown"), bold("1. Apologies"), Line(words)])

    assert [one.name for one in found.people if one.status is AttendanceStatus.APOLOGIES] == names


def headings(*lines: Line) -> list[tuple[str, str, int]]:
    return [(one.label, one.heading, one.depth) for one in read(lines).items]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            [bold("1. General"), bold("(1) Apologies"), bold("2. Roads")],
            [("1", "General", 0), ("1(1)", "Apologies", 1), ("2", "Roads", 0)],
        ),
        (
            [Line("Roads", level=1, label="12."), Line("Words"), Line("Rail", level=1, label="13.")],
            [("12", "Roads", 0), ("13", "Rail", 0)],
        ),
        (
            plain("1. Apologies", "There were none.", "2. Roads and rail", "Words."),
            [("1", "Apologies", 0), ("2", "Roads and rail", 0)],
        ),
        ([bold("Item 5: Roads")], [("5", "Roads", 0)]),
        (
            [bold("6. Question time"), bold("6a. Questions to Cabinet")],
            [("6", "Question time", 0), ("6a", "Questions to Cabinet", 1)],
        ),
        (plain("1. Apologies", "2019 was a year of change.", "12 people had come"), [("1", "Apologies", 0)]),
    ],
)
def test_headings_are_found_by_style_boldness_or_the_next_number(lines, found):
    assert headings(*lines) == found


@pytest.mark.parametrize("label", ["i.", "A.", "a)", "(a)", "iv)", "B", "Part A:", "9" * 5_000])
def test_a_plain_line_that_the_word_processor_counts_by_letters_is_no_heading(label):
    assert headings(*plain("1. Apologies"), Line("The bypass", label=label)) == [("1", "Apologies", 0)]


def test_a_heading_with_a_number_longer_than_any_keeps_its_words():
    assert headings(Line("Roads", level=1, label="9" * 5_000)) == [("9" * 5_000, "Roads", 0)]


def test_a_bold_line_without_a_number_may_belong_to_the_item_before_it():
    first, second = read([bold("6. Questions"), bold("Dyslexia"), Line("Words")]).items

    assert (first.is_heading_only, second.is_heading_only) == (False, True)
    assert second.text == "Words"


@pytest.mark.parametrize(
    ("lines", "resolved"),
    [
        ([bold("Resolved:"), Line("That the report be noted.")], ["That the report be noted."]),
        ([bold("RESOLVED – That the report be noted.")], ["That the report be noted."]),
        ([bold("Resolved that the report be noted.")], ["That the report be noted."]),
        ([Line("It was resolved to note the report.")], ["To note the report."]),
        ([bold("Resolved"), Line("That A;", label="1)"), Line("That B.", label="2)")], ["That A;", "That B."]),
        ([bold("Resolved"), bold("1) That A; and"), bold("2) That B.")], ["That A; and", "That B."]),
        ([bold("AGREED:"), Line("(a) that A"), Line("(b) that B"), Line("Then they left.")], ["That A", "That B"]),
        (plain("The Committee agreed that roads matter.", "Resolved issues were listed in the report."), []),
    ],
)
def test_what_was_resolved_is_found_in_the_forms_papers_have(lines, resolved):
    (item,) = read([bold("1. Roads"), *lines]).items

    assert [one.text for one in item.resolutions] == resolved


def test_what_is_recommended_says_to_whom():
    (item,) = read([bold("1. Roads"), *plain("RECOMMENDED to the Cabinet: That A.", "Words.")]).items

    (found,) = item.resolutions
    assert (found.outcome, found.to_body, found.text) == (ResolutionOutcome.RECOMMENDED, "Cabinet", "That A.")
    assert item.text == "Words."


def test_words_after_what_was_resolved_are_the_minutes_again():
    (item,) = read([bold("1. Roads"), *plain("Resolved", "That A.", "Councillor Lee thanked all.")]).items

    assert ([one.text for one in item.resolutions], item.text) == (["That A."], "Councillor Lee thanked all.")


@pytest.mark.parametrize(
    ("line", "text", "owner", "due_on"),
    [
        (
            "Action: Circulate the timeline (Paul Senior) by 30 April 2019",
            "Circulate the timeline.",
            "Paul Senior",
            date(2019, 4, 30),
        ),
        ("ACTION – Ann Lee to write to the Minister.", "Ann Lee to write to the Minister.", "Ann Lee", None),
        (
            "Action 3: Report back, by 1st May 2019. (Owner: Head of Law)",
            "Report back.",
            "Head of Law",
            date(2019, 5, 1),
        ),
    ],
)
def test_a_line_that_says_action_becomes_one(line, text, owner, due_on):
    (item,) = read([bold("1. Roads"), Line(line)]).items

    (found,) = item.actions
    assert (found.text, found.owner, found.due_on, item.text) == (text, owner, due_on, "")


def test_a_table_of_actions_becomes_actions():
    rows = [("Action", "Owner", "By when"), ("Mend it", "Ann Lee", "30 April 2019"), ("Paint it", "Bo Ash", "")]

    (item,) = read([bold("1. Roads"), *(Line("\t".join(row), cells=row) for row in rows)]).items

    assert [(one.text, one.owner, one.due_on) for one in item.actions] == [
        ("Mend it", "Ann Lee", date(2019, 4, 30)),
        ("Paint it", "Bo Ash", None),
    ]


@pytest.mark.parametrize(
    ("words", "rose_at"),
    [
        ("The Committee rose at 12:20 p.m.", time(12, 20)),
        ("The meeting closed at 9.05pm", time(21, 5)),
        ("Meeting ended: 16:40", time(16, 40)),
        ("The Panel concluded at noon.", time(12)),
        ("The meeting closed with thanks.", None),
        ("The number of pupils rose at 12.20 per cent.", None),
    ],
)
def test_when_the_meeting_rose(words, rose_at):
    assert read([bold("1. Roads"), Line(words)]).rose_at == rose_at


def test_the_day_and_the_hour_stand_before_the_list_of_people():
    found = read(
        plain("Minutes of the meeting held on Tuesday 12th March 2019 at 10.00 a.m.", "Present: Ann Lee, Bo Ash")
    )

    assert (found.held_on, found.opened_at) == (date(2019, 3, 12), time(10))


def test_what_became_nothing_is_told():
    found = read(
        [
            Line("Shire Hall"),
            *plain("Present: Ann Lee, Bo Ash"),
            bold("1. Roads"),
            *plain("Words.", "The Committee rose at 1pm", "Printed by Moothall", "………………", "Chair"),
        ]
    )

    assert found.left == ["Shire Hall", "Printed by Moothall"]


def test_an_item_put_off_says_why():
    (item,) = read([bold("1. Roads"), Line("The item was deferred because the officer was ill.")]).items

    assert (item.outcome, item.outcome_reason) == (
        MinuteOutcome.DEFERRED,
        "The item was deferred because the officer was ill.",
    )


@pytest.mark.parametrize(
    ("line", "markdown"),
    [
        (Line("2019. A year"), "2019\\. A year"),
        (Line("# 1 priority"), "\\# 1 priority"),
        (Line("costs *rise* <fast>"), "costs \\*rise\\* \\<fast\\>"),
        (Line("snake_case and £30/day"), "snake_case and £30/day"),
        (Line("First", label="1)"), "1. First"),
        (Line("Dot", label="•"), "- Dot"),
        (Line("a\tb", cells=("a", "b")), "a – b"),
    ],
)
def test_words_that_look_like_markup_stay_words(line, markdown):
    assert as_markdown(line) == markdown
