"""What the database holds already: a load adds to it, and changes nothing that is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from exports import house_styles
from models.audit import AuditEvent
from models.base import Base
from models.committee import Committee
from models.council import ClosedDay, Council, HouseStyle
from models.declaration import DeclarationKind
from models.forward_plan import CallInRules, KeyDecision
from models.group import PoliticalGroup
from models.measure import Framework
from models.meeting import Meeting
from models.member import Member, Seat
from models.publication import Publication
from models.reading import ReadingColumn
from models.suggestion import ScoringScheme, Suggestion
from models.task_group import TaskGroup
from models.user import User
from models.work_programme import ColumnMeaning, KeyDate, WaivedFinding, WorkProgramme
from webapp.database import db


@dataclass(frozen=True)
class Known:
    """The names in use: slugs, e-mail addresses, uids, days; the house styles by name, and how many seats there are.

    `meetings` are the committees that hold them, by uid. `has_plans` tells whether there is anything that is planned
    and belongs to no committee.
    """

    has_council: bool
    groups: frozenset[str]
    declaration_kinds: frozenset[str]
    members: frozenset[str]
    committees: frozenset[str]
    committee_names: frozenset[str]
    seats: Mapping[str, int]
    emails: frozenset[str]
    uids: frozenset[str]
    sittings: frozenset[tuple[str, date, int]]
    closed_days: frozenset[date]
    house_styles: Mapping[str, Mapping[str, Any]]
    meetings: Mapping[str, str]
    programmes: frozenset[tuple[str, int]]
    task_groups: frozenset[str]
    waived: frozenset[tuple[str, str, str]]
    column_headings: frozenset[str]
    scoring_schemes: frozenset[str]
    frameworks: frozenset[str]
    reading_headings: frozenset[str]
    has_call_in_rules: bool
    has_plans: bool
    has_history: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is there, so that the numbers and the history of a file can be kept."""
        people = (self.groups, self.members, self.emails)
        things = (*people, self.declaration_kinds, self.committees, self.uids, self.closed_days, self.house_styles)
        settled = (self.has_call_in_rules, self.has_plans, self.column_headings, self.scoring_schemes)
        measured = (self.frameworks, self.reading_headings)
        return not (self.has_council or self.has_history or any(things) or any(settled) or any(measured))


def shipped_styles() -> dict[str, Mapping[str, Any]]:
    """The house styles that come with the product, by name."""
    return {style["name"]: dict(style) for style in house_styles.load_shipped()}


def known() -> Known:
    """Ask the database."""
    sittings = select(Committee.slug, Meeting.held_on, Meeting.day_number).join(Meeting.committee).order_by(Meeting.id)
    seats = select(Committee.slug, func.count(Seat.id)).join(Seat).group_by(Committee.slug).order_by(Committee.slug)
    styles = db.session.scalars(select(HouseStyle).order_by(HouseStyle.id))
    held_by = select(Meeting.uid, Committee.slug).join(Meeting.committee).order_by(Meeting.id)
    return Known(
        has_council=db.session.get(Council, 1) is not None,
        groups=_all(PoliticalGroup.name),
        declaration_kinds=_all(DeclarationKind.name),
        members=_all(Member.slug),
        committees=_all(Committee.slug),
        committee_names=_all(Committee.name),
        seats={slug: number for slug, number in db.session.execute(seats)},  # noqa: C416, a row is no pair to mypy
        emails=_all(User.email),
        uids=_all(Meeting.uid),
        sittings=frozenset((slug, day, number) for slug, day, number in db.session.execute(sittings)),
        closed_days=_all(ClosedDay.day),
        house_styles={style.name: style.settings for style in styles},
        meetings=dict(_rows(held_by)),
        programmes=frozenset(_rows(_of_committees(WorkProgramme, WorkProgramme.year))),
        task_groups=frozenset(slug for (slug,) in _rows(_of_committees(TaskGroup))),
        waived=frozenset(_rows(_of_committees(WaivedFinding, WaivedFinding.rule, WaivedFinding.key))),
        column_headings=_all(ColumnMeaning.heading),
        scoring_schemes=_all(ScoringScheme.name),
        frameworks=_all(Framework.slug),
        reading_headings=_all(ReadingColumn.heading),
        has_call_in_rules=db.session.get(CallInRules, 1) is not None,
        has_plans=any(map(_is_any, (KeyDate, KeyDecision, Suggestion))),
        has_history=any(map(_is_any, (Publication, AuditEvent))),
    )


def _of_committees(kind: Any, *columns: Any) -> Select[Any]:
    """The slug of the committee that each belongs to, with columns of its own."""
    return select(Committee.slug, *columns).join(kind, kind.committee_id == Committee.id).order_by(kind.id)


def _rows(statement: Any) -> list[Any]:
    return [tuple(row) for row in db.session.execute(statement)]


def _is_any(kind: type[Base]) -> bool:
    return bool(db.session.scalar(select(func.count()).select_from(kind)))


def _all(column: Any) -> frozenset[Any]:
    return frozenset(db.session.scalars(select(column).order_by(column)))
