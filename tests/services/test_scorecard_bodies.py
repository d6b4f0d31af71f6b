"""A scorecard's body: the numbers as they stand, the sentences that follow from them, and nothing too small to tell."""

import json
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

from exports import chart_words, scorecard_csv
from models.finance import BusinessUnit, BusinessUnitRemit, FinanceLine
from models.reading import Reading
from models.scorecard_vocabulary import FinanceKind, Frequency, MeasureEvent, Polarity, ReadingState, TargetKind, Unit
from tests import factories, measured, scored
from tests.published_council import statements
from webapp import clock
from webapp.database import db
from webapp.services import measure_changes, scorecard_bodies

ON = date(2019, 6, 18)


def body_of(made, on=ON):
    return scorecard_bodies.scorecard_body(made.scorecard, on=on)


def test_a_measure_has_its_years_its_target_and_where_it_stands(app):
    made = scored.reported()

    body = body_of(made)

    first, second = body["measures"]
    assert [point["period"]["short"] for point in first["points"]] == ["15/16", "16/17", "17/18", "18/19"]
    assert [point["shown"] for point in first["points"]] == ["677", "620", "651", "660"]
    assert (first["target"]["words"], first["standing"]["word"], first["travel"]["word"]) == (
        "580", "off track", "declining"
    )  # fmt: skip
    assert second["points"][-1]["parts"] == "60 out of 100"
    assert [point["shown"] for point in second["points"]] == [
        "Not previously monitored", "Not previously monitored", "30%", "60%"
    ]  # fmt: skip
    assert second["comparators"][0]["name"] == "England"
    assert "30 percentage points more than the 30% of 2017/18" in second["exception"]


def test_the_parts_of_a_ratio_are_told_as_what_they_are_on_the_page_and_in_the_csv(app):
    made = scored.reported()
    pupils = measured.measure(
        made.framework, "Pupils to each teacher", unit=Unit.RATIO, decimals=1, committees=(made.committee,)
    )
    measured.reading(pupils, "17.8947368421", numerator=Decimal(1020), denominator=Decimal(57))

    body = body_of(made)

    point = body["measures"][-1]["points"][-1]
    assert (point["shown"], point["parts"]) == ("17.9", "1,020 to 57")
    assert ',17.9,"1,020 to 57",' in scorecard_csv.as_csv(body).decode()


def test_what_has_no_target_is_no_target_measure_only_where_somebody_said_so(app):
    """Merton's report says "not a target measure" of those it wants no target for; one nobody set yet is another."""
    made = scored.reported()
    unset, said, context = (
        measured.measure(made.framework, name, committees=(made.committee,), polarity=polarity)
        for name, polarity in (("A", Polarity.HIGHER), ("B", Polarity.HIGHER), ("C", Polarity.CONTEXT))
    )
    measured.target(said, value=None, kind=TargetKind.NONE)
    for one in (unset, said, context):
        measured.reading(one, "5")

    told = body_of(made)["measures"][-3:]

    assert [one["target"]["words"] for one in told] == ["No target set", *["Not a target measure"] * 2]
    whys = ["No target is set for 2018/19.", *["Not a target measure."] * 2]
    assert [one["standing"]["why"] for one in told] == whys
    assert [chart_words.in_words(one).rpartition(". ")[2] for one in told] == ["No target set.", *whys[1:]]
    assert {one["standing"]["word"] for one in told} == {"no target"}


def test_the_summary_counts_every_measure_once(app):
    made = scored.reported()
    third = measured.measure(made.framework, "Awaited", committees=(made.committee,))
    measured.reading(third, None, expected_on=date(2020, 3, 1))

    summary = body_of(made)["summary"]

    assert sum(summary["counts"].values()) == 3
    assert sum(summary["percents"].values()) == 100
    assert summary["sentence"] == "Of 3 measures, 2 (67%) are behind target and for 1 (33%) data is awaited."
    assert body_of(made)["waited_for"] == ["Awaited: data for 2018/19 is expected by 1 March 2020."]


def test_only_measures_in_the_remit_that_are_reported_are_there(app):
    made = scored.reported()
    measured.measure(made.framework, "Of another committee")
    removed = measured.measure(made.framework, "Removed", committees=(made.committee,))
    decision = measured.decision(date(2018, 11, 1), decided_by="The panel")
    removed.reported_until = date(2018, 11, 1)
    measure_changes.note(removed, MeasureEvent.REMOVED, decision, **measured.act())
    db.session.commit()

    body = body_of(made)

    assert [one["name"] for one in body["measures"]] == [made.looked_after.name, made.plans.name]
    assert [(one["name"], one["event"], one["decided_by"]) for one in body["decided"]] == [
        ("Removed", "removed", "The panel")
    ]


def test_a_number_too_small_to_publish_is_nowhere_in_the_body(app):
    made = scored.reported()
    small = measured.measure(
        made.framework, "Permanent exclusions of looked after children", committees=(made.committee,),
        unit=Unit.PERCENT, decimals=4, suppress_below=5, polarity=Polarity.LOWER,
    )  # fmt: skip
    measured.reading(small, "7.1234", date(2018, 3, 31))
    measured.reading(small, "3.1415", numerator=Decimal(4), denominator=Decimal("127.328"))
    kept = measured.measure(made.framework, "Suppressed by hand", committees=(made.committee,), decimals=4)
    measured.reading(
        kept, "2.7182", state=ReadingState.SUPPRESSED, numerator=Decimal("27182"), denominator=Decimal(10000)
    )
    counted = measured.measure(made.framework, "A count", committees=(made.committee,), suppress_below=5, decimals=4)
    measured.reading(counted, "1.6180")

    text = json.dumps(body_of(made))

    for hidden in ("3.1415", "127.328", "2.7182", "27182", "1.618"):
        assert hidden not in text
    assert body_of(made)["measures"][2]["points"][-1]["shown"] == "Suppressed"
    assert body_of(made)["measures"][2]["standing"]["word"] == "no data"


def test_a_figure_is_provisional_until_its_day(app):
    made = scored.reported()
    other = measured.measure(made.framework, "Provisional", committees=(made.committee,))
    measured.reading(other, "346", provisional_until=date(2019, 7, 31))

    assert body_of(made, date(2019, 7, 31))["measures"][2]["points"][-1]["is_provisional"]
    assert not body_of(made, date(2019, 8, 1))["measures"][2]["points"][-1]["is_provisional"]


def test_what_changed_since_the_last_period_is_said(app):
    made = scored.reported()
    measured.reading(made.plans, "95", date(2017, 3, 31))
    made.framework.years_shown = 3
    measured.target(made.looked_after, from_period="2017/18", until_period="2017/18", value=Decimal(700))

    assert body_of(made)["changed"] == [
        "7 No. of children looked after: off track now; in 2017/18 it was on track.",
        "% of plans issued within 20 weeks: off track now; in 2017/18 it had no target.",
    ]


def test_what_is_read_once_a_year_changed_since_the_last_quarter_only_if_it_stands_otherwise_than_then(app):
    made = scored.reported()
    measured.target(made.looked_after, from_period="2017/18", until_period="2017/18", value=Decimal(700))
    quarterly = {"frequency": Frequency.QUARTERLY}
    first = scored.scorecard(made.framework, made.committee, date(2019, 6, 30), **quarterly)
    second = scored.scorecard(made.framework, made.committee, date(2019, 9, 30), **quarterly)
    scored.publish(first)

    told = body_of(SimpleNamespace(scorecard=first))["changed"]
    said = scorecard_bodies.scorecard_body(second, on=date(2019, 10, 9))["changed"]
    scored.restate(made.plans, "91")
    restated = scorecard_bodies.scorecard_body(second, on=date(2019, 10, 9))["changed"]

    assert told == [
        "7 No. of children looked after: off track now; in 2017/18 it was on track.",
        "% of plans issued within 20 weeks: off track now; in 2017/18 it had no target.",
    ]
    assert said == []
    assert restated == [
        "% of plans issued within 20 weeks: on track now; the scorecard of Quarter 1 2019/20 (April to June 2019) "
        "showed that it was off track."
    ]


def test_a_figure_that_was_shown_and_is_awaited_again_is_told_of_once(app):
    made = scored.reported()
    second = scored.scorecard(made.framework, made.committee, date(2019, 9, 30), frequency=Frequency.QUARTERLY)
    scored.publish(made.scorecard)
    db.session.query(Reading).filter_by(measure_id=made.looked_after.id, period_on=date(2019, 3, 31)).delete()
    db.session.commit()

    body = scorecard_bodies.scorecard_body(second, on=date(2019, 10, 9))

    assert not [said for said in body["changed"] if "looked after" in said]
    assert len([said for said in body["waited_for"] if "looked after" in said]) == 1


def test_a_new_period_awaits_what_nobody_entered(app):
    made = scored.reported()
    later = scored.scorecard(made.framework, made.committee, date(2020, 3, 31))

    body = scorecard_bodies.scorecard_body(later, on=date(2020, 6, 1))

    assert [one["points"][-1]["shown"] for one in body["measures"]] == ["Awaiting data", "Awaiting data"]
    assert body["waited_for"][0].endswith("was due by 31 March 2020 and is 62 days late.")


def test_it_takes_as_many_statements_for_two_measures_as_for_twenty(app):
    made = scored.reported()

    def asked() -> int:
        db.session.expire_all()
        with statements() as sent:
            body_of(made)
        return len(sent)

    for_two = asked()
    for number in range(18):
        measured.reading(measured.measure(made.framework, f"{number}", committees=(made.committee,)), "5")

    assert asked() == for_two
    assert len(body_of(made)["measures"]) == 20


def test_the_tables_of_finance_are_computed_and_disagreement_is_said(app):
    made = scored.reported()
    unit = factories.keep(BusinessUnit(framework=made.framework, name="Children & Families"))
    factories.keep(BusinessUnitRemit(unit=unit, committee=made.committee))
    figures = {"budget": "60950", "outturn": "61810", "reserves": "-1711", "variance": "861"}
    about = {"period_on": scored.PERIOD_ON, "written_at": clock.now(), "written_by": "An Officer"}
    factories.keep(FinanceLine(unit=unit, kind=FinanceKind.REVENUE, figures=figures, commentary="Over.", **about))

    (table,) = body_of(made)["finance"]

    shown = {name: one["shown"] for name, one in table["rows"][0]["figures"].items()}
    assert (shown["variance"], shown["variance_percent"], shown["standing"]) == ("860", "1.41%", "(851)")
    assert table["rows"][0]["figures"]["variance"]["disagrees"].startswith("861 was typed, and it is 860")
    assert table["rows"][0]["standing"].startswith("Overspent by £860,000")


def test_a_decision_names_no_committee_that_the_public_cannot_see(app):
    made = scored.reported()
    meeting = factories.meeting(factories.committee(name="Not told yet"), held_on=date(2018, 11, 1))
    decided = measured.decision(meeting_id=meeting.id)
    measure_changes.note(made.plans, MeasureEvent.REDEFINED, decided, **measured.act())
    db.session.commit()

    (told,) = body_of(made)["decided"]

    assert (told["reason"], told["decided_by"]) == (decided["reason"], "")


def test_a_gap_of_years_is_no_measure_that_nobody_monitored(app):
    made = scored.reported()
    late = measured.measure(made.framework, "Visits", committees=(made.committee,))
    measured.reading(late, "5", date(2011, 3, 31))
    measured.reading(late, "7", scored.PERIOD_ON)

    points = body_of(made)["measures"][2]["points"]

    assert [one["shown"] for one in points] == ["Not available", "Not available", "Not available", "7"]


def test_a_paper_of_a_meeting_that_is_over_says_what_was_provisional_then(app):
    made = scored.reported()
    scored.bind(made)
    held_on = made.meeting.held_on
    kept = db.session.query(Reading).filter_by(measure_id=made.looked_after.id, period_on=measured.YEAR_END).one()
    kept.provisional_until = held_on + timedelta(days=10)
    db.session.commit()

    body = body_of(made, on=held_on + timedelta(days=400))

    assert body["measures"][0]["points"][-1]["is_provisional"]


def test_of_rolling_twelve_months_every_month_that_is_read_is_drawn_and_the_year_before_is_judged_by(app):
    made = scored.reported()
    rolling = measured.measure(made.framework, "Rolling", frequency=Frequency.ROLLING, committees=(made.committee,))
    for value, day in (("50", date(2018, 3, 31)), ("70", date(2019, 1, 31)), ("80", date(2019, 2, 28))):
        measured.reading(rolling, value, day)
    measured.reading(rolling, "60", date(2019, 3, 31))

    body = next(one for one in body_of(made)["measures"] if one["name"] == "Rolling")

    drawn = [(point["period"]["short"], point["shown"]) for point in body["points"]]
    assert drawn[-4:] == [("to Mar 2018", "50"), ("to Jan 2019", "70"), ("to Feb 2019", "80"), ("to Mar 2019", "60")]
    assert body["travel_direction"] == "up"
