"""What lists, feeds and files need of live meetings: rewritten in the transaction that publishes."""

import json
from collections.abc import Iterable
from datetime import date, datetime, time

from sqlalchemy import delete, insert, select, update

from exports import calendar
from models.bodies import DocumentBody, MeetingBody, every_item
from models.meeting import Meeting
from models.member import Member
from models.publication import (
    Feed,
    Publication,
    Published,
    PublishedDocument,
    PublishedMeeting,
    PublishedSeat,
    PublishedSubstitution,
)
from models.rules.addresses import member_address
from models.vocabulary import SubjectKind
from webapp.clock import moment_of
from webapp.database import db
from webapp.services.deployment import site_address

EVERYTHING = "all"
SITE = "site"
COMMITTEE = "committee:"
RECOMMENDATIONS = "recommendations:"


def committee_feed(committee_id: int) -> str:
    """The name of a committee's feed."""
    return f"{COMMITTEE}{committee_id}"


def recommendations_feed(committee_id: int) -> str:
    """The name of what pages that tell of a committee's recommendations depend on."""
    return f"{RECOMMENDATIONS}{committee_id}"


def member_feed(member_id: int) -> str:
    """The name of a member's feed."""
    return f"member:{member_id}"


def members_of(committee_id: int) -> set[int]:
    """The members who publicly have, had or will have a seat on a committee."""
    found = select(PublishedSeat.member_id).where(PublishedSeat.committee_id == committee_id).distinct()
    return {member for member in db.session.scalars(found) if member is not None}


def list_meeting(meeting: Meeting, body: MeetingBody, publication: Publication) -> None:
    """Put a published meeting in the lists, the feeds and the files as its body says."""
    before = _substitutes_at(meeting.id)
    db.session.execute(delete(PublishedMeeting).where(PublishedMeeting.meeting_id == meeting.id))
    db.session.execute(insert(PublishedMeeting).values(**_meeting_row(meeting, body, publication)))
    _list_documents(meeting.id, body)
    _list_substitutes(meeting.id, body)
    _touch_meeting(meeting.committee_id, before | _substitutes_at(meeting.id), publication)


def unlist_meeting(meeting: Meeting, publication: Publication) -> None:
    """Take a withdrawn meeting out of the lists and feeds, and its files away."""
    before = _substitutes_at(meeting.id)
    db.session.execute(delete(PublishedMeeting).where(PublishedMeeting.meeting_id == meeting.id))
    db.session.execute(delete(PublishedSubstitution).where(PublishedSubstitution.meeting_id == meeting.id))
    hide_documents(meeting.id, kept=())
    _touch_meeting(meeting.committee_id, before, publication)


def hide_documents(meeting_id: int, *, kept: Iterable[int]) -> None:
    """Have every file of a meeting answer 410, but for those kept."""
    db.session.execute(
        update(PublishedDocument)
        .where(PublishedDocument.meeting_id == meeting_id, PublishedDocument.document_id.not_in(list(kept)))
        .values(is_withdrawn=True)
    )


def touch(names: Iterable[str], publication: Publication) -> None:
    """Give each feed its new version, so that the next poll of it is not answered 304."""
    wanted = list(names)
    known = set(db.session.scalars(select(Feed.name).where(Feed.name.in_(wanted)).order_by(Feed.name)))
    if known:
        db.session.execute(update(Feed).where(Feed.name.in_(known)).values(version=publication.id))
    if new := [{"name": name, "version": publication.id} for name in wanted if name not in known]:
        db.session.execute(insert(Feed), new)


def documents_in(body: MeetingBody) -> list[DocumentBody]:
    """Every file that a published agenda names."""
    return [file for item in every_item(body["agenda"]) for file in item["documents"]]


def _meeting_row(meeting: Meeting, body: MeetingBody, publication: Publication) -> dict[str, object]:
    held_on, starts_at = date.fromisoformat(body["held_on"]), time.fromisoformat(body["starts_at"])
    return {
        "meeting_id": meeting.id,
        "publication_id": publication.id,
        "committee_id": meeting.committee_id,
        "committee_name": body["committee"]["name"],
        "address": body["address"],
        "held_on": held_on,
        "starts_at": moment_of(held_on, starts_at),
        "status": body["status"],
        "place": ", ".join(filter(None, (body["room"], body["venue"]))),
        "has_agenda": body["agenda"] is not None,
        "revision": meeting.revision,
        "agenda_revision": meeting.agenda_revision,
        "minutes": _minutes_of(meeting.id),
        "vevent": calendar.event(
            body,
            version=publication.version,
            published_at=publication.published_at,
            first_published_at=_first_published_at(meeting.id, publication.published_at),
            site=site_address(),
        ),
    }


def _minutes_of(meeting_id: int) -> str:
    """What can be read of the meeting's minutes now: published again, a meeting keeps them."""
    live = db.session.get(Published, (SubjectKind.MINUTES, meeting_id))
    return "" if live is None or live.is_withdrawn else str(json.loads(live.body)["status"])


def _first_published_at(meeting_id: int, otherwise: datetime) -> datetime:
    first = db.session.scalar(
        select(Publication.published_at).where(
            Publication.subject_kind == SubjectKind.MEETING,
            Publication.subject_id == meeting_id,
            Publication.version == 1,
        )
    )
    return first or otherwise


def _list_documents(meeting_id: int, body: MeetingBody) -> None:
    files = documents_in(body)
    known = set(
        db.session.scalars(
            select(PublishedDocument.document_id)
            .where(PublishedDocument.document_id.in_([file["id"] for file in files]))
            .order_by(PublishedDocument.document_id)
        )
    )
    if known:
        db.session.execute(
            update(PublishedDocument).where(PublishedDocument.document_id.in_(known)).values(is_withdrawn=False)
        )
    new = [_document_row(meeting_id, file) for file in files if file["id"] not in known]
    if new:
        db.session.execute(insert(PublishedDocument), new)


def _document_row(meeting_id: int, file: DocumentBody) -> dict[str, object]:
    named = {key: file[key] for key in ("filename", "media_type", "size", "sha256")}
    return {"document_id": file["id"], "meeting_id": meeting_id, "is_withdrawn": False, **named}


def _list_substitutes(meeting_id: int, body: MeetingBody) -> None:
    """Join those who sit in another's place to the meeting."""
    db.session.execute(delete(PublishedSubstitution).where(PublishedSubstitution.meeting_id == meeting_id))
    slugs = [one["member"]["address"].removeprefix(member_address("")) for one in body.get("substitutions", [])]
    found = (
        db.session.scalars(select(Member.id).where(Member.slug.in_(slugs)).order_by(Member.id)).all() if slugs else ()
    )
    if rows := [{"meeting_id": meeting_id, "member_id": number} for number in found]:
        db.session.execute(insert(PublishedSubstitution), rows)


def _substitutes_at(meeting_id: int) -> set[int]:
    found = select(PublishedSubstitution.member_id).where(PublishedSubstitution.meeting_id == meeting_id)
    return set(db.session.scalars(found.order_by(PublishedSubstitution.member_id)))


def _touch_meeting(committee_id: int, substitutes: set[int], publication: Publication) -> None:
    members = map(member_feed, sorted(members_of(committee_id) | substitutes))
    touch([EVERYTHING, committee_feed(committee_id), *members], publication)
