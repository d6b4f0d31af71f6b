"""Minutes go out: whole, to those who may read them, approved where the law says, and never edited afterwards."""

import json
from datetime import time, timedelta

import pytest
from sqlalchemy import select

from models.agenda import AgendaItem
from models.minutes import IssuedDraft, Minute
from models.minutes_vocabulary import MinutesAudience, MinutesStatus
from models.publication import Published, PublishedMeeting, PublishedResolution
from models.rules import RuleBroken
from models.vocabulary import ItemKind, MeetingKind, SubjectKind, Verb
from tests import factories, issued_minutes
from tests.issued_minutes import act, approved, held, issue, later
from webapp import clock
from webapp.database import db
from webapp.services import (
    documents,
    issuing,
    ledger,
    minutes,
    minutes_bodies,
    minutes_publishing,
    publishing,
    withheld_natures,
)
from webapp.services.issuing import Correction

SECRETS = ("Quagga House", "Zeppelin")


def live(meeting):
    return ledger.live(SubjectKind.MINUTES, meeting.id)


def minute_of(meeting, heading) -> Minute:
    return db.session.scalars(
        select(Minute).join(AgendaItem, AgendaItem.id == Minute.item_id).where(AgendaItem.heading == heading)
    ).one()


def test_a_draft_for_members_is_kept_and_not_public(app):
    meeting = held(MinutesAudience.MEMBERS)

    draft = issue(meeting)

    assert minutes.of_meeting(meeting).status is MinutesStatus.ISSUED
    assert live(meeting) is None
    assert json.loads(draft.body)["status"] == "draft"


def test_a_draft_for_everybody_is_public_and_listed(app):
    meeting = held()

    issue(meeting)

    assert live(meeting).address.endswith("/minutes")
    assert db.session.get(PublishedMeeting, meeting.id).minutes == "draft"
    assert [one.text for one in db.session.scalars(select(PublishedResolution))] == ["That the report be noted."]


def test_a_private_item_goes_out_as_its_public_heading_and_summary_alone(app):
    meeting = held()

    draft = issue(meeting)

    assert "A property matter" in live(meeting).body
    assert "An offer was heard." in live(meeting).body
    assert [secret for secret in SECRETS if secret in draft.body + live(meeting).body] == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda meeting: setattr(minutes.of_meeting(meeting), "rose_at", None), "Say when the meeting rose"),
        (lambda meeting: setattr(minutes.of_meeting(meeting), "rose_at", time(9)), "rose before it began"),
        (lambda meeting: factories.item(meeting, "Not minuted"), "No outcome"),
        (lambda meeting: setattr(minute_of(meeting, "Selling Quagga House"), "summary", ""), "summary for the public"),
        (
            lambda meeting: setattr(
                minute_of(meeting, "Early help"), "text", "The Director would provide a full written response."
            ),
            "Mark it, or wave it through",
        ),
    ],
)
def test_what_is_lacking_is_a_sentence_and_nothing_goes_out(app, change, sentence):
    meeting = held()
    change(meeting)
    db.session.flush()
    db.session.expire(meeting)

    with pytest.raises(RuleBroken, match=sentence):
        issue(meeting)
    db.session.rollback()
    assert live(meeting) is None


def test_what_changed_since_it_was_looked_at_is_not_issued(app):
    meeting = held()

    with pytest.raises(RuleBroken, match="changed while you were looking"):
        issuing.issue(meeting, act(), seen="another")


def test_the_same_is_not_issued_twice(app):
    meeting = held()
    issue(meeting)

    with pytest.raises(RuleBroken, match="issued already"):
        issue(meeting)


def test_what_is_still_being_written_is_not_in_the_draft(app):
    meeting = held(MinutesAudience.MEMBERS)
    draft = issue(meeting)

    minute_of(meeting, "Early help").text += " Half a thought"
    db.session.commit()

    assert "Half a thought" not in db.session.get_one(IssuedDraft, draft.id).body


def test_the_decisions_go_out_ahead_without_what_was_said(app):
    meeting = held(MinutesAudience.MEMBERS)

    issuing.publish_decisions(meeting, act())

    assert "That the report be noted." in live(meeting).body
    assert "welcomed" not in live(meeting).body
    assert [secret for secret in SECRETS if secret in live(meeting).body] == []
    assert db.session.get(PublishedMeeting, meeting.id).minutes == "decisions"


def test_minutes_are_approved_at_a_later_meeting_with_its_corrections_as_entries_of_their_own(app):
    meeting = held(MinutesAudience.MEMBERS)
    issue(meeting)
    item = minute_of(meeting, "Early help").item_id
    kept, at_meeting = minutes.of_meeting(meeting), later(meeting)

    issuing.approve(kept, at_meeting, [Correction("For “welcomed” read “noted”.", "A slip", item)], act())

    body = minutes_publishing.live_body_of(meeting)
    assert (body["status"], body["approval"]["on"]) == ("approved", at_meeting.held_on.isoformat())
    assert body["corrections"][0]["text"] == "For “welcomed” read “noted”."
    assert issued_minutes.SAID in live(meeting).body


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [({"kind": MeetingKind.EXTRAORDINARY}, "extraordinary"), ({"days": 90}, "still to be held")],
)
def test_a_meeting_that_may_not_approve_is_refused(app, fields, sentence):
    meeting = held()
    issue(meeting)
    at_meeting = later(meeting, **fields)

    with pytest.raises(RuleBroken, match=sentence):
        issuing.approve(minutes.of_meeting(meeting), at_meeting, [], act())


def test_what_was_written_since_the_draft_is_not_approved_unread(app):
    meeting = held()
    issue(meeting)
    minute_of(meeting, "Early help").text += " More."

    with pytest.raises(RuleBroken, match="written since"):
        issuing.approve(minutes.of_meeting(meeting), later(meeting), [], act())


def test_approved_minutes_are_signed_and_say_so(app):
    kept = approved(held())

    issuing.sign(kept, signed_on=kept.approved_on, signed_by="Ada Fern 1", act=act())

    assert minutes_publishing.live_body_of(kept.meeting)["approval"]["signed_by"] == "Ada Fern 1"


def test_approved_minutes_are_never_edited_and_a_correction_is_a_version_with_its_reason(app):
    kept = approved(held())
    with pytest.raises(RuleBroken, match="approved"):
        issue(kept.meeting)
    before = live(kept.meeting).version

    issuing.correct(kept, Correction("For “two” read “three”.", "A miscount"), None, act(Verb.CORRECT))

    assert live(kept.meeting).version == before + 1
    assert minutes_publishing.live_body_of(kept.meeting)["corrections"][0]["reason"] == "A miscount"
    assert minute_of(kept.meeting, "Early help").text == issued_minutes.SAID


def test_withdrawn_minutes_leave_the_lists_and_can_come_back(app):
    kept = approved(held())

    minutes_publishing.withdraw(kept.meeting, act(Verb.WITHDRAW, "A name"))

    assert db.session.get(PublishedMeeting, kept.meeting_id).minutes == ""
    assert db.session.scalars(select(PublishedResolution)).all() == []
    issuing.publish_again(kept, act())
    assert not live(kept.meeting).is_withdrawn


def test_an_item_put_in_part_2_since_takes_the_versions_that_showed_it_away(app):
    meeting = held()
    issue(meeting)
    item = minute_of(meeting, "Early help").item
    item.part, item.public_heading, item.exempt_paragraphs = "part 2", "A matter", [1]
    minute_of(meeting, "Early help").summary = "It was heard."
    db.session.commit()

    issue(meeting, "Put in Part 2")

    assert live(meeting).readable_from == live(meeting).version == 2


def test_a_meeting_published_again_keeps_its_minutes_in_the_lists(app):
    meeting = held()
    issue(meeting)

    publishing.publish_agenda(meeting, act(Verb.CORRECT, "A slip"))

    assert db.session.get(PublishedMeeting, meeting.id).minutes == "draft"


def test_the_next_agenda_says_which_minutes_it_confirms_and_carries_the_draft(app):
    meeting = held(MinutesAudience.MEMBERS)
    extraordinary = later(meeting, 10, kind=MeetingKind.EXTRAORDINARY)
    following = later(meeting, 50)
    item = factories.item(following, "Minutes", kind=ItemKind.MINUTES)
    other = factories.item(extraordinary, "Minutes", kind=ItemKind.MINUTES)

    issue(meeting)

    body = publishing.body_as_it_would_be(following, at=clock.now())
    shown = body["agenda"]["items"][0]
    assert shown["text"].startswith("To confirm the minutes of the meeting held on ")
    assert [file["title"] for file in shown["documents"]] == [documents.attached(item)[0].title]
    assert documents.attached(other) == []


def test_minutes_that_run_on_are_numbered_once_and_for_ever(app):
    first = held(minutes_run_on=True)
    issue(first)
    given = [one["label"] for one in minutes_publishing.live_body_of(first)["items"]]

    minute_of(first, "Early help").text += " More."
    issue(first, "More")

    assert given == ["1", "2", "3"]
    assert [one["label"] for one in minutes_publishing.live_body_of(first)["items"]] == given


def test_a_meeting_the_public_cannot_see_has_no_public_minutes(app):
    meeting = held()
    publishing.withdraw(meeting, act(Verb.WITHDRAW, "By mistake"))

    with pytest.raises(RuleBroken, match="Publish it first"):
        issue(meeting)
    db.session.rollback()
    assert db.session.scalars(select(Published).where(Published.subject_kind == SubjectKind.MINUTES)).all() == []


def test_nobody_is_present_who_was_not_marked(app):
    meeting = held()

    body = minutes_bodies.minutes_body(meeting)

    assert [one["name"] for one in body["present"][0]["people"]] == ["Ada Fern 1", "Ada Fern 2"]
    assert body["present"][0]["people"][0]["office"] == "Chairman"
    assert [one["name"] for one in body["apologies"]] == ["Ada Fern 3"]
    assert meeting.held_on == clock.today() - timedelta(days=30)


def test_a_nature_found_sensitive_leaves_the_minutes_and_the_drafts_at_once(app):
    meeting = held()
    item = minute_of(meeting, "Early help").item
    declared = factories.declaration(item, meeting.committee.seats[0].member, nature="I chair the Quokka Trust")
    draft = issue(meeting)
    assert "Quokka Trust" in live(meeting).body

    declared.is_sensitive, declared.nature = True, ""
    withheld_natures.take_out(meeting, by=act().by, at=clock.now())

    assert "Quokka Trust" not in live(meeting).body + db.session.get_one(IssuedDraft, draft.id).body
    assert live(meeting).readable_from == live(meeting).version
