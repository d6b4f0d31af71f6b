"""Figures entered and restated: all or none, and nothing overwritten unseen."""

from datetime import date
from decimal import Decimal

import pytest

from models.audit import AuditEvent
from models.reading import Reading
from models.rules import RuleBroken
from models.rules.periods import named, period_of
from models.scorecard_vocabulary import Frequency, ReadingState, Unit
from tests import measured, scored
from webapp import clock
from webapp.database import db
from webapp.services import measure_facts, published_measures, published_scorecards, readings
from webapp.services.readings import Row, RowsRefused

YEAR = named(Frequency.ANNUAL, "2018/19")


def said(value=None, **more):
    usual = {
        "state": ReadingState.GIVEN,
        "value": None if value is None else Decimal(value),
        "numerator": None,
        "denominator": None,
        "provisional_until": None,
        "expected_on": None,
        "note": "",
    }
    return {**usual, **more}


def keep(measure, value=None, *, row=(), **more):
    return readings.enter(Row(measure, YEAR, said(value, **more), **dict(row)), **measured.act())


def kept(measure):
    return db.session.query(Reading).filter_by(measure_id=measure.id).order_by(Reading.id).all()


def test_a_figure_is_kept_with_who_entered_it(app):
    measure = measured.measure()

    made = keep(measure, "660", provisional_until=date(2019, 7, 12))

    assert (made.value, made.period_on, made.entered_by) == (660, date(2019, 3, 31), measured.act()["by"].name)
    assert db.session.query(AuditEvent).order_by(AuditEvent.id.desc()).first().what == "figure entered"


def test_two_parts_give_the_value(app):
    measure = measured.measure(unit=Unit.PERCENT)

    made = keep(measure, numerator=Decimal(100), denominator=Decimal(112))

    assert made.value.quantize(Decimal("0.01")) == Decimal("89.29")


def test_a_restated_figure_keeps_the_old_one_and_says_why(app):
    measure = measured.measure()
    keep(measure, "660")

    with pytest.raises(RowsRefused):
        keep(measure, "658")
    keep(measure, "658", row={"reason": "Two were counted twice."})

    old, new = kept(measure)
    assert (old.value, old.superseded_at is None) == (660, False)
    assert (new.value, new.reason, new.superseded_at) == (658, "Two were counted twice.", None)


def test_data_that_came_needs_no_reason(app):
    measure = measured.measure()
    keep(measure, state=ReadingState.AWAITED, expected_on=date(2019, 7, 1))

    assert keep(measure, "660").value == 660


def test_the_same_figure_again_changes_nothing(app):
    measure = measured.measure()
    keep(measure, "660")

    assert keep(measure, "660") is None
    assert len(kept(measure)) == 1


def test_one_wrong_row_keeps_none(app):
    framework = measured.framework()
    first, second = measured.measure(framework), measured.measure(framework, "Plans", unit=Unit.PERCENT)
    wrong = said(numerator=Decimal(1), denominator=Decimal(0))

    with pytest.raises(RowsRefused) as refused:
        readings.enter_all([Row(first, YEAR, said("660")), Row(second, YEAR, wrong)], **measured.act())

    assert list(refused.value.broken) == [1]
    assert refused.value.broken[1].field == "denominator"
    assert kept(first) == []


def test_a_slip_of_the_unit_is_asked_about(app):
    measure = measured.measure(unit=Unit.PERCENT, decimals=1)
    for year, value in ((2016, "93.8"), (2017, "94.2"), (2018, "93.1")):
        measured.reading(measure, value, date(year, 3, 31))

    with pytest.raises(RowsRefused) as refused:
        keep(measure, "940")
    assert "94" in refused.value.broken[0].message

    assert keep(measure, "940", row={"doubt_is_answered": True}).value == 940


def test_nobody_overwrites_what_they_did_not_see(app):
    measure = measured.measure()
    keep(measure, "660", row={"seen": 0})

    with pytest.raises(RowsRefused) as refused:
        keep(measure, "661", row={"seen": 0, "reason": "Counted again."})

    assert "meanwhile" in refused.value.broken[0].message


def test_a_public_figure_says_why_it_changes(app):
    made = scored.among_papers()

    with pytest.raises(RowsRefused) as refused:
        keep(made.looked_after, "658")

    assert "is public" in refused.value.broken[0].message


def test_a_figure_before_its_period_is_over_is_refused(app):
    measure = measured.measure()
    to_come = named(Frequency.ANNUAL, "2098/99")

    with pytest.raises(RuleBroken):
        readings.enter(Row(measure, to_come, said("660")), **measured.act())


def test_two_figures_of_one_period_are_refused_together(app):
    measure = measured.measure()
    rows = [Row(measure, YEAR, said("660")), Row(measure, YEAR, said("661")), Row(measure, YEAR, said("67"), "England")]

    with pytest.raises(RowsRefused) as refused:
        readings.enter_all(rows, **measured.act())

    assert list(refused.value.broken) == [1]
    assert kept(measure) == []


def take_away(measure, reason="It is of the year before.", series="", seen=None):
    number = kept(measure)[-1].id if seen is None else seen
    readings.take_away(measure, YEAR, series, reason=reason, seen=number, **measured.act())
    db.session.flush()


def test_a_figure_of_a_wrong_period_is_taken_away_with_the_reason(app):
    measure = measured.measure()
    keep(measure, "660")

    take_away(measure)

    assert readings.held([measure], [YEAR.ends_on]) == {}
    old, why = kept(measure)
    assert (old.value, old.superseded_at is None, old.takes_away) == (660, False, False)
    assert (why.value, why.reason, why.takes_away) == (None, "It is of the year before.", True)
    event = db.session.query(AuditEvent).order_by(AuditEvent.id.desc()).first()
    assert (event.what, event.reason) == ("figure taken away", "It is of the year before.")


def test_after_that_a_figure_is_entered_as_the_first(app):
    measure = measured.measure()
    keep(measure, "660")
    take_away(measure)

    made = keep(measure, "402")

    assert (made.value, made.superseded_at) == (402, None)


@pytest.mark.parametrize(("said", "sentence"), [({"reason": " "}, "Say why"), ({"seen": 0}, "it is “660” now")])
def test_what_cannot_be_taken_away_stays(app, said, sentence):
    measure = measured.measure()
    keep(measure, "660")

    with pytest.raises(RuleBroken, match=sentence):
        take_away(measure, **said)

    assert [one.value for one in readings.held([measure], [YEAR.ends_on]).values()] == [660]


QUARTERS = (date(2018, 6, 30), date(2018, 9, 30), date(2018, 12, 31), date(2019, 3, 31))


@pytest.mark.parametrize(
    ("taken", "shown"),
    [
        (QUARTERS[0], "Not available"),
        (QUARTERS[2], "Not available"),
        (QUARTERS[3], "Awaiting data"),
    ],
)
def test_what_the_committee_saw_stays_and_leads_to_the_newer(app, taken, shown):
    made = scored.reported()
    measure = measured.measure(
        made.framework, "Calls", committees=(made.committee,), frequency=Frequency.QUARTERLY, trend_periods=2
    )
    for quarter in QUARTERS:
        measured.reading(measure, "40", quarter)
    scored.publish(made.scorecard)
    reading = db.session.query(Reading).filter_by(measure_id=measure.id, period_on=taken).one()

    period = period_of(Frequency.QUARTERLY, taken)
    readings.take_away(measure, period, "", reason="Not this one.", seen=reading.id, **measured.act())
    db.session.commit()
    before = readings.public_figures([measure], [taken])
    scored.publish(scored.scorecard(made.framework, made.committee, date(2019, 6, 30), frequency=Frequency.QUARTERLY))

    later = published_scorecards.since(made.framework.id, made.scorecard.id, []).later
    history = published_measures.history(made.framework.slug, measure.id, on=clock.today())
    assert before == {(measure.id, taken): "40"}
    assert {key: one.shown for key, one in later.items()} == {(measure.id, taken.isoformat()): shown}
    assert {one["period"]["ends_on"]: one["shown"] for one in history.measure["points"]}[taken.isoformat()] == shown
    assert [(one.was.shown, one.now.shown) for one in history.restated] == [("40", shown)]


def test_a_first_figure_that_was_never_public_leaves_nothing_when_it_is_taken_away(app):
    made = scored.reported()
    reading = measured.reading(made.plans, "12", date(2016, 3, 31))

    wrong = named(Frequency.ANNUAL, "2015/16")
    readings.take_away(made.plans, wrong, "", reason="Not this one.", seen=reading.id, **measured.act())

    (found,) = measure_facts.facts([made.plans], YEAR.ends_on, clock.today())
    assert [one.state for one in found.figures][:2] == [ReadingState.NOT_MONITORED, ReadingState.NOT_MONITORED]
