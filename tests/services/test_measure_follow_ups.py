"""What a committee does about a measure, with what the scorecard said of it."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
import time_machine

from models.action import Action
from models.audit import AuditEvent
from models.rules import RuleBroken
from models.rules.actions import Due, Owner
from models.scorecard import MeasureFollowUp
from models.scorecard_vocabulary import FollowUpKind
from models.suggestion import Suggestion
from models.vocabulary import Part, Role
from models.work_programme import TopicItem
from tests import (
    asked_why,
    decided_meetings,
    factories,
    measured,
    planned_topics,
    recommended,
    scored,
    suggested_topics,
)
from tests.asked_why import question
from tests.published_council import publish_council
from webapp import clock
from webapp.database import db
from webapp.services import measure_follow_ups, measure_marks, recommendations, suggestions
from webapp.services.actors import NotAllowed, acting
from webapp.services.revisions import ChangedMeanwhile

TO_DO = {
    "text": "A report on placements.",
    "owner": Owner(name="The Director"),
    "due": Due(on=date(2031, 1, 31)),
    "is_public": True,
}


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(asked_why.ASKED_AT, tick=False):
        yield


@pytest.fixture
def had(app):
    """A committee that had its scorecard among its papers."""
    return scored.among_papers()


def act(had, **more) -> MeasureFollowUp:
    made = measure_follow_ups.act(
        had.looked_after, had.scorecard, question(had.committee, **more), TO_DO, **measured.act()
    )
    db.session.commit()
    return made


def test_why_becomes_an_action_with_what_the_scorecard_says(had):
    made = act(had)

    assert db.session.get_one(Action, made.action_id).text == "A report on placements."
    assert made.kind is FollowUpKind.ACTION
    assert made.evidence == {
        "measure": "7 No. of children looked after",
        "period": "2018/19",
        "shown": "660",
        "target": "580",
        "standing": "off track",
        "travel": "It rose, and a rise is not good here. Performance is declining.",
        "sentence": "7 No. of children looked after: 660 in 2018/19, 80 above its target of 580 and 9 more than the "
        "651 of 2017/18. It is off track and getting worse.",
        "address": f"{scored.ADDRESS}/versions/1#measure-{had.looked_after.id}",
    }


def test_evidence_is_what_the_committee_saw_whatever_was_restated_since(had):
    scored.restate(had.looked_after, "540")

    assert act(had).evidence["shown"] == "660"


def test_without_a_scorecard_it_is_how_the_measure_stands_and_not_public(had):
    scored.restate(had.looked_after, "540")

    made = measure_follow_ups.note(had.looked_after, None, question(had.committee), **measured.act())

    assert (made.evidence["shown"], made.evidence["address"]) == ("540", "")
    assert measure_follow_ups.public_only([made]) == []


def test_a_number_too_small_to_publish_is_in_no_evidence(had):
    small = measured.measure(had.framework, "Injuries", (had.committee,), suppress_below=5)
    measured.reading(small, "3")

    made = measure_follow_ups.note(small, None, question(had.committee), **measured.act())

    assert made.evidence["shown"] == "Suppressed"
    assert "3" not in made.evidence["sentence"]


def test_an_action_asked_for_at_the_meeting_comes_from_its_item(had):
    action = db.session.get_one(Action, act(had, asked_on=had.meeting.held_on).action_id)

    assert (action.meeting_id, action.item_id) == (had.meeting.id, had.scorecard.item_id)


def test_before_the_meeting_it_comes_from_no_minute(had):
    before = had.meeting.held_on - timedelta(days=1)

    assert db.session.get_one(Action, act(had, asked_on=before).action_id).meeting_id is None


def test_why_becomes_a_suggestion_for_the_work_programme(had):
    made = measure_follow_ups.suggest(
        had.looked_after, had.scorecard, question(had.committee), "Placements", **measured.act()
    )
    db.session.commit()

    kept = db.session.get_one(Suggestion, made.suggestion_id)
    assert (kept.title, kept.why, kept.committee_id) == ("Placements", "Why is it rising?", had.committee.id)
    assert [one.id for one in measure_follow_ups.of_suggestion(kept.id)] == [made.id]


def test_pressed_twice_it_is_kept_once(had):
    first, again = act(had), act(had)

    assert first.id == again.id
    assert db.session.query(Action).count() == 1


def test_a_member_asks_why_and_the_suggestion_is_theirs(had):
    member = suggested_topics.seated(had.committee)
    asked = question(had.committee, asked_by_id=member.id)

    made = measure_follow_ups.ask_as_member(
        member, had.looked_after, had.scorecard, asked, "Placements",
        by=suggested_topics.as_member(member), at=clock.now(),
    )  # fmt: skip
    db.session.commit()

    assert (made.asked_by_id, made.suggestion.member_id) == (member.id, member.id)
    assert made.evidence["address"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"asked": "  "}, "asked"),
        ({"asked": "a" * 4001}, "asked"),
        ({"asked_on": date(2030, 6, 6)}, "asked_on"),
        ({"committee_id": None}, "committee_id"),
    ],
)
def test_what_cannot_be_so_is_refused_beside_its_field(had, wrong, field):
    with pytest.raises(RuleBroken) as refused:
        measure_follow_ups.note(had.looked_after, None, question(had.committee, **wrong), **measured.act())

    assert refused.value.field == field


def test_a_committee_that_never_had_the_measure_does_not_ask(had):
    other = factories.committee()

    with pytest.raises(RuleBroken):
        measure_follow_ups.note(had.looked_after, None, question(other), **measured.act())


def test_only_who_records_the_committee_writes_its_questions_down(had):
    elsewhere = factories.officer(committee=factories.committee())
    keeper = factories.user(Role.PERFORMANCE_OFFICER)

    for one in (elsewhere, keeper):
        with pytest.raises(NotAllowed):
            measure_follow_ups.askers(had.looked_after, had.scorecard, by=acting(one, on=clock.today()))


def sent_by(had):
    resolution = decided_meetings.resolution(had.report, "That Cabinet be asked to review placements.")
    sent = recommendations.send_from(resolution, text=resolution.text, to_body="Cabinet", **measured.act())
    db.session.commit()
    return sent


def test_a_recommendation_is_linked_once_and_only_of_the_committee_that_asks(had):
    sent = sent_by(had)

    made = measure_follow_ups.link(had.looked_after, had.scorecard, question(had.committee), sent.id, **measured.act())
    db.session.commit()

    assert made.recommendation_id == sent.id
    assert measure_follow_ups.to_link(had.looked_after, [had.committee]) == []
    with pytest.raises(RuleBroken) as refused:
        measure_follow_ups.link(had.looked_after, None, question(had.committee), sent.id, **measured.act())
    assert refused.value.field == "recommendation_id"


def test_the_chart_marks_the_meeting_that_looked(had):
    (mark,) = measure_marks.of_measures([had.looked_after.id], on=clock.today())[had.looked_after.id]

    assert (mark["kind"], mark["on"]) == ("meeting", had.meeting.held_on.isoformat())


def test_the_chart_marks_a_linked_recommendation_once_it_is_public(app):
    sent = recommended.recommended()
    meeting = sent.resolution.meeting
    measure = measured.measure(committees=(meeting.committee,))
    measured.reading(measure, "660")
    measure_follow_ups.link(measure, None, question(meeting.committee), sent.id, **measured.act())
    db.session.commit()
    before = measure_marks.of_measures([measure.id], on=clock.today())

    recommended.make_public(meeting)

    assert before == {}
    (mark,) = measure_marks.of_measures([measure.id], on=clock.today())[measure.id]
    assert (mark["kind"], mark["words"]) == ("recommendation", sent.text)
    assert mark["address"].startswith("/")


@pytest.fixture
def taken_up(app):
    """A measure whose question became a public topic, which stood on the public agenda of a meeting gone by."""
    council = publish_council()
    measure = measured.measure(committees=(council.committee,))
    asked = question(council.committee)
    made = measure_follow_ups.suggest(measure, None, asked, "Placements", **measured.act())
    topic = planned_topics.topic(council.committee, "Placements")
    topic.is_public = True
    db.session.get_one(Suggestion, made.suggestion_id).topic_id = topic.id
    factories.keep(TopicItem(topic_id=topic.id, item_id=council.report.id, put_on_at=clock.now()))
    return SimpleNamespace(measure=measure, topic=topic, **vars(council))


def marks_of(made, on):
    return measure_marks.of_measures([made.measure.id], on=on).get(made.measure.id, [])


def test_the_chart_marks_the_meeting_that_took_up_what_was_asked(taken_up):
    (mark,) = marks_of(taken_up, taken_up.meeting.held_on + timedelta(days=1))

    assert (mark["kind"], mark["address"]) == ("meeting", taken_up.address)
    assert marks_of(taken_up, taken_up.meeting.held_on - timedelta(days=1)) == []


def test_what_the_public_is_not_told_of_a_topic_marks_no_chart(taken_up):
    over = taken_up.meeting.held_on + timedelta(days=1)
    taken_up.topic.is_public = False
    db.session.commit()

    assert marks_of(taken_up, over) == []

    taken_up.topic.is_public, taken_up.report.part = True, Part.PRIVATE
    taken_up.report.public_heading, taken_up.report.exempt_paragraphs = "A matter", [1]
    taken_up.report.exempt_reason = "It names a child."
    db.session.commit()
    assert marks_of(taken_up, over) == []


def test_what_was_written_down_by_mistake_is_taken_away_and_its_action_stays(had):
    made = act(had)

    measure_follow_ups.take_away(made, revision="1", **measured.act())
    db.session.commit()

    assert measure_follow_ups.of_measures([had.looked_after.id]) == {}
    assert db.session.get_one(Action, made.action_id).removed_at is None
    told = [
        one.what
        for one in db.session.query(AuditEvent).filter_by(subject_kind="measure_follow_up").order_by(AuditEvent.id)
    ]
    assert told == ["why asked of a measure", "question about a measure taken away"]


def test_what_somebody_answered_meanwhile_is_not_taken_away_unread(had):
    made = measure_follow_ups.note(had.looked_after, had.scorecard, question(had.committee), **measured.act())
    db.session.commit()
    measure_follow_ups.write_answer(made, "A letter of 1 July says why.", revision="1", **measured.act())
    db.session.commit()

    with pytest.raises(ChangedMeanwhile) as refused:
        measure_follow_ups.take_away(made, revision="1", **measured.act())

    assert "A letter of 1 July says why." in refused.value.message
    assert made.removed_at is None


def test_a_declined_suggestion_still_says_what_it_was_about(had):
    made = measure_follow_ups.suggest(
        had.looked_after, had.scorecard, question(had.committee), "Placements", **measured.act()
    )
    db.session.commit()
    suggestions.decline(made.suggestion, reason="It was on the last agenda.", revision="1", **measured.act())

    assert measure_follow_ups.of_suggestion(made.suggestion_id)[0].evidence["shown"] == "660"
