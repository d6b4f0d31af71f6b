"""Performance reports: made for a committee and a period, written up, and bound to the item of an agenda."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.agenda import AgendaItem
from models.committee import Committee
from models.measure import Framework, Measure, MeasureRemit
from models.meeting import Meeting
from models.publication import Published
from models.rules import RuleBroken, addresses, periods, reported_periods
from models.rules.periods import Period
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.scorecard import Scorecard
from models.scorecard_vocabulary import Frequency
from models.vocabulary import SubjectKind
from webapp.database import db
from webapp.services import agenda_tree, audit, revisions, scorecard_meetings
from webapp.services.actors import Actor, NotAllowed

LONGEST_TITLE = 300
STAYS = "The committee has it among its papers. It stays there; withdraw it if it must go."
GOES_WITH_ITS_ITEM = (
    "The public still reads the agenda with its item. Publish the agenda as it is now: that takes the scorecard away. "
    "Then it can go to another item."
)


class Words(TypedDict):
    """Everything that is written in a scorecard by hand; its numbers and their sentences are not."""

    title: str
    recommendation: str
    introduction: str
    context: str
    finance_words: str
    supporting_papers: str
    background_papers: str
    contacts: list[dict[str, str]]


def get(scorecard_id: int) -> Scorecard:
    """A scorecard that is kept. NoResultFound for one that never was or was taken away."""
    found = select(Scorecard).where(Scorecard.id == scorecard_id, Scorecard.removed_at.is_(None))
    with_names = found.options(joinedload(Scorecard.framework), joinedload(Scorecard.committee))
    return db.session.scalars(with_names).one()


def opened(scorecard_id: int, *, by: Actor) -> Scorecard:
    """A scorecard for those who keep figures, or who build the agenda of its committee or that it stands on."""
    found = get(scorecard_id)
    of = {found.committee_id, found.item.meeting.committee_id if found.item else found.committee_id}
    if not by.may(Permission.EDIT_SCORECARDS) and not any(by.may(Permission.EDIT_AGENDA, one) for one in of):
        raise NotAllowed(f"{by.name} may not read this scorecard")
    return found


def every(framework: Framework | None = None) -> list[Scorecard]:
    """All that are kept, or those of one framework, the latest period first."""
    found = select(Scorecard).where(Scorecard.removed_at.is_(None))
    if framework is not None:
        found = found.where(Scorecard.framework_id == framework.id)
    with_names = found.options(
        joinedload(Scorecard.framework), joinedload(Scorecard.committee), joinedload(Scorecard.item)
    )
    return list(db.session.scalars(with_names.order_by(Scorecard.period_on.desc(), Scorecard.id.desc())))


def period_of(scorecard: Scorecard) -> Period:
    """The period it reports."""
    return periods.period_ending(scorecard.frequency, scorecard.period_on)


def check_can_be_told(scorecard: Scorecard, *, on: date) -> None:
    """Refuse to show one on a day of a period that is not over then, or that its framework does not report."""
    period, framework = period_of(scorecard), scorecard.framework
    reported_periods.check_is_reported(period, framework.name, framework.starts_on, framework.ends_on)
    reported_periods.check_is_over(period, on)


def make(
    framework: Framework, committee: Committee | None, *, frequency: Frequency, period_on: date, by: Actor, at: datetime
) -> Scorecard:
    """A new scorecard, in the words of the one before it; refused where there is one for the same period already."""
    by.check(Permission.EDIT_SCORECARDS)
    return _make(framework, committee, frequency, period_on, by=by, at=at)


def make_under(
    item: AgendaItem, framework: Framework, *, frequency: Frequency, period_on: date, by: Actor, at: datetime
) -> Scorecard:
    """A scorecard for an item's committee, made by whoever builds the agenda; one that is kept is put there instead."""
    committee = item.meeting.committee
    by.check(Permission.EDIT_AGENDA, committee.id)
    kept = _same(framework, committee, frequency, period_on)
    made = kept or _make(framework, committee, frequency, period_on, by=by, at=at)
    bind(made, item, by=by, at=at)
    return made


def _make(
    framework: Framework, committee: Committee | None, frequency: Frequency, period_on: date, *, by: Actor, at: datetime
) -> Scorecard:
    period = periods.period_ending(frequency, period_on)
    revisions.hold(framework)
    reported_periods.check_is_reported(period, framework.name, framework.starts_on, framework.ends_on)
    found = _same(framework, committee, frequency, period_on)
    if found is not None:
        raise RuleBroken(f"There is one for {period.label} already: “{found.title}”. Open that one.", "period")
    before = _before(framework, committee, period_on)
    carried = {name: getattr(before, name) for name in CARRIED} if before else {}
    made = Scorecard(
        framework=framework,
        committee=committee,
        frequency=frequency,
        period_on=period_on,
        title=f"{framework.name}: {period.label}"[:LONGEST_TITLE],
        **carried,
    )
    db.session.add(made)
    audit.record("scorecard made", made, name=made.title, by=by, at=at, committee_id=made.committee_id)
    return made


def edit(scorecard: Scorecard, words: Words, *, revision: str, by: Actor, at: datetime) -> None:
    """Keep the words of a report. What the public reads of it already stays as it was."""
    by.check(Permission.EDIT_SCORECARDS)
    title = words["title"].strip()
    if not title:
        raise RuleBroken("Give it a title: the agenda and the public see it.", "title")
    if len(title) > LONGEST_TITLE:
        raise RuleBroken(f"Keep the title under {LONGEST_TITLE} characters.", "title")
    values = {**words, "title": title, "contacts": [one for one in words["contacts"] if any(one.values())]}
    revisions.change(
        scorecard,
        values,
        "scorecard written",
        name=title,
        revision=revision,
        by=by,
        at=at,
        committee_id=scorecard.committee_id,
    )


def remove(scorecard: Scorecard, *, revision: str, by: Actor, at: datetime) -> None:
    """Take away a scorecard made by mistake; refused once the public has read it."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.check_seen(scorecard, revision, lambda: _as_it_is(scorecard))
    if live_of(scorecard) is not None:
        raise RuleBroken("The public has read it, so it stays. What is wrong in it is corrected or withdrawn.")
    scorecard.item_id, scorecard.removed_at = None, at
    _note("scorecard taken away", scorecard, by=by, at=at)


def bind(scorecard: Scorecard, item: AgendaItem, *, by: Actor, at: datetime) -> None:
    """Put a scorecard under an item of an agenda: it is published with the agenda, as its figures stand then."""
    meeting = item.meeting
    by.check(Permission.EDIT_AGENDA, meeting.committee_id)
    revisions.read_anew(scorecard)
    _check_is_kept(scorecard)
    if scorecard.item_id == item.id:
        return
    check_can_be_told(scorecard, on=meeting.held_on)
    if scorecard.committee is not None and scorecard.committee_id != meeting.committee_id:
        raise RuleBroken(f"It was made for {scorecard.committee.name}. Make one for this committee, then put it here.")
    if scorecard.item_id is not None:
        raise RuleBroken(f"It stands under {name_of_item(scorecard.item)} already. Take it from there first.")
    if item.removed_at is not None:
        raise RuleBroken("This item was taken off the agenda. Put it back first.")
    if agenda_tree.is_private(item):
        raise RuleBroken("This item is in Part 2, and a scorecard is public. Put it under an item in Part 1.")
    scorecard.item = item
    # A heading may be longer than the words of an event, which keeps the item's number instead.
    scorecard.item_id = item.id
    where = f"an item of {long_date(meeting.held_on)}"
    _note(f"scorecard put under {where}", scorecard, by=by, at=at, committee_id=meeting.committee_id)


def unbind(scorecard: Scorecard, *, by: Actor, at: datetime) -> None:
    """Take a scorecard from the agenda it stands on; refused while the public reads it there."""
    revisions.read_anew(scorecard)
    if scorecard.item is None:
        return
    committee_id = scorecard.item.meeting.committee_id
    by.check(Permission.EDIT_AGENDA, committee_id)
    if scorecard_meetings.is_among_papers(scorecard):
        raise RuleBroken(STAYS if scorecard.item.removed_at is None else GOES_WITH_ITS_ITEM)
    where = f"an item of {long_date(scorecard.item.meeting.held_on)}"
    scorecard.item, scorecard.item_id = None, None
    _note(f"scorecard taken from {where}", scorecard, by=by, at=at, committee_id=committee_id)


def bound_to(meeting: Meeting) -> list[Scorecard]:
    """Those that stand under items of a meeting's agenda: one statement."""
    found = (
        select(Scorecard)
        .join(AgendaItem, AgendaItem.id == Scorecard.item_id)
        .where(AgendaItem.meeting_id == meeting.id, Scorecard.removed_at.is_(None))
        .options(joinedload(Scorecard.framework), joinedload(Scorecard.committee), joinedload(Scorecard.item))
        .order_by(AgendaItem.position, Scorecard.id)
    )
    return list(db.session.scalars(found))


def waiting_for(meeting: Meeting) -> list[Scorecard]:
    """Those that could be put under an item of a meeting's agenda: of its committee or of all, and under none yet."""
    fitting = Scorecard.committee_id.is_(None) | (Scorecard.committee_id == meeting.committee_id)
    found = select(Scorecard).where(Scorecard.removed_at.is_(None), Scorecard.item_id.is_(None), fitting)
    with_names = found.options(joinedload(Scorecard.framework), joinedload(Scorecard.committee))
    return list(db.session.scalars(with_names.order_by(Scorecard.period_on.desc(), Scorecard.id.desc())))


def measures_on(scorecard: Scorecard) -> list[Measure]:
    """The measures it reports: of its framework, in its committee's remit, and reported in its period."""
    found = select(Measure).where(Measure.framework_id == scorecard.framework_id, Measure.removed_at.is_(None))
    if scorecard.committee_id is not None:
        remit = select(MeasureRemit.measure_id).where(MeasureRemit.committee_id == scorecard.committee_id)
        found = found.where(Measure.id.in_(remit))
    day = scorecard.period_on
    found = found.where(
        Measure.reported_from.is_(None) | (Measure.reported_from <= day),
        Measure.reported_until.is_(None) | (Measure.reported_until > day),
    )
    with_names = found.options(joinedload(Measure.area), joinedload(Measure.portfolio_holder))
    return list(db.session.scalars(with_names.order_by(Measure.position, Measure.id)))


def address_of(scorecard: Scorecard) -> str:
    """Where the public reads it."""
    committee = scorecard.committee.slug if scorecard.committee else ""
    return addresses.scorecard_address(scorecard.framework.slug, period_of(scorecard).key, committee)


def committee_of(scorecard: Scorecard) -> int | None:
    """The committee whose officers may act on it: its own, or the one among whose papers it is; None for neither."""
    if scorecard.committee_id is None and scorecard.item is not None:
        return scorecard.item.meeting.committee_id
    return scorecard.committee_id


def live_of(scorecard: Scorecard) -> Published | None:
    """What the public reads of it, or read before it was withdrawn; None if it was never published."""
    return db.session.get(Published, (SubjectKind.SCORECARD, scorecard.id))


def name_of_item(item: AgendaItem | None) -> str:
    """An item in a sentence, with its meeting; a private one by its public heading."""
    if item is None:
        return "no item"
    heading = item.public_heading if agenda_tree.is_private(item) else item.heading
    return f"“{heading}” of {long_date(item.meeting.held_on)}"


CARRIED: Sequence[str] = ("recommendation", "introduction", "context", "contacts")


def _same(framework: Framework, committee: Committee | None, frequency: Frequency, period_on: date) -> Scorecard | None:
    kept = select(Scorecard).where(
        Scorecard.framework_id == framework.id,
        Scorecard.committee_id == (committee.id if committee else None),
        Scorecard.frequency == frequency,
        Scorecard.period_on == period_on,
        Scorecard.removed_at.is_(None),
    )
    return db.session.scalars(kept.order_by(Scorecard.id).limit(1)).one_or_none()


def _before(framework: Framework, committee: Committee | None, period_on: date) -> Scorecard | None:
    kept = select(Scorecard).where(
        Scorecard.framework_id == framework.id,
        Scorecard.committee_id == (committee.id if committee else None),
        Scorecard.period_on < period_on,
        Scorecard.removed_at.is_(None),
    )
    latest = kept.order_by(Scorecard.period_on.desc(), Scorecard.id.desc()).limit(1)
    return db.session.scalars(latest).one_or_none()


def _check_is_kept(scorecard: Scorecard) -> None:
    if scorecard.removed_at is not None:
        raise RuleBroken("This scorecard was taken away. Make it again first.")


def _as_it_is(scorecard: Scorecard) -> str:
    under = f", under {name_of_item(scorecard.item)}," if scorecard.item else ""
    return f"“{scorecard.title}”{under}"


def _note(what: str, scorecard: Scorecard, *, by: Actor, at: datetime, committee_id: int | None = None) -> None:
    scorecard.revision += 1
    where = committee_id if committee_id is not None else scorecard.committee_id
    audit.record(what, scorecard, name=scorecard.title, by=by, at=at, committee_id=where)
