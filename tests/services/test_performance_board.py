"""The council-wide board, and what Today tells of performance."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine

from models.rules import periods
from models.scorecard_vocabulary import ReadingState
from models.vocabulary import Role
from tests import factories, measured, scored
from tests.services.statements import counted
from webapp.database import db
from webapp.services import frameworks, performance_board, performance_due, readings, scorecards
from webapp.services.actors import acting, operator
from webapp.services.performance_board import Grouping

TODAY = date(2019, 5, 10)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(datetime(2019, 5, 10, 9, 0, tzinfo=UTC), tick=False):
        yield


def area(kept, name: str, outcome=None):
    details = {"name": name, "outcome_id": outcome.id if outcome else None, "measures_in_all": None}
    made = frameworks.add_area(kept, details, **measured.act())
    db.session.commit()
    return made


def two_measures():
    kept, panel = measured.framework(), factories.committee(name="The panel")
    outcome = frameworks.add_outcome(kept, "Children are safe", **measured.act())
    db.session.commit()
    ours = measured.measure(kept, "Children looked after", (panel,), area_id=area(kept, "Safety", outcome).id)
    other = measured.measure(kept, "Potholes", owner="Highways", lag_days=60)
    measured.reading(ours, "651", date(2018, 3, 31))
    measured.reading(ours, "660")
    measured.target(ours)
    measured.reading(other, "12", date(2018, 3, 31))
    return kept, ours, other


def test_each_measure_stands_as_it_was_last_read(app):
    two_measures()

    found = performance_board.board(Grouping.OUTCOME, on=TODAY)

    assert [(one.measure.name, one.facts.period.label) for one in found.rows] == [
        ("Children looked after", "2018/19"),
        ("Potholes", "2017/18"),
    ]
    assert found.summary.sentence == "Of 2 measures, 1 (50%) is behind target and 1 (50%) has no target."


@pytest.mark.parametrize(
    ("grouping", "names"),
    [
        (Grouping.OUTCOME, ["Children are safe", "Under no outcome"]),
        (Grouping.AREA, ["Safety", "In no policy area"]),
        (Grouping.COMMITTEE, ["The panel", "In no committee’s remit"]),
        (Grouping.OWNER, ["Nobody answers for them yet", "Highways"]),
    ],
)
def test_it_is_arranged_as_somebody_asks(app, grouping, names):
    two_measures()

    assert [one.name for one in performance_board.board(grouping, on=TODAY).groups] == names


def test_within_a_group_what_is_wrong_comes_first(app):
    kept, ours, _ = two_measures()
    fine = measured.measure(kept, "Adoptions", area_id=ours.area_id)
    measured.reading(fine, "500")
    measured.target(fine)
    db.session.expire_all()

    group = performance_board.board(Grouping.AREA, on=TODAY).groups[0]

    assert [one.measure.name for one in group.rows] == ["Children looked after", "Adoptions"]


def test_late_data_and_missing_words_are_told(app):
    two_measures()

    found = performance_board.board(Grouping.OUTCOME, on=date(2019, 6, 1))

    assert [(one.measure.name, one.due.days_late(date(2019, 6, 1))) for one in found.late] == [("Potholes", 2)]
    assert [one.measure.name for one in found.without_words] == ["Children looked after", "Potholes"]


def take_away(of, period_on: date, series: str = "") -> None:
    period = periods.period_ending(of.frequency, period_on)
    seen = readings.held([of], [period_on])[of.id, series, period_on].id
    readings.take_away(of, period, series, reason="It is of the year before.", seen=seen, **measured.act())
    db.session.commit()


def late_on_every_list() -> list[list[tuple[str, date]]]:
    """What the board and Today say is late."""
    board, today = (
        performance_board.board(Grouping.AREA, on=TODAY),
        performance_due.owed(by=operator(on=TODAY), on=TODAY),
    )
    return [[(one.measure.name, one.due.late.ends_on) for one in found] for found in (board.late, today.late)]


def test_a_figure_taken_away_from_between_two_others_is_awaited_again(app):
    _, ours, _ = two_measures()
    measured.reading(ours, "640", date(2017, 3, 31))

    take_away(ours, date(2018, 3, 31))

    assert late_on_every_list() == [[("Children looked after", date(2018, 3, 31))]] * 2


def test_one_that_was_entered_again_or_is_known_not_to_come_is_awaited_no_more(app):
    _, ours, _ = two_measures()
    measured.reading(ours, "640", date(2017, 3, 31))
    take_away(ours, date(2018, 3, 31))

    measured.reading(ours, None, date(2018, 3, 31), state=ReadingState.NOT_AVAILABLE)

    assert late_on_every_list() == [[], []]


def test_the_first_figure_and_a_comparators_are_not_awaited_again(app):
    _, ours, _ = two_measures()
    for year in (2016, 2017, 2018):
        measured.reading(ours, "700", date(year, 3, 31), series="England")

    take_away(ours, date(2018, 3, 31))
    take_away(ours, date(2017, 3, 31), series="England")

    assert late_on_every_list() == [[], []]


def test_words_that_were_written_are_not_asked_for_again(app):
    _, ours, _ = two_measures()
    scored.commentary(ours, "More came than left.")

    found = performance_board.board(Grouping.OUTCOME, on=TODAY)

    assert [one.measure.name for one in found.without_words] == ["Potholes"]


def test_a_measure_no_longer_reported_is_not_on_the_board(app):
    kept, *_ = two_measures()
    gone = measured.measure(kept, "Fax machines")
    gone.reported_from, gone.reported_until = date(2010, 1, 1), date(2018, 1, 1)
    db.session.commit()

    assert "Fax machines" not in [one.measure.name for one in performance_board.board(Grouping.AREA, on=TODAY).rows]


def test_forty_measures_take_as_many_statements_as_two(app):
    kept, *_ = two_measures()
    with counted() as few:
        performance_board.board(Grouping.COMMITTEE, on=TODAY)
    for number in range(38):
        measured.reading(measured.measure(kept, f"Measure {number}"), "3")

    db.session.expire_all()
    with counted() as many:
        performance_board.board(Grouping.COMMITTEE, on=TODAY)

    assert len(many) <= len(few)


def test_what_is_owed_is_told_to_who_keeps_the_figures_and_to_nobody_else(app):
    two_measures()
    clerk, keeper = factories.officer(committee=factories.committee()), factories.user(Role.PERFORMANCE_OFFICER)

    assert performance_due.owed(by=acting(clerk, on=TODAY), on=TODAY) is None
    told = performance_due.owed(by=acting(keeper, on=TODAY), on=date(2019, 5, 20))
    assert [(one.measure.name, one.due.next_on) for one in told.soon] == [("Potholes", date(2019, 5, 30))]


def unready_scorecard():
    made = scored.reported()
    made.meeting.held_on = TODAY + timedelta(days=30)
    waits = measured.measure(made.framework, "Adoptions", (made.committee,))
    measured.reading(waits, None, expected_on=date(2019, 6, 14))
    scored.bind(made)
    return made


def test_a_scorecard_whose_data_is_not_in_is_told_of_before_its_meeting(app):
    made = unready_scorecard()

    (found,) = performance_due.unready(by=operator(on=TODAY), on=TODAY)

    assert (found.scorecard, found.meeting) == (made.scorecard, made.meeting)
    assert ([one.name for one in found.missing], found.total) == (["Adoptions"], 3)


def test_a_figure_that_is_known_not_to_come_is_not_waited_for(app):
    made = unready_scorecard()
    for one in scorecards.measures_on(made.scorecard):
        if one.name == "Adoptions":
            scored.restate(one, "4")

    assert performance_due.unready(by=operator(on=TODAY), on=TODAY) == []


def test_a_scorecard_that_is_public_is_not_waited_for(app):
    made = unready_scorecard()
    scored.publish_with_agenda(made)

    assert performance_due.unready(by=operator(on=TODAY), on=TODAY) == []


def test_a_clerk_is_told_of_the_agendas_of_their_own_committees(app):
    made = unready_scorecard()
    here, elsewhere = factories.officer(committee=made.committee), factories.officer(committee=factories.committee())

    assert performance_due.unready(by=acting(here, on=TODAY), on=TODAY)
    assert not performance_due.unready(by=acting(elsewhere, on=TODAY), on=TODAY)


def test_a_suppressed_figure_is_on_the_board_without_its_number(app):
    small = measured.measure(name="Injuries", suppress_below=5)
    measured.reading(small, "3")

    (row,) = performance_board.board(Grouping.AREA, on=TODAY).rows

    assert row.facts.figures[-1].state is ReadingState.SUPPRESSED
    assert row.facts.figures[-1].given is None and Decimal(3) not in [one.value for one in row.facts.figures]
