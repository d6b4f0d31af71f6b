"""Two who press at once, or one who presses twice: a motion, a vote and a resolution are each kept once."""

from datetime import UTC, datetime

from sqlalchemy import func, select

from models.agenda import AgendaItem
from models.minutes_vocabulary import MotionOutcome, ResolutionOutcome, VoteMethod
from models.motion import Motion, Vote
from models.resolution import Recommendation, Resolution
from models.rules import RuleBroken
from tests.decided_meetings import HELD_ON, motion, moved, quorate, resolution, voted
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.services import motions, resolutions, votes
from webapp.services.actors import operator
from webapp.services.revisions import ChangedMeanwhile

BY = {"by": operator(on=HELD_ON), "at": datetime(2030, 6, 18, 10, 0, tzinfo=UTC)}


def number_of(record) -> int:
    db.session.expire_all()
    return db.session.scalar(select(func.count()).select_from(record))


def twice(app, act) -> list[Exception]:
    return one_after_the_other(app, act, lambda: act())


def test_a_motion_sent_twice_is_kept_once_and_the_same_words_may_be_moved_again_once_decided(app):
    item, (ann, *_) = quorate()
    number, said = item.id, moved(mover_id=ann.id)

    faults = twice(app, lambda: motions.move(db.session.get_one(AgendaItem, number), said, **BY))

    assert (faults, number_of(Motion)) == ([], 1)
    first = motions.of_item(item)[0]
    votes.take(first, voted(VoteMethod.SHOW_OF_HANDS, 0, 4), revision=str(first.revision), **BY)
    assert motions.move(item, said, **BY) is not first


def test_a_resolution_sent_twice_is_kept_once_with_one_recommendation(app):
    number = quorate()[0].id
    said = {"outcome": ResolutionOutcome.RECOMMENDED, "text": "That it act.", "to_committee_id": None, "to_body": "X"}

    faults = twice(app, lambda: resolutions.resolve(db.session.get_one(AgendaItem, number), said, **BY))

    assert (faults, number_of(Resolution), number_of(Recommendation)) == ([], 1, 1)


def test_a_motion_made_a_resolution_twice_at_once_is_one(app):
    item, _ = quorate()
    number = motion(item, outcome=MotionOutcome.CARRIED).id

    faults = twice(app, lambda: resolutions.from_motion(db.session.get_one(Motion, number), revision="1", **BY))

    assert [type(one) for one in faults] == [RuleBroken]
    assert number_of(Resolution) == 1


def test_of_two_who_record_a_vote_at_once_the_second_is_told(app):
    number = motion(quorate()[0]).id

    def take():
        votes.take(db.session.get_one(Motion, number), voted(VoteMethod.SHOW_OF_HANDS, 3, 1), revision="1", **BY)

    faults = twice(app, take)

    assert [type(one) for one in faults] == [ChangedMeanwhile]
    assert number_of(Vote) == 1


def test_a_motion_withdrawn_while_another_puts_it_is_not_carried_too(app):
    number = motion(quorate()[0]).id

    def put():
        votes.take(db.session.get_one(Motion, number), voted(VoteMethod.WITHOUT_DISSENT), revision="1", **BY)

    def withdraw():
        motions.withdraw(db.session.get_one(Motion, number), revision="1", **BY)

    faults = one_after_the_other(app, put, withdraw)

    assert [type(one) for one in faults] == [ChangedMeanwhile]
    assert db.session.get_one(Motion, number).outcome is MotionOutcome.CARRIED


def test_two_who_move_resolutions_leave_every_place_taken_once(app):
    item, _ = quorate()
    numbers = [resolution(item, f"Part {place}", position=place).id for place in (1, 2, 3, 4)]

    def up(place):
        return lambda: resolutions.move_up(db.session.get_one(Resolution, numbers[place]), revision="1", **BY)

    faults = one_after_the_other(app, up(2), up(3))

    places = {number: db.session.get_one(Resolution, number).position for number in numbers}
    assert faults == []
    assert sorted(places, key=places.__getitem__) == [numbers[0], numbers[2], numbers[3], numbers[1]]
    assert sorted(places.values()) == [1, 2, 3, 4]
