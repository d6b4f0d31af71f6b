"""What is written under each item of the minutes: every state kept, two writers joined, nobody's words lost."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import joinedload

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

STATE = (MinuteText.revision, MinuteText.text, MinuteText.saved_at, MinuteText.saved_by_id, MinuteText.sent_as)
# Whoever approves the minutes, and whoever else writes under this item, waits: one statement, run at every autosave.
HOLD_ALL = (
    select(Minute, Meeting.committee_id)
    .join(Meeting, Meeting.id == Minute.meeting_id)
    .join(Minutes, Minutes.meeting_id == Minute.meeting_id)
    .where(Meeting.status != MeetingStatus.CANCELLED, Minutes.status != MinutesStatus.APPROVED)
    .with_for_update(of=(Meeting, Minutes, Minute))
    .execution_options(populate_existing=True)
)
# A row, not a record: this is run at every pause in typing.
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
    minute = _held(item_id, by=by, at=at)
    states = _states(minute, sent)
    known = next((one for one in states if sent.sent_as and one.sent_as == sent.sent_as), None)
    if known is not None:
        return Saved(known.revision, known.text, known.saved_at)
    if sent.base != minute.revision:
        merged = _merged(minute, typed, sent.base)
        if merged.conflicts:
            raise SameParagraph(merged, sent=sent, against=minute.revision, who=_writer(minute))
        typed = merged.text
    return _keep(minute, typed, sent.sent_as, states, by=by, at=at)


def choose(item_id: int, sent: Sent, *, against: int, choices: Mapping[int, str], by: Actor, at: datetime) -> Saved:
    """Keep what was typed after a conflict, with the words chosen for each place both changed, counted from 0.

    `against` is the revision whose words were compared; if somebody wrote since, that is joined, or asked, again.
    """
    minute = _held(item_id, by=by, at=at)
    merged = _merged(minute, _checked(sent.text), sent.base, against=against)
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
    return SameParagraph(merged, sent=sent, against=against, who=_writer(minute))


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


def _held(item_id: int, *, by: Actor, at: datetime) -> Minute:
    """The minute of an item, begun if need be, held against everybody else until the transaction ends."""
    found = db.session.execute(HOLD_ALL.where(Minute.item_id == item_id)).one_or_none()
    if found is not None:
        by.check(Permission.RECORD_MEETING, found.committee_id)
        return found[0]
    item = db.session.get_one(AgendaItem, item_id, options=[joinedload(AgendaItem.meeting)])
    by.check(Permission.RECORD_MEETING, item.meeting.committee_id)
    minute = minutes.minute_for(item, by=by, at=at)
    db.session.flush()
    db.session.refresh(minute)
    return minute


def _states(minute: Minute, sent: Sent) -> Sequence[Any]:
    """The state kept now and, if it is kept already, the one sent."""
    wanted = [MinuteText.revision == minute.revision]
    if sent.sent_as:
        wanted.append(MinuteText.sent_as == sent.sent_as)
    found = select(*STATE).where(MinuteText.minute_id == minute.id, or_(*wanted))
    return db.session.execute(found.order_by(MinuteText.revision, MinuteText.id)).all()


def _merged(minute: Minute, typed: str, base: int, *, against: int | None = None) -> Merged:
    kept = minute.text if against is None else _text_at(minute, against)
    was = _text_at(minute, base)
    return merging.merge(merging.shared(kept or "", typed) if was is None else was, kept=kept or "", typed=typed)


def _text_at(minute: Minute, revision: int) -> str | None:
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


def _keep(
    minute: Minute,
    text: str,
    sent_as: str | None,
    states: Sequence[Any],
    *,
    by: Actor,
    at: datetime,
) -> Saved:
    newest = next((one for one in reversed(states) if one.revision == minute.revision), None)
    if text == minute.text:
        return Saved(minute.revision, text, newest.saved_at if newest else at)
    if newest is None or newest.saved_by_id != by.user_id or day_of(newest.saved_at) != day_of(at):
        _note_beginning(minute, by=by, at=at)
    minute.text, minute.revision = text, minute.revision + 1
    author = {"saved_at": at, "saved_by_id": by.user_id, "saved_by": by.name}
    state = {"minute_id": minute.id, "revision": minute.revision, "text": text, "sent_as": sent_as, **author}
    db.session.execute(ADD_STATE, state)
    return Saved(minute.revision, text, at)


def _note_beginning(minute: Minute, *, by: Actor, at: datetime) -> None:
    """Once a day for each who writes: the states themselves are the trail of who wrote what, and when."""
    theirs = select(MinuteText.saved_at).where(MinuteText.minute_id == minute.id, MinuteText.saved_by_id == by.user_id)
    last = db.session.scalar(theirs.order_by(MinuteText.revision.desc(), MinuteText.id).limit(1))
    if last is not None and day_of(last) == day_of(at):
        return
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


def _writer(minute: Minute) -> str:
    newest = last_state(minute)
    return newest.saved_by if newest else "Somebody else"
