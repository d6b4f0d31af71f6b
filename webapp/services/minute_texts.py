"""What is written under each item of the minutes: every state kept, two writers joined, nobody's words lost."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, insert, select, update
from sqlalchemy.orm import aliased, joinedload
from sqlalchemy.orm.util import identity_key

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.minutes import Minute, Minutes, MinuteText
from models.minutes_vocabulary import MinutesStatus
from models.rules import RuleBroken, merging
from models.rules.merging import Merged
from models.rules.permissions import Permission
from models.vocabulary import MeetingStatus
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, minutes
from webapp.services.actors import Actor
from webapp.services.revisions import ChangedMeanwhile

LONGEST = 100_000
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

# Rows, not records, and statements written once: these are run at every pause in typing.
# Whoever approves the minutes, and whoever else writes under this item, waits.
HOLD = (
    select(Minute.id, Meeting.committee_id)
    .join(Meeting, Meeting.id == Minute.meeting_id)
    .join(Minutes, Minutes.meeting_id == Minute.meeting_id)
    .where(
        Minute.item_id == bindparam("item_id"),
        Meeting.status != MeetingStatus.CANCELLED,
        Minutes.status != MinutesStatus.APPROVED,
    )
    .with_for_update(of=(Meeting, Minutes, Minute))
)
NEWEST, KNOWN = aliased(MinuteText), aliased(MinuteText)
# Asked once it is held: PostgreSQL would show the states of before the wait. Two joins, and each finds one row.
KEPT = (
    select(Minute.id, Minute.revision, Minute.text, NEWEST.saved_at, NEWEST.saved_by_id)
    .add_columns(KNOWN.revision.label("known_revision"), KNOWN.text.label("known_text"))
    .add_columns(KNOWN.saved_at.label("known_at"))
    .outerjoin(NEWEST, and_(NEWEST.minute_id == Minute.id, NEWEST.revision == Minute.revision))
    .outerjoin(KNOWN, and_(KNOWN.minute_id == Minute.id, KNOWN.sent_as == bindparam("sent_as")))
    .where(Minute.id == bindparam("minute_id"))
)
REPLACE_TEXT = update(Minute.__table__).where(Minute.__table__.c.id == bindparam("minute_id"))  # type: ignore[arg-type]
ADD_STATE = insert(MinuteText.__table__)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Sent:
    """A text as it was sent: the revision it began from, and the name its browser gave this save, if any."""

    text: str
    base: int
    sent_as: str | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What is kept now: its revision, the text with anybody else's changes in it, and when it was kept."""

    revision: int
    text: str
    saved_at: datetime


class SameParagraph(ChangedMeanwhile):
    """Two people changed one paragraph, and nothing was saved.

    `merged` has both sides: what was `sent`, and what is kept as at the revision `against`, last written by `who`.
    """

    def __init__(self, merged: Merged, *, sent: Sent, against: int, who: str) -> None:
        super().__init__(f"{who} changed the same paragraph while you were writing. Choose what is to stay.", "text")
        self.merged, self.sent, self.against, self.who = merged, sent, against, who


def save(item_id: int, sent: Sent, *, by: Actor, at: datetime) -> Saved:
    """Keep what was typed under an item, joined with what somebody else kept since.

    A save that comes again is known and not made twice. Raises SameParagraph when somebody has to choose; refuses what
    is too long, and minutes that are approved.
    """
    typed = _checked(sent.text)
    kept = _held(item_id, sent, by=by, at=at)
    if kept.known_at is not None:
        return Saved(kept.known_revision, kept.known_text, kept.known_at)
    if sent.base != kept.revision:
        merged = _merged(kept, typed, sent.base)
        if merged.conflicts:
            raise SameParagraph(merged, sent=sent, against=kept.revision, who=_writer(kept.id))
        typed = merged.text
    return _keep(kept, typed, sent.sent_as, by=by, at=at)


def choose(item_id: int, sent: Sent, *, against: int, choices: Mapping[int, str], by: Actor, at: datetime) -> Saved:
    """Keep what was typed after a conflict, with the words chosen for each place both changed, counted from 0.

    `against` is the revision whose words were compared; if somebody wrote since, that is joined, or asked, again.
    """
    kept = _held(item_id, sent, by=by, at=at)
    merged = _merged(kept, _checked(sent.text), sent.base, against=against)
    if missing := [number for number in range(len(merged.conflicts)) if number not in choices]:
        raise RuleBroken("Choose what is to stay in every place that both of you changed.", f"choice-{missing[0]}")
    in_order = iter(range(len(merged.conflicts)))
    text = merged.chosen(lambda one: merging.paragraphs_of(choices[next(in_order)]))
    return save(item_id, Sent(text, against, sent.sent_as), by=by, at=at)


def compared(item: AgendaItem, sent: Sent, *, against: int) -> SameParagraph:
    """Both sides of a conflict again, as it was asked at a revision."""
    minute = minutes.minute_of(item)
    if minute is None:
        raise RuleBroken("Nothing is kept under this item to compare with.")
    merged = _merged(minute, _checked(sent.text), sent.base, against=against)
    return SameParagraph(merged, sent=sent, against=against, who=_writer(minute.id))


def summarise(item: AgendaItem, summary: str, *, was: str, by: Actor, at: datetime) -> Minute:
    """Keep what the public is told of what was decided in private (LGA 1972 s100C(2)); `was` is the summary before."""
    typed = _checked(summary)
    minute = minutes.minute_for(item, by=by, at=at)
    db.session.refresh(minute)
    if minute.summary != merging.tidy(was) and minute.summary != typed:
        raise ChangedMeanwhile("Somebody else changed this summary while you were writing. Compare, then save again.")
    if minute.summary != typed:
        minute.summary = typed
        name = f"{item.public_heading or 'Private item'}: {minutes.name_of(item.meeting)}"
        audit.record("public summary written", minute, name=name, by=by, at=at, committee_id=item.meeting.committee_id)
    return minute


def last_state(minute: Minute | None) -> MinuteText | None:
    """The newest state: whose it is, and when it was saved; None where nothing was written yet."""
    if minute is None:
        return None
    newest = select(MinuteText).where(MinuteText.minute_id == minute.id)
    return db.session.scalars(newest.order_by(MinuteText.revision.desc(), MinuteText.id).limit(1)).first()


def _checked(text: str) -> str:
    if len(text) > LONGEST:
        raise RuleBroken(f"That is longer than {LONGEST:,} characters. Save it in two parts, under two items.", "text")
    return merging.tidy(UNPRINTABLE.sub("", text))


def _held(item_id: int, sent: Sent, *, by: Actor, at: datetime) -> Row[Any]:
    """The minute of an item, begun if need be, held against everybody else until the transaction ends; see KEPT."""
    db.session.flush()
    connection = db.session.connection()
    found = connection.execute(HOLD, {"item_id": item_id}).one_or_none()
    if found is not None:
        by.check(Permission.RECORD_MEETING, found.committee_id)
    minute_id = _begun(item_id, by=by, at=at) if found is None else found.id
    return connection.execute(KEPT, {"minute_id": minute_id, "sent_as": sent.sent_as}).one()


def _begun(item_id: int, *, by: Actor, at: datetime) -> int:
    item = db.session.get_one(AgendaItem, item_id, options=[joinedload(AgendaItem.meeting)])
    by.check(Permission.RECORD_MEETING, item.meeting.committee_id)
    minute = minutes.minute_for(item, by=by, at=at)
    db.session.flush()
    return minute.id


def _merged(minute: Minute | Row[Any], typed: str, base: int, *, against: int | None = None) -> Merged:
    kept = minute.text if against is None else _text_at(minute, against)
    was = _text_at(minute, base)
    return merging.merge(merging.shared(kept or "", typed) if was is None else was, kept=kept or "", typed=typed)


def _text_at(minute: Minute | Row[Any], revision: int) -> str | None:
    """The text at a revision; None for one that never was, as after a copy from before it was put back."""
    if not 0 <= revision <= minute.revision:
        return None
    earlier = (
        select(MinuteText.text)
        .where(MinuteText.minute_id == minute.id, MinuteText.revision <= revision)
        .order_by(MinuteText.revision.desc(), MinuteText.id)
        .limit(1)
    )
    return db.session.scalar(earlier) or ""


def _keep(kept: Row[Any], text: str, sent_as: str | None, *, by: Actor, at: datetime) -> Saved:
    if text == kept.text:
        return Saved(kept.revision, text, kept.saved_at or at)
    if kept.saved_at is None or kept.saved_by_id != by.user_id or day_of(kept.saved_at) != day_of(at):
        _note_beginning(kept.id, by=by, at=at)
    now = {"revision": kept.revision + 1, "text": text}
    author = {"saved_at": at, "saved_by_id": by.user_id, "saved_by": by.name}
    connection = db.session.connection()
    connection.execute(REPLACE_TEXT, {"minute_id": kept.id, **now})
    connection.execute(ADD_STATE, {"minute_id": kept.id, "sent_as": sent_as, **now, **author})
    record = db.session.identity_map.get(identity_key(Minute, kept.id))
    if record is not None:
        db.session.expire(record)
    return Saved(kept.revision + 1, text, at)


def _note_beginning(minute_id: int, *, by: Actor, at: datetime) -> None:
    """Once a day for each who writes: the states themselves are the trail of who wrote what, and when."""
    theirs = select(MinuteText.saved_at).where(MinuteText.minute_id == minute_id, MinuteText.saved_by_id == by.user_id)
    last = db.session.scalar(theirs.order_by(MinuteText.revision.desc(), MinuteText.id).limit(1))
    if last is not None and day_of(last) == day_of(at):
        return
    minute = db.session.get_one(Minute, minute_id)
    meeting = minute.meeting
    audit.note(
        "writing of a minute begun",
        kind=Minute.__tablename__,
        subject_id=minute.id,
        name=f"{minute.item.heading}: {minutes.name_of(meeting)}",
        by=by,
        at=at,
        committee_id=meeting.committee_id,
    )


def _writer(minute_id: int) -> str:
    theirs = select(MinuteText.saved_by).where(MinuteText.minute_id == minute_id)
    newest = db.session.scalar(theirs.order_by(MinuteText.revision.desc(), MinuteText.id).limit(1))
    return newest or "Somebody else"
