"""Committees: named once, reporting in no circle, with deadlines that are whole."""

from datetime import UTC, date, datetime, time

import pytest

from models.minutes_vocabulary import MinutesAudience
from models.rules import RuleBroken
from models.vocabulary import CommitteeKind, MeetingStatus, NumberingStyle, Role
from tests import factories
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.services import committees
from webapp.services.actors import NotAllowed, acting, operator

NOW = datetime(2030, 6, 1, 9, 30, tzinfo=UTC)
BY = operator(on=NOW.date())


def details(**changes):
    style = changes.pop("house_style_id", None) or factories.house_style().id
    return {
        "name": "Planning Committee",
        "kind": CommitteeKind.COMMITTEE,
        "remit": "",
        "parent_id": None,
        "house_style_id": style,
        "usual_venue": "",
        "usual_room": "",
        "usual_starts_at": time(10),
        "usual_minutes": 120,
        "numbering": NumberingStyle.PLAIN,
        "sub_numbering": NumberingStyle.BRACKETED,
        "speaking_days": None,
        "speaking_at": None,
        "webcast": "",
        "ended_on": None,
        "quorum": None,
        "balanced_seats": None,
        "allows_substitutes": True,
        "substitutes_are_named": False,
        "substitutes_share_group": True,
        "substitute_notice_hours": None,
        "prints_guidance": False,
        "draft_minutes": MinutesAudience.MEMBERS,
        "minutes_run_on": False,
        **changes,
    }


def edit(committee, **changes):
    fresh = details(name=committee.name, house_style_id=committee.house_style_id, **changes)
    return committees.edit(committee, fresh, revision=str(committee.revision), by=BY, at=NOW)


def test_the_address_is_made_from_the_name_and_stays(app):
    committee = committees.create(details(name="Children & Families' Panel"), by=BY, at=NOW)
    new_name = details(name="Families Panel", house_style_id=committee.house_style_id)
    committees.edit(committee, new_name, revision="1", by=BY, at=NOW)

    assert committee.name == "Families Panel"
    assert committee.slug == "children-and-families-panel"


def test_a_second_address_gets_a_number(app):
    factories.committee(name="Audit!", slug="audit")

    assert committees.create(details(name="Audit"), by=BY, at=NOW).slug == "audit-2"


def test_two_committees_of_one_name_are_refused_whatever_the_capitals(app):
    factories.committee(name="Planning Committee")

    with pytest.raises(RuleBroken, match="already a committee") as refused:
        committees.create(details(name="PLANNING committee"), by=BY, at=NOW)

    assert refused.value.field == "name"


def test_a_circle_of_committees_is_refused(app):
    top = factories.committee()
    middle = factories.committee(parent=top)
    bottom = factories.committee(parent=middle)

    with pytest.raises(RuleBroken, match="reports to this one") as refused:
        edit(top, parent_id=bottom.id)

    assert refused.value.field == "parent_id"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"speaking_days": 2}, "speaking_at"),
        ({"speaking_at": time(9)}, "speaking_days"),
        ({"speaking_days": 31, "speaking_at": time(9)}, "speaking_days"),
        ({"usual_minutes": 0}, "usual_minutes"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(app, change, field):
    committee = factories.committee()

    with pytest.raises(RuleBroken) as refused:
        edit(committee, **change)

    assert refused.value.field == field


def test_a_last_day_before_a_planned_meeting_is_refused_and_a_cancelled_one_is_no_matter(app):
    committee = factories.committee()
    factories.meeting(committee, held_on=date(2030, 7, 2))
    factories.meeting(committee, held_on=date(2030, 9, 3), status=MeetingStatus.CANCELLED)

    with pytest.raises(RuleBroken, match="It is to meet on 2 July 2030, after that day") as refused:
        edit(committee, ended_on=date(2030, 7, 1))
    assert refused.value.field == "ended_on"
    edit(committee, ended_on=date(2030, 7, 2))
    assert committee.ended_on == date(2030, 7, 2)


def test_an_officer_edits_their_own_committee_and_no_other_and_creates_none(app):
    own, other = factories.committee(), factories.committee()
    officer = acting(factories.user(Role.OFFICER, committee=own), on=NOW.date())
    words = details(name=own.name, house_style_id=own.house_style_id, remit="New words")

    committees.edit(own, words, revision="1", by=officer, at=NOW)
    db.session.commit()

    assert own.remit == "New words"
    with pytest.raises(NotAllowed):
        committees.edit(other, words, revision="1", by=officer, at=NOW)
    with pytest.raises(NotAllowed):
        committees.create(details(), by=officer, at=NOW)


def test_two_officers_who_set_up_committees_of_one_address_at_once_both_get_theirs(app):
    style = factories.house_style().id

    def setting_up(name):
        return lambda: committees.create(details(name=name, house_style_id=style), by=BY, at=NOW)

    faults = one_after_the_other(app, setting_up("Audit!"), setting_up("Audit?"))

    assert faults == []
    assert [one.slug for one in committees.all_committees()] == ["audit", "audit-2"]


def test_the_second_of_two_officers_who_set_up_the_same_committee_at_once_is_told_beside_the_name(app):
    style = factories.house_style().id
    act = {"by": BY, "at": NOW}

    def first():
        committees.create(details(house_style_id=style), **act)

    def second():
        committees.create(details(house_style_id=style), **act)

    (fault,) = one_after_the_other(app, first, second)

    assert isinstance(fault, RuleBroken)
    assert (fault.field, len(committees.all_committees())) == ("name", 1)


@pytest.mark.parametrize(
    ("field", "number"), [("quorum", 0), ("balanced_seats", 501), ("substitute_notice_hours", 337), ("quorum", -1)]
)
def test_a_number_that_cannot_be_is_refused_beside_its_field(app, field, number):
    with pytest.raises(RuleBroken) as refused:
        committees.create(details(**{field: number}), by=BY, at=NOW)

    assert refused.value.field == field and "or leave it empty" in refused.value.message
