"""One of each record of what was taken down at a meeting and decided there."""

from datetime import UTC, datetime, time, timedelta

from models.attendance import Attendance, Attendee
from models.minutes import IssuedDraft, Minute, Minutes, MinutesCorrection, MinuteText
from models.minutes_vocabulary import (
    AttendeeCategory,
    Choice,
    MinuteOutcome,
    MinutesAudience,
    MinutesStatus,
    MotionKind,
    MotionOutcome,
    ResolutionOutcome,
    VoteMethod,
)
from models.motion import Ballot, Motion, Vote
from models.resolution import Resolution
from models.vocabulary import AttendanceStatus
from tests import factories
from webapp import clock
from webapp.services.canonical import canonical

AT = datetime(2030, 6, 1, 9, tzinfo=UTC)


def minutes_and_votes() -> None:
    """Put them in the database: minutes approved at a later meeting, with a correction, motions, a recorded vote."""
    mover, seconder = factories.member(name="Ida Marl"), factories.member(name="Otto Reed")
    committee = factories.committee(
        name="Rivers Board", slug="rivers-board", draft_minutes=MinutesAudience.PUBLIC, minutes_run_on=True
    )
    held_on = clock.today() - timedelta(days=60)
    meeting = factories.meeting(committee, held_on=held_on, uid="rivers-1@test")
    later = factories.meeting(committee, held_on=held_on + timedelta(days=30), uid="rivers-2@test")
    first = factories.item(meeting, "Floods")
    below = factories.item(meeting, "The weir", parent_id=first.id)
    came = {"status": AttendanceStatus.PRESENT, "category": AttendeeCategory.COUNCILLOR, "capacity": "Ward member"}
    factories.keep(Attendance(meeting=meeting, member=mover, **came))
    _others(meeting)
    _minutes(meeting, later, below, chair=mover)
    _minute(first)
    _motions(first, mover, seconder)


def _others(meeting) -> None:
    people = ("Una Vale", AttendeeCategory.PARTNER), ("Abe Holt", AttendeeCategory.INVITEE)
    for place, (name, category) in enumerate(people, start=1):
        said = {"name": name, "category": category, "capacity": "River Trust"}
        factories.keep(Attendee(meeting=meeting, position=place, **said))


def _minutes(meeting, later, item, chair) -> None:
    times = {"opened_at": time(10), "rose_at": time(12, 20), "issued_at": AT, "decisions_at": AT}
    signed = {"approved_on": later.held_on, "signed_on": later.held_on, "signed_by": "Ida Marl"}
    minutes = Minutes(meeting=meeting, status=MinutesStatus.APPROVED, approved_at=later, chair=chair, **times, **signed)
    told = {"text": "For “north” read “south”.", "reason": "A slip", "corrected_at": AT}
    minutes.corrections = [
        MinutesCorrection(item=item, agreed_at=later, **told),
        MinutesCorrection(**told),
    ]
    draft = canonical({"kind": "minutes", "text": "Ünder", "items": []})
    minutes.drafts = [IssuedDraft(audience=MinutesAudience.MEMBERS, issued_at=AT, issued_by="Jo", body=draft)]
    factories.keep(minutes)


def _minute(item) -> None:
    account = factories.officer()
    words = {"text": "It rose.\n\nIt fell.", "summary": "Of the river", "outcome": MinuteOutcome.DEFERRED}
    minute = Minute(
        meeting=item.meeting, item=item, outcome_reason="No time", number=412, begun_at=time(10, 5),
        ended_at=time(10, 30), revision=2, **words,
    )  # fmt: skip
    minute.texts = [
        MinuteText(revision=1, text="", saved_at=AT, saved_by="Jo", saved_by_id=account.id),
        MinuteText(revision=2, text=words["text"], saved_at=AT, saved_by="Jo"),
    ]
    factories.keep(minute)


def _motions(item, mover, seconder) -> None:
    put = {"meeting_id": item.meeting_id, "item": item}
    motion = Motion(text="That it be noted", mover=mover, seconder=seconder, position=1, **put)
    motion.outcome = MotionOutcome.CARRIED
    amendment = Motion(text="Delete “noted”", kind=MotionKind.AMENDMENT, amends=motion, position=2, **put)
    amendment.removed_at = AT
    motion.vote = Vote(method=VoteMethod.BY_NAME, votes_for=1, votes_against=1, abstentions=0, taken_at=time(10, 20))
    motion.vote.second_vote = Choice.FOR
    motion.vote.ballots = [Ballot(member=mover, choice=Choice.FOR), Ballot(member=seconder, choice=Choice.AGAINST)]
    factories.keep(motion)
    factories.keep(amendment)
    done = {"meeting": item.meeting, "item": item}
    noted = {"text": "That it be noted", "outcome": ResolutionOutcome.NOTED}
    factories.keep(Resolution(motion=motion, position=1, **noted, **done))
    factories.keep(Resolution(text="A mistake", position=2, removed_at=AT, **done))
