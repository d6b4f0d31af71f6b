"""Under which heading of the minutes somebody is printed who attends without a vote."""

from dataclasses import dataclass

import pytest

from models.minutes_vocabulary import AttendeeCategory as Heading
from models.rules import attendance_categories as rules
from models.vocabulary import MemberKind, SeatRole


@pytest.mark.parametrize(
    ("kind", "seats", "is_executive", "heading"),
    [
        (MemberKind.COUNCILLOR, {SeatRole.PORTFOLIO_HOLDER}, False, Heading.PORTFOLIO_HOLDER),
        (MemberKind.COUNCILLOR, (), True, Heading.PORTFOLIO_HOLDER),
        (MemberKind.COUNCILLOR, (), False, Heading.COUNCILLOR),
        (MemberKind.COUNCILLOR, {SeatRole.INVITEE}, False, Heading.INVITEE),
        (MemberKind.REPRESENTATIVE, {SeatRole.NON_VOTING}, False, Heading.REPRESENTATIVE),
        (MemberKind.OFFICER, (), False, Heading.OFFICER),
        (MemberKind.PARTNER, (), False, Heading.PARTNER),
    ],
)
def test_the_heading_follows_from_seat_office_and_kind(kind, seats, is_executive, heading):
    assert rules.category_of(kind, seats, is_executive=is_executive) is heading


def test_what_the_clerk_chose_wins():
    assert rules.category_of(MemberKind.COUNCILLOR, chosen=Heading.INVITEE) is Heading.INVITEE


def test_every_heading_and_every_kind_of_member_has_words():
    assert set(rules.HEADINGS) == set(Heading)
    for kind in MemberKind:
        assert rules.category_of(kind) in Heading


@dataclass
class Somebody:
    name: str
    category: Heading


def test_people_stand_under_their_headings_in_the_order_of_the_minutes():
    people = [Somebody("King", Heading.OFFICER), Somebody("Hayfield", Heading.PORTFOLIO_HOLDER)]
    people += [Somebody("Heath", Heading.OFFICER)]

    found = [(heading, [one.name for one in group]) for heading, group in rules.by_heading(people)]

    assert found == [(Heading.PORTFOLIO_HOLDER, ["Hayfield"]), (Heading.OFFICER, ["King", "Heath"])]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Helen King, Deputy Director of Public Health", ("Helen King", "Deputy Director of Public Health")),
        ("  Samren  Reddy , Warwickshire Youth Parliament", ("Samren Reddy", "Warwickshire Youth Parliament")),
        ("• Paul Senior, Interim Assistant Director, Education and Learning",
         ("Paul Senior", "Interim Assistant Director, Education and Learning")),
        ("Councillor Alan Webb", ("Councillor Alan Webb", "")),
        (", of nowhere", ("", "of nowhere")),
    ],
)  # fmt: skip
def test_a_line_is_a_name_and_what_they_are(line, read):
    assert rules.read_line(line) == read
