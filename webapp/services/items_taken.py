"""When an item was taken and what became of it, put right: or that it was put off, withdrawn or not reached."""

from datetime import datetime, time

from models.agenda import AgendaItem
from models.minutes import Minute
from models.minutes_vocabulary import MinuteOutcome
from models.rules import running_order as rules
from webapp.services import minutes, revisions, running_order
from webapp.services.actors import Actor
from webapp.services.canonical import canonical, digest


def state_of(kept: Minute | None) -> str:
    """Which state of an item's times and outcome a form was filled from. What is written under it does not count."""
    values = [kept.begun_at, kept.ended_at, kept.outcome, kept.outcome_reason] if kept else [None, None, None, ""]
    return digest(canonical(values))[:16]


def correct(
    item: AgendaItem,
    *,
    begun_at: time | None,
    ended_at: time | None,
    outcome: MinuteOutcome | None,
    outcome_reason: str,
    revision: str,
    by: Actor,
    at: datetime,
) -> Minute:
    """Put right when an item was taken and what became of it.

    Raises revisions.ChangedMeanwhile when it is no longer as `revision` says (see state_of).
    """
    kept = minutes.minute_for(item, by=by, at=at)
    revisions.read_anew(kept)
    if state_of(kept) != revision:
        who = revisions.last_changed_by(kept)
        raise revisions.ChangedMeanwhile(
            f"{who} changed this while you were writing. What you typed is still here: compare, then save again."
        )
    whole = minutes.begun(item.meeting, by=by, at=at)
    rules.check_item(begun_at, ended_at, opened_at=whole.opened_at, rose_at=whole.rose_at)
    rules.check_outcome(outcome, outcome_reason, begun_at=begun_at)
    kept.begun_at, kept.ended_at = begun_at, ended_at
    kept.outcome, kept.outcome_reason = outcome, outcome_reason.strip()
    return running_order.keep_minute("item's times and outcome corrected", kept, by=by, at=at)
