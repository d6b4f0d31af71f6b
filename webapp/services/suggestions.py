"""Suggestions of topics: made by anyone, members or officers; changed, answered, and taken away."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TypedDict

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import joinedload

from models.committee import Committee
from models.member import Member
from models.minutes_vocabulary import LetterPurpose
from models.programme_vocabulary import SuggestedBy, SuggestionStatus, TopicSource
from models.publication import PublishedTopic
from models.rules import RuleBroken
from models.rules import suggestions as rules
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.suggestion import Suggestion
from models.user import User
from models.work_programme import Topic
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, council, outbox, revisions, topics
from webapp.services.actors import Actor

SENT_AGAIN_WITHIN = timedelta(hours=1)
SOURCES = {
    SuggestedBy.MEMBER: TopicSource.MEMBER,
    SuggestedBy.OFFICER: TopicSource.OFFICER,
    SuggestedBy.RESIDENT: TopicSource.RESIDENT,
}


class Said(TypedDict):
    """What is suggested, why, and to which committee, if any is meant."""

    title: str
    why: str
    committee_id: int | None


class Sender(TypedDict):
    """Who suggests it, for the answer alone: neither is published, nor kept in the audit trail."""

    name: str
    email: str


def get(suggestion_id: int, *, by: Actor) -> Suggestion:
    """A suggestion that this person answers. NoResultFound or NotAllowed otherwise."""
    found = db.session.get_one(Suggestion, suggestion_id)
    by.check(Permission.EDIT_AGENDA, found.committee_id)
    return found


def waiting(*, by: Actor) -> list[Suggestion]:
    """Those that wait for an answer from this person, the oldest first; those to no committee for whoever sees all."""
    found = _kept(by).where(Suggestion.status == SuggestionStatus.WAITING)
    return list(db.session.scalars(found.order_by(Suggestion.suggested_at, Suggestion.id)))


def waiting_count(*, by: Actor) -> int:
    """How many wait for an answer from this person: one query."""
    waits = (Suggestion.status == SuggestionStatus.WAITING, Suggestion.removed_at.is_(None), _seen(by))
    return db.session.scalar(select(func.count()).select_from(Suggestion).where(*waits)) or 0


def answered(*, by: Actor) -> list[Suggestion]:
    """Those that were answered, the latest first: the last hundred."""
    found = _kept(by).where(Suggestion.status != SuggestionStatus.WAITING)
    return list(db.session.scalars(found.order_by(Suggestion.decided_at.desc(), Suggestion.id.desc()).limit(100)))


def offer_in_public(said: Said, sender: Sender, *, by: Actor, at: datetime) -> Suggestion:
    """Keep what a resident suggests on the public site, so long as the council takes suggestions there."""
    if not council.current().takes_suggestions:
        raise RuleBroken("The council takes no suggestions here at the moment. Write to it instead.")
    return _keep(said, sender, SuggestedBy.RESIDENT, None, by=by, at=at)


def offer_as_member(member: Member, said: Said, sender: Sender, *, by: Actor, at: datetime) -> Suggestion:
    """Keep what a member suggests, who hears of the answer by letter and on a page of their own."""
    by.check_is(member.id)
    return _keep(said, sender, SuggestedBy.MEMBER, member, by=by, at=at)


def enter(
    said: Said, sender: Sender, *, suggested_by: SuggestedBy, member_id: int | None, by: Actor, at: datetime
) -> Suggestion:
    """Enter a suggestion that came another way, or an officer's own. Fields: `member_id` too."""
    by.check(Permission.EDIT_AGENDA, said["committee_id"])
    member = db.session.get(Member, member_id) if member_id and suggested_by is SuggestedBy.MEMBER else None
    if suggested_by is SuggestedBy.MEMBER and member is None:
        raise RuleBroken("Choose the member who suggests it.", "member_id")
    return _keep(said, sender, suggested_by, member, by=by, at=at)


def edit(suggestion: Suggestion, said: Said, *, revision: str, by: Actor, at: datetime) -> None:
    """Put a suggestion in clearer words, or give it to the committee whose matter it is."""
    _check_open(suggestion, revision, by)
    by.check(Permission.EDIT_AGENDA, said["committee_id"])
    rules.check_said(said["title"], said["why"], "")
    _check_committee(said["committee_id"])
    if suggestion.committee_id != said["committee_id"] and suggestion.scores:
        raise RuleBroken("Members have scored it for its committee: answer it there.", "committee_id")
    title = said["title"].strip()
    values = {**said, "title": title, "why": said["why"].strip()}
    revisions.change(
        suggestion,
        values,
        "suggestion edited",
        name=title,
        revision=revision,
        by=by,
        at=at,
        committee_id=said["committee_id"],
    )


def accept(
    suggestion: Suggestion,
    *,
    title: str,
    detail: str,
    topic_id: int | None = None,
    reason: str = "",
    revision: str,
    by: Actor,
    at: datetime,
) -> Topic:
    """Make a topic of a suggestion, or note which topic of its committee takes it up, and tell whoever suggested it.

    Fields: `title`, `topic_id`, `reason` (what the letter adds, if anything).
    """
    _check_open(suggestion, revision, by)
    committee = suggestion.committee
    if committee is None:
        raise RuleBroken("Choose first which committee it is for.", "committee_id")
    topic = _topic_of(committee, topic_id) if topic_id else _new_topic(suggestion, committee, title, detail, by, at)
    suggestion.topic = topic
    _answer(suggestion, SuggestionStatus.ACCEPTED, reason, by=by, at=at)
    return topic


def decline(suggestion: Suggestion, *, reason: str, revision: str, by: Actor, at: datetime) -> None:
    """Decline a suggestion, and tell whoever made it why."""
    _check_open(suggestion, revision, by)
    rules.check_answer(reason)
    _answer(suggestion, SuggestionStatus.DECLINED, reason, by=by, at=at)


def reopen(suggestion: Suggestion, *, revision: str, by: Actor, at: datetime) -> None:
    """Take up again a suggestion that was declined. A letter that has not gone yet does not go."""
    by.check(Permission.EDIT_AGENDA, suggestion.committee_id)
    revisions.check_revision(suggestion, revision)
    if suggestion.status is not SuggestionStatus.DECLINED:
        raise RuleBroken(f"It is {suggestion.status}: only one that was declined can be taken up again.")
    suggestion.status, suggestion.reason, suggestion.decided_at = SuggestionStatus.WAITING, "", None
    _changed("suggestion taken up again", suggestion, by=by, at=at)


def remove(suggestion: Suggestion, *, revision: str, by: Actor, at: datetime) -> None:
    """Take away what is no suggestion at all, such as an advertisement, with the name and address it came with."""
    _check_open(suggestion, revision, by)
    suggestion.removed_at, suggestion.name, suggestion.email = at, "", ""
    _changed("suggestion removed", suggestion, by=by, at=at)


def source_of(suggestion: Suggestion) -> str:
    """Where a topic made of it comes from, as the public reads it."""
    return rules.source_words(suggestion.suggested_by, long_date(day_of(suggestion.suggested_at)))


def answer_goes_to(suggestion: Suggestion) -> str:
    """Where the answer is sent: the address that came with it, or a member's account or public one; empty for none."""
    if suggestion.email or suggestion.member is None:
        return suggestion.email
    own = select(User.email).where(User.member_id == suggestion.member_id, User.ended_on.is_(None))
    return db.session.scalar(own.order_by(User.id).limit(1)) or suggestion.member.public_email


def topic_pages(found: Iterable[Suggestion]) -> dict[int, str]:
    """Where the public reads of the topics that suggestions became, by the topic's number."""
    numbers = sorted({one.topic_id for one in found if one.topic_id})
    public = select(PublishedTopic.topic_id, PublishedTopic.address).where(PublishedTopic.topic_id.in_(numbers))
    return {row.topic_id: row.address for row in db.session.execute(public.order_by(PublishedTopic.topic_id))}


def _keep(
    said: Said, sender: Sender, suggested_by: SuggestedBy, member: Member | None, *, by: Actor, at: datetime
) -> Suggestion:
    rules.check_said(said["title"], said["why"], sender["email"])
    _check_committee(said["committee_id"])
    words = {"title": said["title"].strip(), "why": said["why"].strip(), "committee_id": said["committee_id"]}
    who = {"name": sender["name"].strip()[:200], "email": sender["email"].strip()}
    if again := _sent_before({**words, **who}, at):
        return again
    made = Suggestion(**words, **who, suggested_by=suggested_by, member=member, suggested_at=at)
    db.session.add(made)
    committee_id = said["committee_id"]
    audit.record("topic suggested", made, name=made.title, by=by, at=at, committee_id=committee_id)
    return made


def _sent_before(said: dict[str, object], at: datetime) -> Suggestion | None:
    """The very same, kept a moment ago: a button pressed twice."""
    same = select(Suggestion).filter_by(**said).where(Suggestion.suggested_at > at - SENT_AGAIN_WITHIN)
    return db.session.scalar(same.where(Suggestion.removed_at.is_(None)).order_by(Suggestion.id).limit(1))


def _check_committee(committee_id: int | None) -> None:
    if committee_id is not None and db.session.get(Committee, committee_id) is None:
        raise RuleBroken("Choose a committee from the list.", "committee_id")


def _check_open(suggestion: Suggestion, revision: str, by: Actor) -> None:
    by.check(Permission.EDIT_AGENDA, suggestion.committee_id)
    revisions.check_revision(suggestion, revision)
    if suggestion.removed_at is not None:
        raise RuleBroken("This suggestion was taken away.")
    if suggestion.status is not SuggestionStatus.WAITING:
        raise RuleBroken(f"This suggestion is {suggestion.status} already.")


def _topic_of(committee: Committee, topic_id: int) -> Topic:
    topic = db.session.get(Topic, topic_id)
    if topic is None or topic.committee_id != committee.id or topic.removed_at is not None:
        raise RuleBroken("Choose a topic of this committee.", "topic_id")
    return topic


def _new_topic(suggestion: Suggestion, committee: Committee, title: str, detail: str, by: Actor, at: datetime) -> Topic:
    return topics.add(
        committee,
        title=title,
        detail=detail,
        source=SOURCES[suggestion.suggested_by],
        source_words=source_of(suggestion),
        asked_by_id=suggestion.member_id,
        by=by,
        at=at,
    )


def _answer(suggestion: Suggestion, status: SuggestionStatus, reason: str, *, by: Actor, at: datetime) -> None:
    suggestion.status, suggestion.reason, suggestion.decided_at = status, reason.strip(), at
    _changed(f"suggestion {status}", suggestion, by=by, at=at)
    if to := answer_goes_to(suggestion):
        outbox.write(
            f"suggestion {suggestion.id} answered, state {suggestion.revision}",
            LetterPurpose.SUGGESTION_ANSWERED,
            to,
            suggestion_id=suggestion.id,
            at=at,
        )


def _changed(what: str, suggestion: Suggestion, *, by: Actor, at: datetime) -> None:
    suggestion.revision += 1
    committee_id = suggestion.committee_id
    reason = suggestion.reason
    audit.record(what, suggestion, name=suggestion.title, by=by, at=at, reason=reason, committee_id=committee_id)


def _kept(by: Actor) -> Select[Suggestion]:
    loaded = (joinedload(Suggestion.committee), joinedload(Suggestion.member), joinedload(Suggestion.topic))
    return select(Suggestion).options(*loaded).where(Suggestion.removed_at.is_(None), _seen(by))


def _seen(by: Actor) -> ColumnElement[bool]:
    committees = sorted({role.committee_id for role in by.roles if role.committee_id is not None})
    own = [number for number in committees if by.may(Permission.EDIT_AGENDA, number)]
    return true() if by.may(Permission.EDIT_AGENDA) else Suggestion.committee_id.in_(own)
