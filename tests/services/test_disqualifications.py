"""Members of the council disqualified together: the quorum on the clerk's screen, and the note of it."""

from datetime import UTC, date, datetime

import pytest

from models.rules import RuleBroken
from models.rules.quorum import COUNCIL_SOURCE, DEPLETED_SOURCE
from models.vocabulary import CommitteeKind, Role
from tests import factories
from webapp.database import db
from webapp.services import at_the_meeting, disqualifications
from webapp.services.actors import NotAllowed, acting, operator
from webapp.services.revisions import ChangedMeanwhile

AT = datetime(2030, 9, 1, 9, 30, tzinfo=UTC)
MADE = {"by": operator(on=AT.date()), "at": AT}
GONE = {"disqualified_at_once": 5, "disqualified_on": date(2030, 8, 1)}


@pytest.fixture
def council(app):
    """Twelve seats, of which seven are held from August on."""
    found = factories.committee(name="Council", kind=CommitteeKind.COUNCIL)
    for number in range(12):
        ends_on = date(2030, 7, 31) if number < 5 else None
        factories.seat(found, factories.member(), ends_on=ends_on)
        if ends_on:
            factories.seat(found, None, starts_on=date(2030, 8, 1))
    return found


def quorum_on(council, day):
    meeting = factories.meeting(council, held_on=day)
    db.session.expire_all()
    return at_the_meeting.room(meeting).count.quorum


def test_the_quorum_is_of_those_who_remain_from_that_day_on(council):
    disqualifications.note(council, **GONE, revision="1", **MADE)

    before, after = quorum_on(council, date(2030, 7, 10)), quorum_on(council, date(2030, 9, 10))

    assert (before.needed, before.source) == (3, COUNCIL_SOURCE)
    assert (after.needed, after.source) == (2, DEPLETED_SOURCE)


def test_vacancies_that_are_not_noted_as_disqualifications_change_nothing(council):
    assert quorum_on(council, date(2030, 9, 10)).needed == 3


def test_it_is_of_the_whole_number_again_when_two_thirds_are_in_office(council):
    disqualifications.note(council, **GONE, revision="1", **MADE)
    vacancy = next(seat for seat in council.seats if seat.member_id is None)
    vacancy.member = factories.member()
    db.session.flush()

    assert quorum_on(council, date(2030, 9, 10)).source == COUNCIL_SOURCE


def test_no_more_become_disqualified_than_there_were_that_day(council):
    with pytest.raises(RuleBroken, match="The council had 12 members that day") as broken:
        disqualifications.note(council, **{**GONE, "disqualified_at_once": 13}, revision="1", **MADE)

    assert broken.value.field == "disqualified_at_once"


def test_a_note_is_for_the_council_alone_and_for_who_keeps_it(council):
    panel = factories.committee()

    with pytest.raises(RuleBroken, match="full council"):
        disqualifications.note(panel, **GONE, revision="1", **MADE)
    with pytest.raises(NotAllowed):
        by = acting(factories.user(Role.OFFICER, committee=panel), on=AT.date())
        disqualifications.note(council, **GONE, revision="1", by=by, at=AT)


def test_the_second_of_two_officers_is_told(council):
    disqualifications.note(council, **GONE, revision="1", **MADE)

    with pytest.raises(ChangedMeanwhile):
        disqualifications.note(council, disqualified_at_once=6, disqualified_on=AT.date(), revision="1", **MADE)
