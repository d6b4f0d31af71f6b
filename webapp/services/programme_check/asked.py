"""What committees asked for, and whether a topic follows it up."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from models.action import Action
from models.meeting import Meeting
from models.minutes import Minute
from models.minutes_vocabulary import OwedStatus
from models.owed import Owed
from models.programme_vocabulary import SuggestionStatus
from models.rules import asks
from models.rules.linter.facts import RequestFacts
from models.rules.wording import long_date
from models.suggestion import Suggestion
from models.work_programme import Topic
from webapp.clock import day_of
from webapp.database import db
from webapp.services.programme_check.scope import Scope

# The sentence rules that find what is to come back to the committee itself.
OF_THE_PROGRAMME = frozenset({"work programme", "report back", "proposal"})


@dataclass
class Followed:
    """What has come of what was asked, by number: the topics of any year, and the asks that became an action.

    `titles` and `years` are those of all the topics of each committee.
    """

    by_owed: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_resolution: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_action: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    given: set[int] = field(default_factory=set)
    titles: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    years: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))


def followed(scope: Scope) -> Followed:
    """What follows up what was asked of some committees, and the titles of all their topics. Two statements."""
    found = Followed()
    theirs = Topic.committee_id.in_(list(scope.committees))
    columns = (Topic.id, Topic.committee_id, Topic.year, Topic.title)
    numbers = (Topic.owed_id, Topic.resolution_id, Topic.action_id)
    every = select(*columns, *numbers).where(theirs, Topic.removed_at.is_(None)).order_by(Topic.id)
    for number, committee_id, year, title, owed_id, resolution_id, action_id in db.session.execute(every):
        found.titles[committee_id].append(title)
        found.years[committee_id].add(year)
        if owed_id:
            found.by_owed[owed_id].add(number)
        if resolution_id:
            found.by_resolution[resolution_id].add(number)
        if action_id:
            found.by_action[action_id].add(number)
    given = select(Action.owed_id).where(Action.owed_id.is_not(None), Action.removed_at.is_(None))
    found.given.update(db.session.scalars(given.where(Action.committee_id.in_(list(scope.committees)))))
    return found


def requests(scope: Scope, known: Followed) -> Mapping[int, Sequence[RequestFacts]]:
    """What each committee asked for and has not ended, by its number. Three statements."""
    found: dict[int, list[RequestFacts]] = defaultdict(list)
    for some in (_marked(scope, known), _coming_again(scope, known), _suggested(scope)):
        for committee_id, request in some:
            found[committee_id].append(request)
    return found


def _marked(scope: Scope, known: Followed) -> Iterator[tuple[int, RequestFacts]]:
    """Asks and undertakings about the programme. One that became an action is in hand."""
    marked = (
        select(Owed.id, Owed.quoted, Meeting.committee_id, Meeting.held_on)
        .join(Minute, Minute.id == Owed.minute_id)
        .join(Meeting, Meeting.id == Minute.meeting_id)
        .where(Owed.removed_at.is_(None), Owed.status.in_((OwedStatus.OWED, OwedStatus.FOLLOWED)))
        .where(Meeting.committee_id.in_(list(scope.committees)))
        .order_by(Meeting.held_on, Owed.id)
    )
    for number, words, committee_id, held_on in db.session.execute(marked):
        rule = asks.first_rule(words)
        if rule is not None and rule.name in OF_THE_PROGRAMME and number not in known.given:
            yield (
                committee_id,
                RequestFacts(
                    words=words,
                    asked_on=held_on,
                    where=f"in the minutes of {long_date(held_on)}",
                    owed_id=number,
                    topic_ids=frozenset(known.by_owed.get(number, ())),
                ),
            )


def _coming_again(scope: Scope, known: Followed) -> Iterator[tuple[int, RequestFacts]]:
    """Actions that come again and again: what was to be reported "every six months" belongs in the programme."""
    again = (
        select(Action.id, Action.text, Action.committee_id, Action.owed_id, Action.resolution_id, Action.created_at)
        .where(Action.committee_id.in_(list(scope.committees)), Action.every_months.is_not(None))
        .where(Action.removed_at.is_(None), Action.ended_on.is_(None))
        .order_by(Action.id)
    )
    for number, text, committee_id, owed_id, resolution_id, created_at in db.session.execute(again):
        by_link = (
            known.by_action.get(number),
            known.by_owed.get(owed_id or 0),
            known.by_resolution.get(resolution_id or 0),
        )
        if not any(by_link):
            yield (
                committee_id,
                RequestFacts(
                    words=text,
                    asked_on=day_of(created_at),
                    where=f"by an action of {long_date(day_of(created_at))} that comes again",
                    action_id=number,
                    owed_id=owed_id or 0,
                    resolution_id=resolution_id or 0,
                ),
            )


def _suggested(scope: Scope) -> Iterator[tuple[int, RequestFacts]]:
    waiting = (
        select(Suggestion.id, Suggestion.title, Suggestion.committee_id, Suggestion.suggested_at)
        .where(Suggestion.status == SuggestionStatus.WAITING, Suggestion.removed_at.is_(None))
        .where(Suggestion.committee_id.in_(list(scope.committees)))
        .order_by(Suggestion.id)
    )
    for number, title, committee_id, suggested_at in db.session.execute(waiting):
        if committee_id is not None:
            asked_on = day_of(suggested_at)
            yield committee_id, RequestFacts(words=title, asked_on=asked_on, where="suggested", suggestion_id=number)
