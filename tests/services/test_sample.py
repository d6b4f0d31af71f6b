"""The sample council: fresh on any day, at every stage, and never with an open door."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from sqlalchemy import select

from models.meeting import Meeting
from models.minutes import Minutes
from models.minutes_vocabulary import OwedKind
from models.publication import Published, PublishedMeeting
from models.published_scorecard import PublishedScorecard
from models.scorecard import Scorecard
from models.user import User
from models.vocabulary import MeetingStatus, Part
from tests.browser_client import Browser
from webapp import clock
from webapp.database import db
from webapp.services import actions, audit, owed, owed_sentences, recommendations, sample, working_calendar
from webapp.services.sample_reports import PRIVATE
from webapp.services.sample_year import CYP


@pytest.fixture
def settings(app):
    """Change a setting for one test."""
    usual = app.config["SETTINGS"]
    yield lambda **fields: app.config.update(SETTINGS=replace(usual, **fields))
    app.config["SETTINGS"] = usual


def upcoming(slug: str) -> Meeting:
    wanted = select(Meeting).where(Meeting.held_on > clock.today()).order_by(Meeting.held_on, Meeting.id)
    return next(meeting for meeting in db.session.scalars(wanted) if meeting.committee.slug == slug)


# A Saturday, and the eve of two bank holidays.
@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2026, 12, 24)])
def test_on_any_day_one_is_overdue_one_due_and_one_public(app, day):
    with time_machine.travel(datetime.combine(day, datetime.min.time(), clock.LONDON) + timedelta(hours=11)):
        assert sample.load_into_empty()
        db.session.commit()

        overdue, due_now, public = upcoming(CYP), upcoming("planning-committee"), upcoming("audit-committee")
        at = clock.now()
        assert not working_calendar.notice_if_published(overdue.held_on, at=at).is_enough
        last = working_calendar.notice_if_published(due_now.held_on, at=at)
        assert last.is_enough
        assert last.latest_on <= clock.today() + timedelta(days=4)
        rows = db.session.scalars(select(PublishedMeeting).order_by(PublishedMeeting.meeting_id))
        with_agenda = {row.meeting_id for row in rows if row.has_agenda}
        assert public.id in with_agenda
        assert not {overdue.id, due_now.id} & with_agenda
        cancelled = select(Meeting).where(Meeting.status == MeetingStatus.CANCELLED).order_by(Meeting.id)
        assert len(db.session.scalars(cancelled).all()) == 1
        assert list(audit.verify()) == []


def test_every_public_page_leads_to_the_form_for_residents_who_suggest_a_topic(app):
    sample.load_into_empty()
    db.session.commit()

    foot = Browser(app).open("/").text.split("<footer")[1]

    assert 'href="/suggest-a-topic"' in foot


def test_its_part_2_item_gives_nothing_away(app):
    sample.load_into_empty()
    db.session.commit()

    meeting = upcoming("audit-committee")
    (private,) = [item for item in meeting.items if item.part is Part.PRIVATE]
    (report,) = private.documents
    live = db.session.scalars(select(Published).order_by(Published.address)).all()

    assert private.heading == PRIVATE.heading
    assert [one.address for one in live if PRIVATE.heading in one.body or report.sha256 in one.body] == []
    address = f"/committees/audit-committee/meetings/{meeting.held_on}"
    page = Browser(app).open(address).text
    assert private.public_heading in page
    assert PRIVATE.heading not in page


def test_it_is_not_loaded_where_the_deployment_wants_none(app, settings):
    settings(demo=False)

    assert not sample.load_into_empty()
    assert sample.sign_ins() == []


def test_its_accounts_have_no_password_where_others_can_reach_the_site(app, settings):
    settings(host="0.0.0.0")

    assert sample.load_into_empty()

    assert {user.password_hash for user in db.session.scalars(select(User).order_by(User.id))} == {None}
    assert sample.sign_ins() == []


def test_a_draft_is_public_with_what_came_of_it_and_another_is_being_written(app):
    sample.load_into_empty()
    db.session.commit()

    issued, written = db.session.scalars(select(Minutes).order_by(Minutes.issued_at.is_(None), Minutes.id))
    page = Browser(app).open(f"/committees/{CYP}/meetings/{issued.meeting.held_on}/minutes").text
    (sent,) = recommendations.of_committee(issued.meeting.committee)
    overdue, due = sorted(actions.of_meeting(issued.meeting), key=lambda one: one.due_on or clock.today())
    kinds = [one.kind for one in owed.of_meeting(issued.meeting)]

    assert "3) That the figures for each district are set out in the next report." in " ".join(page.split())
    assert "Against:" in page and "Abstaining:" in page
    assert sent.to_committee.slug == "council" and sent.notice_on == clock.day_of(issued.issued_at)
    assert overdue.due_on < clock.today() < due.due_meeting.held_on
    assert sorted(kinds) == [OwedKind.ASK, OwedKind.UNDERTAKING]
    assert written.meeting.held_on < clock.today() and owed_sentences.unmarked(written.meeting)


# The first hour of a day: in winter, and in summer, when that is the day before in Greenwich.
@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 7, 1)])
def test_it_is_loaded_at_any_hour(app, day):
    with time_machine.travel(datetime.combine(day, time(0, 20), clock.LONDON), tick=False):
        assert sample.load_into_empty()
        db.session.commit()


# A day within a quarter, and the first day of one.
@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2027, 1, 1)])
def test_three_quarters_of_its_scorecard_went_to_meetings_and_can_be_compared(app, day):
    with time_machine.travel(datetime.combine(day, datetime.min.time(), clock.LONDON) + timedelta(hours=11)):
        sample.load_into_empty()
        db.session.commit()

        rows = db.session.scalars(select(PublishedScorecard).order_by(PublishedScorecard.period_on)).all()
        held = [db.session.get_one(Meeting, row.meeting_id).held_on for row in rows]
        waiting = db.session.scalars(select(Scorecard).order_by(Scorecard.period_on.desc())).first()
        earliest = Browser(app).open(rows[0].address).text
        compared = Browser(app).open(f"{rows[2].address}?with={rows[0].period_key}").text

        assert len(rows) == 3 and len({row.period_key for row in rows}) == 3
        assert held == sorted(held) and held[-1] < clock.today()
        assert waiting.item.meeting == upcoming(CYP) and waiting.period_on > rows[-1].period_on
        assert "shows 68.3%" in earliest and "shows 67.1%" in earliest
        assert "From near its target to on track." in compared
