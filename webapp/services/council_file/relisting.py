"""The pages, lists and feeds of what a council file says was published, made again version by version."""

from datetime import date
from typing import cast

from models.action import Action
from models.action_bodies import ActionBody
from models.bodies import CommitteeBody, MeetingBody, MemberBody
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member
from models.minutes_bodies import MinutesBody
from models.publication import Publication
from models.recommendation_bodies import RecommendationBody
from models.resolution import Recommendation
from models.vocabulary import SubjectKind, Verb
from webapp.database import db
from webapp.services import (
    action_publishing,
    ledger,
    live_index,
    live_membership,
    live_minutes,
    published_declarations,
    recommendation_publishing,
)
from webapp.services.council_file.places import Entry


def list_again(publication: Publication, entry: Entry) -> None:
    """Put one version into the lists, or take out what it withdrew."""
    body, is_withdrawal = entry["body"], publication.verb is Verb.WITHDRAW
    match publication.subject_kind:
        case SubjectKind.MEETING:
            _list_meeting(publication, body, entry.get("hides_earlier", False), is_withdrawal)
        case SubjectKind.COMMITTEE:
            _list_committee(publication, body, is_withdrawal)
        case SubjectKind.MEMBER:
            _list_member(publication, body, is_withdrawal)
        case SubjectKind.MINUTES:
            _list_minutes(publication, body, is_withdrawal)
        case SubjectKind.ACTION:
            _list_action(publication, body, is_withdrawal)
        case SubjectKind.RECOMMENDATION:
            _list_recommendation(publication, body, is_withdrawal)
        case SubjectKind.REGISTER:
            live_index.touch([live_index.member_feed(publication.subject_id)], publication)
            _end_with_office(publication, entry.get("readable_until"))


def _list_committee(publication: Publication, body: Entry, is_withdrawal: bool) -> None:
    committee = db.session.get_one(Committee, publication.subject_id)
    if is_withdrawal:
        live_membership.unlist_committee(committee, publication)
    else:
        live_membership.list_committee(committee, cast(CommitteeBody, body), publication)


def _list_member(publication: Publication, body: Entry, is_withdrawal: bool) -> None:
    member = db.session.get_one(Member, publication.subject_id)
    if is_withdrawal:
        live_membership.unlist_member(member)
    else:
        live_membership.list_member(member, cast(MemberBody, body))


def _end_with_office(publication: Publication, readable_until: str | None) -> None:
    """Have a register leave the public on the day it did, or will: that day outlives later changes to the terms."""
    live = ledger.live(SubjectKind.REGISTER, publication.subject_id)
    assert live is not None
    live.readable_until = date.fromisoformat(readable_until) if readable_until else None


def _list_meeting(publication: Publication, body: Entry, hides_earlier: bool, is_withdrawal: bool) -> None:
    meeting = db.session.get_one(Meeting, publication.subject_id)
    if is_withdrawal:
        live_index.unlist_meeting(meeting, publication)
        published_declarations.unlist_meeting(meeting, publication)
        return
    listed = cast(MeetingBody, body)
    live_index.list_meeting(meeting, listed, publication)
    published_declarations.list_meeting(meeting, listed, publication)
    if hides_earlier:
        files = live_index.documents_in(listed)
        live_index.hide_documents(meeting.id, kept=[file["id"] for file in files])


def _list_minutes(publication: Publication, body: Entry, is_withdrawal: bool) -> None:
    meeting = db.session.get_one(Meeting, publication.subject_id)
    if is_withdrawal:
        live_minutes.unlist_minutes(meeting, publication)
    else:
        live_minutes.list_minutes(meeting, cast(MinutesBody, body), publication)


def _list_action(publication: Publication, body: Entry, is_withdrawal: bool) -> None:
    action = db.session.get_one(Action, publication.subject_id)
    if is_withdrawal:
        action_publishing.unlist_action(action, publication)
    else:
        action_publishing.list_action(action, cast(ActionBody, body), publication)


def _list_recommendation(publication: Publication, body: Entry, is_withdrawal: bool) -> None:
    found = db.session.get_one(Recommendation, publication.subject_id)
    if is_withdrawal:
        recommendation_publishing.unlist_recommendation(found, publication)
    else:
        recommendation_publishing.list_recommendation(found, cast(RecommendationBody, body), publication)
