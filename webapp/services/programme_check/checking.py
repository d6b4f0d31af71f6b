"""The check of work programmes: what it finds, and what an officer let stand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select

from models.committee import Committee
from models.programme_vocabulary import TopicStatus
from models.rules import linter
from models.rules.linter import Finding, ProgrammeFacts
from models.rules.linter.waiting import CONDITION, GONE_BY
from models.rules.programme_order import year_in_use
from models.work_programme import Topic, WaivedFinding
from webapp.database import db
from webapp.services import work_programmes, working_calendar
from webapp.services.programme_check import around, asked, to_decide, topic_facts
from webapp.services.programme_check.scope import Scope
from webapp.services.programme_check.topic_facts import Programme
from webapp.services.programme_rows import Owner

OF_ITS_TIME = frozenset({CONDITION, GONE_BY})


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that an officer let stand: the number of its record, who did, when and why."""

    finding: Finding
    number: int
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Check:
    """What the check of one programme comes to: what is to be looked at, and what was let stand.

    What is asked for now is looked for in the check of the year `in_use`, which the committee goes by.
    """

    committee_id: int
    year: int
    in_use: int | None
    found: Sequence[Finding] = ()
    waived: Sequence[Waived] = field(default=())

    def besides(self, topics: Collection[int]) -> list[Finding]:
        """What is to be looked at besides that the time of some topics has come."""
        return [one for one in self.found if one.topic_id not in topics or one.rule not in OF_ITS_TIME]


def findings(committee: Committee, year: int, *, on: date) -> list[Finding]:
    """What the rules find in a committee's programme of a year and nobody let stand."""
    return list(check(committee, year, on=on).found)


def check(committee: Committee | Owner, year: int, *, on: date) -> Check:
    """A committee's programme of a year checked anew: as many statements however many topics there are."""
    (checked,) = _checked(Scope({committee.id: committee.name}, (year,), on))
    return checked


def check_everything(committees: Iterable[Committee], *, on: date) -> list[Check]:
    """Every programme of some committees that has an open topic, or is of this year: the committees in their order."""
    named = {one.id: one.name for one in committees}
    listed = select(Topic.year).where(Topic.committee_id.in_(list(named)), Topic.removed_at.is_(None))
    years = db.session.scalars(listed.where(Topic.status == TopicStatus.OPEN).distinct().order_by(Topic.year))
    this_year = Scope(named, (), on).this_year
    scope = Scope(named, tuple(sorted({*years, this_year})), on)
    return [one for one in _checked(scope) if one.found or one.waived or one.year == this_year]


def _checked(scope: Scope) -> list[Check]:
    let_stand = _let_stand(scope)
    found = []
    for (committee_id, year), facts in _facts(scope).items():
        kept = let_stand.get(committee_id, {})
        every = linter.lint(facts)
        found.append(
            Check(
                committee_id,
                year,
                facts.in_use,
                found=[one for one in every if (one.rule, one.key) not in kept],
                waived=[_waived(one, kept[one.rule, one.key]) for one in every if (one.rule, one.key) in kept],
            )
        )
    return found


def _waived(found: Finding, record: WaivedFinding) -> Waived:
    return Waived(found, record.id, record.reason, record.waived_by, record.waived_at)


def _facts(scope: Scope) -> Mapping[Programme, ProgrammeFacts]:
    """The facts of each programme. What is asked for now, and who sits, concern the one in use alone."""
    carried = topic_facts.carried(scope)
    topics, meetings = topic_facts.of(scope, carried), around.meetings(scope, carried)
    elsewhere, tables, closed = around.elsewhere(scope, topics), around.tables(scope), _closed(scope, topics)
    settings, followed = around.settings(scope), asked.followed(scope)
    requests, holders = asked.requests(scope, followed), around.holders(scope)
    decisions = to_decide.decisions(scope)
    found = {}
    for number, name in scope.committees.items():
        in_use = year_in_use(followed.years.get(number, ()), scope.this_year)
        for year in scope.years:
            is_in_use, settled = year == in_use, settings.get((number, year))
            found[number, year] = ProgrammeFacts(
                committee=name,
                today=scope.on,
                year=year,
                topics=topics.get((number, year), ()),
                meetings=meetings.get(number, ()),
                requests=requests.get(number, ()) if is_in_use else (),
                other_titles=followed.titles.get(number, ()),
                decisions=decisions.get(number, ()) if is_in_use else (),
                elsewhere=elsewhere.get(year, {}),
                holders=holders.get(number, ()) if is_in_use else (),
                tables=tables.get((number, year), ()),
                closed=closed,
                most_in_depth=settled.most_in_depth if settled else None,
                minutes_available=settled.minutes_available if settled else None,
                stale_after=settled.stale_after if settled else work_programmes.STALE_AFTER,
                in_use=in_use,
            )
    return found


def _closed(scope: Scope, topics: Mapping[Programme, Sequence[linter.TopicFacts]]) -> Mapping[date, str]:
    days = [report.reported_on for some in topics.values() for one in some for report in one.reports]
    return working_calendar.closed_days(min((*days, scope.on)), scope.on)


def _let_stand(scope: Scope) -> Mapping[int, Mapping[tuple[str, str], WaivedFinding]]:
    listed = select(WaivedFinding).where(WaivedFinding.committee_id.in_(list(scope.committees)))
    found: dict[int, dict[tuple[str, str], WaivedFinding]] = {}
    for one in db.session.scalars(listed.order_by(WaivedFinding.id)):
        found.setdefault(one.committee_id, {})[one.rule, one.key] = one
    return found
