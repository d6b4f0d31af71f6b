"""The pages, lists and feeds of what a council file says was published, made again version by version."""

from collections.abc import Callable
from datetime import date
from typing import Any

from models.action import Action
from models.base import Record
from models.bodies import MeetingBody, MemberBody
from models.committee import Committee
from models.forward_plan import KeyDecision
from models.meeting import Meeting
from models.member import Member
from models.publication import Publication
from models.resolution import Recommendation
from models.scorecard import Scorecard
from models.vocabulary import SubjectKind, Verb
from models.work_programme import Topic, WorkProgramme
from webapp.database import db
from webapp.services import (
    action_publishing,
    forward_plan_publishing,
    ledger,
    live_index,
    live_membership,
    live_minutes,
    live_programmes,
    live_scorecards,
    published_declarations,
    recommendation_publishing,
)
from webapp.services.council_file.places import Entry

Enlist = Callable[[Any, Any, Publication], None]
Unlist = Callable[[Any, Publication], None]


def list_again(publication: Publication, entry: Entry) -> None:
    """Put one version into the lists, or take out what it withdrew."""
    if publication.subject_kind is SubjectKind.REGISTER:
        live_index.touch([live_index.member_feed(publication.subject_id)], publication)
        _end_with_office(publication, entry.get("readable_until"))
    elif publication.subject_kind in LISTS:
        kind, enlist, unlist = LISTS[publication.subject_kind]
        record = db.session.get_one(kind, publication.subject_id)
        if publication.verb is Verb.WITHDRAW:
            unlist(record, publication)
            return
        enlist(record, entry["body"], publication)
        if publication.subject_kind is SubjectKind.MEETING and entry.get("hides_earlier", False):
            _hide_earlier_papers(publication.subject_id, entry["body"])


def _list_member(member: Member, body: MemberBody, publication: Publication) -> None:
    live_membership.list_member(member, body)


def _unlist_member(member: Member, publication: Publication) -> None:
    live_membership.unlist_member(member)


def _list_meeting(meeting: Meeting, body: MeetingBody, publication: Publication) -> None:
    live_index.list_meeting(meeting, body, publication)
    published_declarations.list_meeting(meeting, body, publication)


def _unlist_meeting(meeting: Meeting, publication: Publication) -> None:
    live_index.unlist_meeting(meeting, publication)
    published_declarations.unlist_meeting(meeting, publication)


def _hide_earlier_papers(meeting_id: int, body: MeetingBody) -> None:
    live_index.hide_documents(meeting_id, kept=[file["id"] for file in live_index.documents_in(body)])


def _end_with_office(publication: Publication, readable_until: str | None) -> None:
    """Have a register leave the public on the day it did, or will: that day outlives later changes to the terms."""
    live = ledger.live(SubjectKind.REGISTER, publication.subject_id)
    assert live is not None
    live.readable_until = date.fromisoformat(readable_until) if readable_until else None


# How a version of each kind comes into the lists, and how its subject leaves them.
LISTS: dict[SubjectKind, tuple[type[Record], Enlist, Unlist]] = {
    SubjectKind.MEETING: (Meeting, _list_meeting, _unlist_meeting),
    SubjectKind.COMMITTEE: (Committee, live_membership.list_committee, live_membership.unlist_committee),
    SubjectKind.MEMBER: (Member, _list_member, _unlist_member),
    SubjectKind.MINUTES: (Meeting, live_minutes.list_minutes, live_minutes.unlist_minutes),
    SubjectKind.ACTION: (Action, action_publishing.list_action, action_publishing.unlist_action),
    SubjectKind.RECOMMENDATION: (
        Recommendation,
        recommendation_publishing.list_recommendation,
        recommendation_publishing.unlist_recommendation,
    ),
    SubjectKind.PROGRAMME: (WorkProgramme, live_programmes.list_programme, live_programmes.unlist_programme),
    SubjectKind.TOPIC: (Topic, live_programmes.list_topic, live_programmes.unlist_topic),
    SubjectKind.KEY_DECISION: (
        KeyDecision,
        forward_plan_publishing.list_decision,
        forward_plan_publishing.unlist_decision,
    ),
    SubjectKind.SCORECARD: (Scorecard, live_scorecards.list_scorecard, live_scorecards.unlist_scorecard),
}
