"""Minutes taken away from the public stay away until somebody publishes them again."""

from models.vocabulary import SubjectKind, Verb
from tests.issued_minutes import act, held, issue, later
from webapp.services import issuing, ledger, minutes, minutes_publishing
from webapp.services.issuing import Correction


def test_minutes_taken_away_stay_away_whatever_is_noted_in_them_until_they_are_published_again(app):
    meeting = held()
    issue(meeting)
    kept = minutes.of_meeting(meeting)
    minutes_publishing.withdraw(meeting, act(Verb.WITHDRAW, "A name"))

    issuing.approve(kept, later(meeting), [], act())
    issuing.sign(kept, signed_on=kept.approved_on, signed_by="Ada Fern", act=act())
    issuing.correct(kept, Correction("For “two” read “three”.", "A miscount"), None, act(Verb.CORRECT))

    assert ledger.live(SubjectKind.MINUTES, meeting.id).is_withdrawn
    issuing.publish_again(kept, act())
    assert minutes_publishing.live_body_of(meeting)["approval"]["signed_by"] == "Ada Fern"
