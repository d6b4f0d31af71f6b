"""Actions: given, corrected, followed until they end, and given again."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from models.action import Action
from models.audit import AuditEvent
from models.committee import Committee
from models.minutes import Minute
from models.minutes_vocabulary import ActionStatus, OwedKind, OwedStatus
from models.owed import Owed
from models.rules import RuleBroken
from models.rules.actions import Due, Owner, Source
from models.vocabulary import MeetingStatus
from tests import factories
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.services import action_facts, action_lists, actions
from webapp.services.actors import acting, operator
from webapp.services.revisions import ChangedMeanwhile

NOW = datetime(2019, 6, 18, 9, 0, tzinfo=UTC)
BY = operator(on=NOW.date())
HELD_ON = date(2019, 3, 12)
KING = Owner(name="Helen King", email="helen@example.org")


@pytest.fixture
def held(app) -> SimpleNamespace:
    committee = factories.committee()
    meeting = factories.meeting(committee, held_on=HELD_ON)
    return SimpleNamespace(committee=committee, meeting=meeting, item=factories.item(meeting, "Strategy"))


def give(held: SimpleNamespace, **others) -> Action:
    source = Source(meeting_id=held.meeting.id, item_id=held.item.id)
    usual = {"text": "Report on milestones", "owner": KING, "due": Due(every_months=6), "from_": source}
    action = actions.give(held.committee, **{**usual, **others}, by=BY, at=NOW)
    db.session.commit()
    return action


def done(action: Action, text: str = "Reported.") -> None:
    actions.update(action, status=ActionStatus.DONE, text=text, by=BY, at=NOW)
    db.session.commit()


def still_to_do(held: SimpleNamespace) -> list[Action]:
    open_ones, _ = action_lists.of_committee(held.committee, on=NOW.date())
    return [one.action for one in open_ones]


def test_an_action_with_a_cadence_is_first_due_that_long_after_its_meeting(held) -> None:
    action = give(held)

    assert action_facts.due_on(action) == date(2019, 9, 12)
    assert action_facts.owner_of(action) == "Helen King"
    assert actions.of_meeting(held.meeting) == [action]


def test_done_it_is_given_again_on_its_own_day_and_only_once(held) -> None:
    action = give(held)

    done(action)
    actions.update(action, status=ActionStatus.IN_PROGRESS, text="Not quite.", by=BY, at=NOW)
    done(action)

    (again,) = still_to_do(held)
    assert (again.follows_id, again.due_on, again.owner_email) == (action.id, date(2020, 3, 12), KING.email)
    assert [update.status for update in action.updates] == ["done", "in progress", "done"]


def test_an_action_due_at_a_meeting_moves_with_it(held) -> None:
    later = factories.meeting(held.committee, held_on=date(2019, 9, 24))
    action = give(held, due=Due(meeting_id=later.id))

    later.held_on = date(2019, 10, 1)

    assert action_facts.due_on(action) == date(2019, 10, 1)


@pytest.mark.parametrize(
    ("others", "field"),
    [
        ({"text": " "}, "text"),
        ({"owner": Owner()}, "owner"),
        ({"due": Due()}, "due_on"),
    ],
)
def test_an_action_without_words_owner_or_end_is_refused_at_its_place(held, others, field) -> None:
    with pytest.raises(RuleBroken) as refused:
        give(held, **others)

    assert refused.value.field == field


def test_a_meeting_of_another_committee_or_a_cancelled_one_is_refused(held) -> None:
    elsewhere = factories.meeting(held_on=date(2019, 9, 24))
    cancelled = factories.meeting(held.committee, held_on=date(2019, 9, 24), status=MeetingStatus.CANCELLED)

    for meeting, sentence in ((elsewhere, "of this committee"), (cancelled, "is cancelled")):
        with pytest.raises(RuleBroken, match=sentence):
            give(held, due=Due(meeting_id=meeting.id))


def test_what_was_owed_is_followed_up_by_its_action(held) -> None:
    minute = factories.keep(Minute(meeting=held.meeting, item=held.item, text="She would provide figures."))
    promise = factories.keep(Owed(minute=minute, kind=OwedKind.UNDERTAKING, quoted="would provide", marked_at=NOW))

    give(held, from_=Source(held.meeting.id, held.item.id, owed_id=promise.id))

    assert promise.status is OwedStatus.FOLLOWED


def test_a_new_owner_ends_the_links_of_the_last(held) -> None:
    action = give(held)
    same = {"text": action.text, "due": Due(on=date(2019, 9, 1)), "is_public": True}

    actions.correct(action, owner=KING, **same, revision=str(action.revision), by=BY, at=NOW)
    kept = action.link_number
    actions.correct(
        action, owner=Owner(name="Paul", email="p@example.org"), **same, revision=str(action.revision), by=BY, at=NOW
    )

    assert (kept, action.link_number) == (1, 2)


def test_the_second_of_two_who_correct_it_is_told(held) -> None:
    action = give(held)
    seen, same = str(action.revision), {"owner": KING, "due": Due(on=date(2019, 9, 1)), "is_public": True}
    actions.correct(action, text="First", **same, revision=seen, by=BY, at=NOW)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        actions.correct(action, text="Second", **same, revision=seen, by=BY, at=NOW)


def test_an_update_that_says_nothing_new_is_refused(held) -> None:
    action = give(held)

    with pytest.raises(RuleBroken, match="what is new"):
        actions.update(action, status=ActionStatus.OPEN, by=BY, at=NOW)


def test_an_action_taken_away_is_in_no_list_and_takes_no_update(held) -> None:
    action = give(held)

    actions.remove(action, by=BY, at=NOW)

    assert still_to_do(held) == actions.of_meeting(held.meeting) == []
    with pytest.raises(RuleBroken, match="taken away"):
        done(action)


def test_a_form_sent_twice_gives_the_action_once(app, held) -> None:
    number, source = held.committee.id, Source(held.meeting.id, held.item.id)
    said = {"text": " Report on milestones", "owner": KING, "due": Due(every_months=6), "from_": source}

    def send() -> None:
        actions.give(db.session.get_one(Committee, number), **said, by=BY, at=NOW)

    faults = one_after_the_other(app, send, lambda: send())

    (kept,) = still_to_do(held)
    later = actions.give(held.committee, **said, by=BY, at=NOW + timedelta(seconds=50))
    assert (faults, later) == ([], kept)
    assert db.session.query(AuditEvent).filter_by(what="action given").count() == 1


@pytest.mark.parametrize("from_a_meeting", [True, False])
def test_what_differs_or_comes_later_or_from_somebody_else_is_an_action_of_its_own(held, from_a_meeting) -> None:
    source = Source(held.meeting.id, held.item.id) if from_a_meeting else Source()
    said = {"text": "Report", "owner": KING, "due": Due(every_months=6), "from_": source, "by": BY, "at": NOW}
    clerk = acting(factories.officer(), on=NOW.date())
    others = [
        {},
        {"text": "Report again"},
        {"owner": Owner(name="Paul")},
        {"due": Due(every_months=3)},
        {"is_public": False},
        {"at": NOW + timedelta(minutes=2)},
        {"by": clerk},
    ]

    given = {actions.give(held.committee, **{**said, **other}).id for other in others}

    assert len(given) == len(others)
