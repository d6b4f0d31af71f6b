"""Facts of measures into plain data, by allow-list: what a chart, a table and a reader need, and nothing else."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from models.measure import MeasureChange
from models.reading import Commentary
from models.rules import figures, scorecard_exceptions
from models.rules.periods import Period
from models.rules.scorecards import Gauge, Judgement
from models.rules.targets import NOT_A_TARGET_MEASURE, TargetIn, target_in_words
from models.rules.wording import called
from models.scorecard_bodies import (
    BreakBody,
    ChartMarkBody,
    CommentaryBody,
    EvidenceBody,
    JudgementBody,
    MeasureBody,
    PeriodBody,
    PointBody,
    TargetBody,
)
from models.scorecard_vocabulary import Mark, Polarity, Projection, ReadingState, TargetKind, Unit
from webapp.services.measure_facts import Facts, Told


def measure_bodies(found: Sequence[Facts], marks: Mapping[int, list[ChartMarkBody]] | None = None) -> list[MeasureBody]:
    """Each measure with all that a scorecard shows of it; `marks` are the days on its chart, by its number."""
    return [measure_body(one, (marks or {}).get(one.measure.id, [])) for one in found]


def measure_body(found: Facts, marks: list[ChartMarkBody]) -> MeasureBody:
    """One measure: its figures and those it is compared with, its target, how it stands and went, and what is said."""
    measure, first = found.measure, found.first_shown
    area = measure.area
    return {
        "id": measure.id,
        "code": measure.code,
        "name": measure.name,
        "definition": measure.definition,
        "unit": measure.unit.value,
        "unit_words": figures.unit_in_words(measure.unit),
        "decimals": measure.decimals,
        "polarity": measure.polarity.value,
        "frequency": measure.frequency.value,
        "area": area.name if area else "",
        "outcome": area.outcome.title if area and area.outcome else "",
        "owner": measure.owner,
        "portfolio_holder": measure.portfolio_holder.name if measure.portfolio_holder else "",
        "source": measure.source,
        "points": [
            _point(told, aim, found.gauge) for told, aim in zip(found.told[first:], found.aims[first:], strict=True)
        ],
        "comparators": [
            {"name": name, "points": [_point(told, None, found.gauge) for told in series[first:]]}
            for name, series in found.comparators.items()
            if any(told.figure.given is not None for told in series[first:])
        ],
        "target": _target(found.aims[-1], found.gauge),
        "standing": _judgement(found.standing),
        "travel": _judgement(found.travel),
        "travel_direction": found.travel.direction.value,
        "trend": _judgement(found.trend),
        "trend_direction": found.trend.direction.value,
        "breaks": [_break(one) for one in found.changes if one.breaks_series],
        "marks": marks,
        "commentary": _commentary(found.commentary, found.gauge),
        "exception": scorecard_exceptions.exception(told_of(found)),
    }


def told_of(found: Facts) -> scorecard_exceptions.Told:
    """A measure as the sentences about it need it."""
    now = found.told[-1]
    return scorecard_exceptions.Told(
        name=named(found),
        gauge=found.gauge,
        now=now.figure,
        target=found.aims[-1],
        standing=found.standing,
        travel=found.travel,
        before=found.figures[-2] if len(found.figures) > 1 else None,
        others=[
            (name, series[-1].figure.given)
            for name, series in found.comparators.items()
            if series[-1].figure.given is not None
        ],
    )


def named(found: Facts) -> str:
    """A measure as a sentence names it, with its code."""
    return called(found.measure.code, found.measure.name)


def evidence(body: MeasureBody, address: str) -> EvidenceBody:
    """What a scorecard says of a measure, to go with a question about it; `address` is where it is read."""
    point = body["points"][-1]
    return {
        "measure": called(body["code"], body["name"]),
        "period": point["period"]["label"],
        "shown": point["shown"],
        "target": body["target"]["words"],
        "standing": body["standing"]["word"],
        "travel": body["travel"]["meaning"],
        "sentence": body["exception"] or body["standing"]["why"],
        "address": address,
    }


def period_body(period: Period) -> PeriodBody:
    """A period with its names and its days."""
    return {
        "key": period.key,
        "label": period.label,
        "short": period.short,
        "starts_on": period.starts_on.isoformat(),
        "ends_on": period.ends_on.isoformat(),
    }


def _point(told: Told, aim: TargetIn | None, gauge: Gauge) -> PointBody:
    figure, value = told.figure, told.figure.given
    aimed_at_value = aim.value if aim and aim.is_aimed and aim.kind is not TargetKind.BAND else None
    band = aim if aim and aim.kind is TargetKind.BAND else None
    return {
        "period": period_body(figure.period),
        "state": figure.state.value,
        "value": digits(value),
        "shown": gauge.shown(value) if value is not None else figure.state.value.capitalize(),
        "parts": _parts(told, gauge.unit),
        "target": digits(aimed_at_value),
        "low": digits(band.low if band else None),
        "high": digits(band.high if band else None),
        "is_provisional": figure.is_provisional,
        "provisional_until": told.provisional_until.isoformat() if told.provisional_until and value is not None else "",
        "expected_on": figure.expected_on.isoformat() if figure.expected_on and _is_awaited(told) else "",
        "note": told.note,
    }


def _parts(told: Told, unit: Unit) -> str:
    if told.figure.given is None or told.numerator is None or told.denominator is None:
        return ""
    return figures.parts_in_words(told.numerator, told.denominator, unit)


def digits(value: Decimal | None) -> str:
    """A number as exact digits; empty where there is none."""
    return "" if value is None else format(value, "f")


def _is_awaited(told: Told) -> bool:
    return told.figure.state is ReadingState.AWAITED


def _target(aim: TargetIn, gauge: Gauge) -> TargetBody:
    is_band = aim.kind is TargetKind.BAND
    is_context = gauge.polarity is Polarity.CONTEXT and not aim.is_aimed
    return {
        "kind": aim.kind.value,
        "words": NOT_A_TARGET_MEASURE if is_context else target_in_words(aim, gauge.unit, gauge.decimals),
        "value": digits(aim.value if aim.is_aimed and not is_band else None),
        "low": digits(aim.low if is_band else None),
        "high": digits(aim.high if is_band else None),
        "edge_low": digits(aim.edge_low if is_band else None),
        "edge_high": digits(aim.edge_high if is_band else None),
        "note": aim.note,
    }


def _judgement(judged: Judgement) -> JudgementBody:
    return {"word": str(judged.word), "meaning": judged.meaning, "why": judged.why}


def _break(change: MeasureChange) -> BreakBody:
    return {"on": change.takes_effect_on.isoformat(), "reason": change.reason}


def _commentary(written: Commentary | None, gauge: Gauge) -> CommentaryBody:
    if written is None:
        return {
            "mark": Mark.NONE.value,
            "said": "",
            "remedy": "",
            "projection": Projection.NONE.value,
            "projected": "",
            "outlook": "",
        }
    return {
        "mark": written.mark.value,
        "said": written.said,
        "remedy": written.remedy,
        "projection": written.projection.value,
        "projected": gauge.exactly(written.projected) if written.projected is not None else "",
        "outlook": written.outlook,
    }
