"""Everybody three real papers name: who sits as what from which day, and who came on 12 March 2019."""

import re
from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import select

from models.attendance import Attendance
from models.committee import Committee
from models.meeting import Meeting
from models.vocabulary import AttendanceStatus, SeatRole
from tests import factories
from tests.browser_client import Browser
from webapp import clock
from webapp.database import db
from webapp.services.actors import operator
from webapp.services.council_file import loading, reading, releasing

FOLDER = Path(__file__).parent
NAMED_ON = {"warwickshire": date(2019, 6, 18), "worcestershire": date(2019, 7, 17), "merton": date(2018, 10, 9)}

# As the papers print them: the role, then each name with what they sit as.
PEOPLE = {
    "warwickshire": {
        SeatRole.CHAIR: ["Yousef Dahmash"],
        SeatRole.VICE_CHAIR: ["Pam Williams"],
        SeatRole.MEMBER: [
            *("Margaret Bell", "Jonathan Chilvers", "Corinne Davies", "Pete Gilbert", "Daniel Gissane"),
            *("Howard Roberts", "Dominic Skinner", "Chris Williams"),
        ],
        SeatRole.EDUCATION_CHURCH: [
            "Joseph Cannon, Church representative",
            "Reverend Elaine Scrivens, Church representative",
        ],
        SeatRole.EDUCATION_PARENT: ["John McRoberts, Parent Governor representative"],
        SeatRole.NON_VOTING: ["Sean Taylor, Chair of Warwickshire Teachers' Representative Panel"],
        SeatRole.PORTFOLIO_HOLDER: [
            "Colin Hayfield, Portfolio Holder for Education and Learning",
            "Jeff Morgan, Portfolio Holder for Children's Services",
        ],
        SeatRole.SPOKESPERSON: ["Pam Williams", "Corinne Davies", "Dominic Skinner", "Jonathan Chilvers"],
    },
    "worcestershire": {
        SeatRole.CHAIR: ["Mrs F M Oborski"],
        SeatRole.VICE_CHAIR: ["Mrs J A Potter"],
        SeatRole.MEMBER: [
            *("Ms P Agar", "Mr T Baker-Price", "Mr B Clayton", "Ms R L Dent", "Mr P M McDonald", "Mr S J Mackay"),
            "Ms T L Onslow",
        ],
        SeatRole.EDUCATION_CHURCH: ["Bryan Allbut, Church of England"],
        SeatRole.EDUCATION_PARENT: ["Vacancy"],
        SeatRole.CHAMPION: [
            *("Mr T Baker-Price, Safeguarding", "Mrs F M Oborski, Education", "Mrs J A Potter, Looked After Children"),
            "Bob Banks, Finance/budget",
        ],
    },
    # Its one paper does not list the panel: it names two performance leads and two lead members.
    "merton": {
        SeatRole.MEMBER: ["Eleanor Stringer, Performance lead", "Hayley Ormrod, Performance lead"],
        SeatRole.PORTFOLIO_HOLDER: [
            "Kelly Braund, Cabinet Member for Children Services",
            "Caroline Cooper-Marbiah, Cabinet Member for Education",
        ],
    },
}
# The minutes name four young people too. They are not members, and are left out of the tests as well.
PRESENT = {
    *("Margaret Bell", "Jonathan Chilvers", "Yousef Dahmash", "Corinne Davies", "Jerry Roodhouse", "Chris Williams"),
    *("Pam Williams", "Colin Hayfield", "Jeff Morgan", "Izzi Seccombe", "Alan Webb", "Dr Peter Kent"),
    *("Shinderpaul Bhangal", "Jenny Butlin-Moran", "Hannah Heath", "Cheryl Jones", "Helen King", "Tom McColgan"),
    "Paul Senior",
}
APOLOGIES = {"Barker", "Pete Gilbert", "Sean Taylor"}


@pytest.fixture
def committee(app, paper) -> Committee:
    on = NAMED_ON[paper].replace(day=1)
    by, at = operator(on=on), clock.moment_of(on, time(9))
    loaded = loading.load(reading.read((FOLDER / f"{paper}.json").read_bytes()), by=by, at=at)
    releasing.publish(loaded, by=by, at=at)
    db.session.commit()
    return db.session.scalars(select(Committee).order_by(Committee.id)).one()


def named(seat) -> str:
    return ", ".join(filter(None, (seat.member.name if seat.member else "Vacancy", seat.capacity)))


@pytest.mark.parametrize("paper", PEOPLE)
def test_everybody_sits_as_the_paper_says(committee, paper):
    held = [seat for seat in committee.seats if seat.is_held_on(NAMED_ON[paper])]

    found = {role: [named(seat) for seat in held if seat.role is role] for role in SeatRole}

    assert {role: people for role, people in found.items() if people} == PEOPLE[paper]


@pytest.mark.parametrize("paper", PEOPLE)
def test_everybody_is_on_the_pages_of_the_committee_and_has_one_of_their_own(app, committee, paper):
    browser = Browser(app)
    page = words(browser.open(f"/committees/{committee.slug}").text)
    seats = [seat for seat in committee.seats if seat.is_held_on(NAMED_ON[paper])]

    assert [named(seat) for seat in seats if seat.member and seat.member.name not in page] == []
    pages = {seat.member.name: browser.open(f"/members/{seat.member.slug}") for seat in seats if seat.member}
    assert {name: one.status for name, one in pages.items() if name not in words(one.text)} == {}


@pytest.mark.parametrize("paper", ["warwickshire"])
def test_the_minutes_say_who_came_on_12_march_2019_and_who_sent_apologies(committee):
    meeting = db.session.scalars(select(Meeting).where(Meeting.held_on == date(2019, 3, 12))).one()
    marked = db.session.scalars(select(Attendance).where(Attendance.meeting_id == meeting.id)).all()

    assert {one.member.name for one in marked if one.status is AttendanceStatus.PRESENT} == PRESENT
    assert {one.member.name for one in marked if one.status is AttendanceStatus.APOLOGIES} == APOLOGIES
    assert {one.status for one in marked} == {AttendanceStatus.PRESENT, AttendanceStatus.APOLOGIES}


@pytest.mark.parametrize("paper", ["warwickshire"])
def test_the_clerk_reads_who_came(app, committee):
    meeting = db.session.scalars(select(Meeting).where(Meeting.held_on == date(2019, 3, 12))).one()

    page = words(Browser(app).sign_in(factories.officer()).open(f"/staff/meetings/{meeting.id}/at-the-meeting").text)

    assert {name for name in PRESENT | APOLOGIES if name not in page} == set()


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page)).replace("&#39;", "'")
