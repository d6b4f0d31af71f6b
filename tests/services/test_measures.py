"""Measures: added, redefined and removed by decision, as Merton's panel did on 9 October 2018."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.audit import AuditEvent
from models.rules import RuleBroken
from models.scorecard_vocabulary import Frequency, MeasureEvent, Polarity, TargetKind, Unit
from tests import factories, measured
from webapp.database import db
from webapp.services import business_units, frameworks, measure_changes, measures, targets
from webapp.services.readings import Doubted
from webapp.services.revisions import ChangedMeanwhile, revision_of

NOVEMBER = date(2018, 11, 1)


def change(kept, decision=None, committees=(), **said):
    details = {**measured.MEASURE, "name": kept.name, **said}
    ids = [one.id for one in committees]
    measures.change(kept, details, ids, decision, revision=revision_of(kept), **measured.act())


def test_a_panel_removes_a_measure_with_its_reason(app):
    kept = measured.measure(code="7", name="% of plans with an allocated social worker")

    measures.stop(kept, measured.decision(NOVEMBER), revision=revision_of(kept), **measured.act())

    assert measures.is_reported(kept, date(2018, 10, 31))
    assert not measures.is_reported(kept, NOVEMBER)
    assert [(one.event, one.reason) for one in kept.changes] == [(MeasureEvent.REMOVED, "It is always 100%.")]


def test_a_panel_adds_a_measure_from_a_day(app):
    kept = measured.measure(code="7a", decision=measured.decision(NOVEMBER, "More relevant.", decided_by="The panel"))

    assert not measures.is_reported(kept, date(2018, 10, 31))
    assert measures.is_reported(kept, NOVEMBER)
    assert measure_changes.decided_by(kept.changes[0]) == "The panel"


def test_a_target_becomes_a_band_by_decision(app):
    kept = measured.measure(unit=Unit.PERCENT, polarity=Polarity.BAND)
    band = {"kind": TargetKind.BAND, "value": None, "low": Decimal(12), "high": Decimal(18), "edge": Decimal(1)}

    made = targets.add(kept, {**measured.TARGET, **band}, measured.decision(NOVEMBER, "A range."), **measured.act())

    assert (made.low, made.high, made.edge, made.value) == (12, 18, 1, None)
    assert kept.changes[0].event is MeasureEvent.RETARGETED


def test_a_target_that_no_figure_is_like_is_asked_about_and_kept_once_somebody_is_sure(app):
    kept = measured.measure(unit=Unit.PERCENT, polarity=Polarity.HIGHER)
    measured.reading(kept, "93")
    aim: Any = {**measured.TARGET, "value": Decimal(940)}

    with pytest.raises(Doubted, match=r"940% looks ten times too large: its figures are near 93%. Is it 94%\?"):
        targets.add(kept, aim, None, **measured.act())
    assert targets.of_measure(kept) == []

    made = targets.add(kept, aim, None, doubt_is_answered=True, **measured.act())
    assert made.value == 940


def test_a_target_that_is_put_right_is_asked_about_only_where_it_changes(app):
    kept = measured.measure(unit=Unit.PERCENT, polarity=Polarity.BAND)
    band: Any = {**measured.TARGET, "kind": TargetKind.BAND, "value": None, "low": Decimal(90), "high": Decimal(110)}
    made = targets.add(kept, band, None, doubt_is_answered=True, **measured.act())
    db.session.commit()

    targets.change(made, {**band, "note": "Agreed in May."}, revision=revision_of(made), **measured.act())
    assert (made.high, made.note) == (110, "Agreed in May.")
    with pytest.raises(Doubted, match="120% looks ten times too large"):
        targets.change(made, {**band, "high": Decimal(120)}, revision=revision_of(made), **measured.act())


def test_figures_keep_their_meaning_unless_somebody_decides(app):
    kept = measured.measure()
    measured.reading(kept, "660")

    with pytest.raises(RuleBroken, match="Say who decided"):
        change(kept, definition="Without asylum seekers.")

    change(kept, measured.decision(NOVEMBER, "To compare.", breaks_series=True), definition="Without asylum seekers.")
    assert kept.definition == "Without asylum seekers."
    assert kept.changes[0].breaks_series


def test_a_change_in_words_alone_needs_no_decision(app):
    kept = measured.measure()
    measured.reading(kept, "660")

    change(kept, owner="Head of Service")

    assert kept.owner == "Head of Service"
    assert kept.changes == []


def test_the_remit_follows_what_is_chosen(app):
    first, second = factories.committee(), factories.committee()
    kept = measured.measure(committees=(first,))

    change(kept, committees=(second,))

    assert [one.committee_id for one in kept.remits] == [second.id]
    said = [one.what for one in db.session.query(AuditEvent).order_by(AuditEvent.id)]
    assert "measure put in a remit" in said
    assert "measure taken out of a remit" in said


def test_two_officers_lose_no_remit(app):
    first, second = factories.committee(), factories.committee()
    kept = measured.measure(committees=(first,))
    seen = revision_of(kept)
    change(kept, committees=(first, second))
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        details = {**measured.MEASURE, "name": kept.name}
        measures.change(kept, details, [first.id], None, revision=seen, **measured.act())

    assert len(kept.remits) == 2


def test_figures_of_quarters_never_become_those_of_years(app):
    kept = measured.measure(frequency=Frequency.QUARTERLY)
    measured.reading(kept, "150")

    with pytest.raises(RuleBroken, match="add one in its place") as refused:
        change(kept, measured.decision(NOVEMBER, "Once a year is enough."), frequency=Frequency.ANNUAL)

    assert refused.value.field == "frequency"


def test_one_with_figures_is_not_taken_away(app):
    kept = measured.measure()
    measured.reading(kept, "660")

    with pytest.raises(RuleBroken, match="Stop reporting it instead"):
        measures.take_away(kept, revision=revision_of(kept), **measured.act())


def test_what_changed_since_is_not_taken_away_unseen(app):
    kept = measured.measure()
    aim, unit = measured.target(kept), measured.unit(kept.framework)
    seen = {each: revision_of(each) for each in (kept, aim, unit)}
    change(kept, decimals=1)
    aimed = {**measured.TARGET, "value": Decimal(600)}
    targets.change(aim, aimed, revision=seen[aim], **measured.act())
    business_units.change(unit, "Families", [], revision=seen[unit], **measured.act())
    db.session.commit()

    with pytest.raises(ChangedMeanwhile, match="count, lower is better, now"):
        measures.take_away(kept, revision=seen[kept], **measured.act())
    with pytest.raises(ChangedMeanwhile, match=r"It is 600\.0, from 2018/19 now"):
        targets.remove(aim, revision=seen[aim], **measured.act())
    with pytest.raises(ChangedMeanwhile, match="It is “Families” now"):
        business_units.take_away(unit, revision=seen[unit], **measured.act())

    assert kept.removed_at is aim.removed_at is unit.removed_at is None


def test_measures_stand_by_policy_area_and_move_within_it(app):
    kept = measured.framework()
    area = {"outcome_id": None, "measures_in_all": None}
    first, second = (frameworks.add_area(kept, {"name": name, **area}, **measured.act()) for name in ("Safe", "Well"))
    db.session.commit()
    names = (("A", first), ("B", second), ("C", first))
    made = {name: measured.measure(kept, name, area_id=where.id) for name, where in names}

    with pytest.raises(RuleBroken, match="“A” stands above it now"):
        measures.move(made["C"], up=True, beside=str(made["B"].id), **measured.act())
    measures.move(made["C"], up=True, beside=str(made["A"].id), **measured.act())
    db.session.commit()

    assert [one.name for one in measures.of_framework(kept)] == ["C", "A", "B"]


def test_a_measure_moves_past_the_next_that_is_reported(app):
    kept = measured.framework()
    made = {name: measured.measure(kept, name) for name in ("A", "gone", "B")}
    gone = made["gone"]
    measures.stop(gone, measured.decision(NOVEMBER), revision=revision_of(gone), **measured.act())
    db.session.commit()

    measures.move(made["B"], up=True, beside=str(made["A"].id), **measured.act())
    db.session.commit()

    assert [one.name for one in measures.of_framework(kept) if one is not gone] == ["B", "A"]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": " "}, "name"),
        ({"decimals": 7}, "decimals"),
        ({"lag_days": -1}, "lag_days"),
        ({"lag_days": 1_999_999_999}, "lag_days"),
        ({"trend_periods": 1}, "trend_periods"),
        ({"trend_periods": 5_000}, "trend_periods"),
        ({"code": "7"}, "code"),
        ({"area_id": 999}, "area_id"),
        ({"portfolio_holder_id": 999}, "portfolio_holder_id"),
    ],
)
def test_a_measure_says_what_is_wrong_beside_its_field(app, said, field):
    kept = measured.framework()
    measured.measure(kept, code="7")

    with pytest.raises(RuleBroken) as refused:
        measured.measure(kept, **{"name": "Another", **said})

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"from_period": "Quarter 9"}, "from_period"),
        ({"until_period": "2016/17"}, "until_period"),
        ({"value": None}, "value"),
        ({"kind": TargetKind.BAND, "low": Decimal(18), "high": Decimal(12)}, "low"),
        ({"kind": TargetKind.BAND, "low": Decimal(12), "high": Decimal(18), "edge": Decimal(4)}, "edge"),
        ({"kind": TargetKind.PROGRESSIVE}, "start_value"),
        ({"kind": TargetKind.PROGRESSIVE, "start_value": Decimal(38)}, "until_period"),
    ],
)
def test_a_target_says_what_is_wrong_beside_its_field(app, said, field):
    kept = measured.measure()

    with pytest.raises(RuleBroken) as refused:
        measured.target(kept, **said)

    assert refused.value.field == field


def test_a_period_has_one_target(app):
    kept = measured.measure()
    measured.target(kept)

    with pytest.raises(RuleBroken, match="already"):
        measured.target(kept, value=Decimal(600))


def test_a_number_of_another_kind_of_target_is_not_dropped(app):
    kept = measured.measure()

    with pytest.raises(RuleBroken, match="a number of a band") as refused:
        measured.target(kept, low=Decimal(12))

    assert refused.value.field == "low"
    made = measured.target(kept)
    band = {"kind": TargetKind.BAND, "low": Decimal(12), "high": Decimal(18)}
    targets.change(made, {**measured.TARGET, **band}, revision=revision_of(made), **measured.act())
    assert (made.value, made.low, made.high) == (None, 12, 18)
