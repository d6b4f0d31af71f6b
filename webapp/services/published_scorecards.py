"""What the public reads of scorecards: which there are, and what was published since of the figures they show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, func, literal, select, union_all
from sqlalchemy.orm import aliased

from models.published_scorecard import PublishedReading, PublishedScorecard
from models.rules.addresses import framework_address
from webapp.database import reading
from webapp.services import published_marks
from webapp.services.published_marks import Marked, Named

COLUMNS = (
    PublishedScorecard.scorecard_id,
    PublishedScorecard.framework_name,
    PublishedScorecard.framework_slug,
    PublishedScorecard.committee_id,
    PublishedScorecard.committee_name,
    PublishedScorecard.period_key,
    PublishedScorecard.period_label,
    PublishedScorecard.period_on,
    PublishedScorecard.address,
    PublishedScorecard.title,
    PublishedScorecard.summary,
)
IN_ORDER = (
    PublishedScorecard.period_on.desc(),
    PublishedScorecard.committee_id.is_not(None),
    PublishedScorecard.committee_name,
    PublishedScorecard.scorecard_id,
)
# Statements are written once and given their values later: to build one takes longer than to run it.
OF_FRAMEWORK = (
    select(*COLUMNS).where(PublishedScorecard.framework_slug == bindparam("framework_slug")).order_by(*IN_ORDER)
)
OF_COMMITTEE = (
    select(*COLUMNS)
    .where(PublishedScorecard.committee_id == bindparam("committee_id"))
    .order_by(PublishedScorecard.framework_name, *IN_ORDER)
)
LIKE_IT = (
    select(*COLUMNS)
    .where(
        PublishedScorecard.framework_id == bindparam("framework_id"),
        PublishedScorecard.scorecard_id != bindparam("scorecard_id"),
    )
    .order_by(*IN_ORDER)
)
_latest = (
    select(PublishedScorecard.framework_id, func.max(PublishedScorecard.period_on).label("period_on"))
    .group_by(PublishedScorecard.framework_id)
    .subquery()
)
OF_LATEST_PERIODS = (
    select(*COLUMNS)
    .join(
        _latest,
        (_latest.c.framework_id == PublishedScorecard.framework_id)
        & (_latest.c.period_on == PublishedScorecard.period_on),
    )
    .order_by(PublishedScorecard.framework_name, PublishedScorecard.framework_id, *IN_ORDER)
)
_own, _other, _shown, _measured = (aliased(PublishedReading) for _ in range(4))
_where, _at = (aliased(PublishedScorecard) for _ in range(2))
# The last publication that shows each measure and period of a scorecard.
_newest = (
    select(_shown.measure_id, _shown.period_on, func.max(_at.publication_id).label("publication_id"))
    .join(_at, _at.scorecard_id == _shown.scorecard_id)
    .where(
        _at.framework_id == bindparam("framework_id"),
        _shown.measure_id.in_(select(_measured.measure_id).where(_measured.scorecard_id == bindparam("scorecard_id"))),
    )
    .group_by(_shown.measure_id, _shown.period_on)
    .subquery()
)
LATER = (
    select(
        _own.measure_id,
        _own.period_on,
        _other.shown,
        _where.committee_name,
        _where.period_label,
        _where.address,
        _where.committee_id,
    )
    .join(_newest, (_newest.c.measure_id == _own.measure_id) & (_newest.c.period_on == _own.period_on))
    .join(_where, _where.publication_id == _newest.c.publication_id)
    .join(
        _other,
        (_other.scorecard_id == _where.scorecard_id)
        & (_other.measure_id == _own.measure_id)
        & (_other.period_on == _own.period_on),
    )
    .where(_own.scorecard_id == bindparam("scorecard_id"), _other.shown != _own.shown)
)
# The same, with what it names that is public still, as `published_marks` asks for it.
_marked = [part.subquery() for part in published_marks.PARTS]
LATER_AND_MARKED = union_all(
    LATER,
    *(select(literal(0), one.c[2], one.c[0], one.c[3], literal(""), one.c[1], literal(0)) for one in _marked),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A public scorecard in a list: whose it is, for which period, and in a sentence how it stands."""

    id: int
    framework_name: str
    framework_slug: str
    committee_id: int | None
    committee_name: str
    period_key: str
    period_label: str
    period_on: date
    address: str
    title: str
    summary: str

    def as_json(self) -> dict[str, object]:
        """The same facts for a program, in the words of the published bodies."""
        return {
            "id": self.id,
            "title": self.title,
            "address": self.address,
            "framework": {"name": self.framework_name, "address": framework_address(self.framework_slug)},
            "committee": self.committee_name or None,
            "period": {"key": self.period_key, "label": self.period_label, "ends_on": self.period_on.isoformat()},
            "summary": self.summary,
        }


@dataclass(frozen=True, slots=True)
class Later:
    """A figure that a later scorecard shows for the same measure and period: what, where, and whose scorecard that is.

    The later one may be of the same period for another committee; for the whole framework it has none.
    """

    shown: str
    committee_name: str
    period_label: str
    address: str
    committee_id: int | None


@dataclass(frozen=True, slots=True)
class Since:
    """What a frozen scorecard does not know: later figures by measure and last day, and where what it names is now."""

    later: dict[tuple[int, str], Later]
    marked: dict[str, Marked]


@dataclass(frozen=True, slots=True)
class FrameworkNow:
    """A framework with the scorecards of the latest period it has."""

    name: str
    address: str
    latest: list[Listed]


def frameworks() -> list[FrameworkNow]:
    """Every framework with a public scorecard, by name."""
    with reading() as connection:
        listed = _listed(connection.execute(OF_LATEST_PERIODS).all())
    slugs = list(dict.fromkeys(one.framework_slug for one in listed))
    by_slug = {slug: [one for one in listed if one.framework_slug == slug] for slug in slugs}
    return [FrameworkNow(ones[0].framework_name, framework_address(slug), ones) for slug, ones in by_slug.items()]


def of_framework(slug: str) -> list[Listed]:
    """Every public scorecard of a framework, the latest period first, in each the whole council's before the rest."""
    with reading() as connection:
        return _listed(connection.execute(OF_FRAMEWORK, {"framework_slug": slug}).all())


def of_committee(committee_id: int) -> list[Listed]:
    """Every public scorecard of a committee, by framework, the latest period first."""
    with reading() as connection:
        return _listed(connection.execute(OF_COMMITTEE, {"committee_id": committee_id}).all())


def beside(framework_id: int, scorecard_id: int) -> list[Listed]:
    """The other public scorecards of a framework, the latest period first."""
    wanted = {"framework_id": framework_id, "scorecard_id": scorecard_id}
    with reading() as connection:
        return _listed(connection.execute(LIKE_IT, wanted).all())


def of_same_remit(others: Sequence[Listed], committee_id: int | None, period_on: str) -> list[Listed]:
    """Those of other periods for the same committee, or for the whole council: what one is compared with."""
    return [one for one in others if one.committee_id == committee_id and one.period_on.isoformat() != period_on]


def since(framework_id: int, scorecard_id: int, named: Named) -> Since:
    """What was published since of the figures of a scorecard, and what of all it names is public still.

    `later` is where the newest scorecard with a measure's period shows another figure than this one: by measure and
    last day. A figure that was changed and changed back is not told of. `named` is what the scorecard marks and names.
    One statement, for a page that may make few.
    """
    wanted: dict[str, object] = {"framework_id": framework_id, "scorecard_id": scorecard_id}
    with reading() as connection:
        if named:
            rows = connection.execute(LATER_AND_MARKED, {**wanted, **named.wanted}).all()
        else:
            rows = connection.execute(LATER, wanted).all()
    figures = {(row[0], row[1].isoformat()): Later(*row[2:]) for row in rows if row[0]}
    return Since(figures, {row[2]: Marked(row[5], row[1], row[3]) for row in rows if not row[0]})


def _listed(rows: Sequence[Row[*tuple[Any, ...]]]) -> list[Listed]:
    return [Listed(*row) for row in rows]
