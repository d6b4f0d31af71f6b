"""The board of performance, and what Today tells of figures."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from models.vocabulary import Role
from tests import factories, measured, scored
from tests.services.statements import counted
from webapp.database import db

BOARD = "/staff/performance"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(datetime(2019, 5, 10, 9, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def keeper(browser):
    return browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))


def late_measure(**said):
    kept = measured.measure(lag_days=30, owner="Head of Care", **said)
    measured.reading(kept, "651", date(2018, 3, 31))
    measured.target(kept, from_period="2017/18")
    return kept


def test_the_board_says_what_is_late_and_since_when(keeper):
    kept = late_measure()

    page = keeper.open(BOARD).text

    assert "Late data" in page
    assert "2018/19, due by 30 April 2019: 10 days late. Head of Care" in page
    assert f"/staff/measures/{kept.id}/figures/2018-19" in page


def test_the_first_of_several_late_figures_is_told_with_how_many_since(keeper):
    measured.reading(measured.measure(lag_days=30), "651", date(2017, 3, 31))

    for page in (keeper.open(BOARD).text, keeper.open("/staff/").text):
        assert "2017/18, due by 30 April 2018: 375 days late, and 1 period since" in page


def test_a_figure_taken_away_from_between_others_is_late_on_the_board_and_today(keeper):
    kept = measured.measure(lag_days=30)
    for year, value in ((2017, "640"), (2018, "651"), (2019, "660")):
        measured.reading(kept, value, date(year, 3, 31))
    keeper.submit(f"/staff/measures/{kept.id}/figures/2017-18/take-away", reason="It is of 2016/17.")

    for page in (keeper.open(BOARD).text, keeper.open("/staff/").text):
        assert "2017/18, due by 30 April 2018: 375 days late, though later figures are there<" in page
        assert f"/staff/measures/{kept.id}/figures/2017-18" in page


def test_each_measure_leads_to_its_whole_history(keeper):
    kept = late_measure()

    page = keeper.open(BOARD).text

    assert f'href="/staff/measures/{kept.id}"' in page
    assert "651 against a target of at most 580: it misses by 71." in page


@pytest.mark.parametrize(
    ("by", "words"), [("owner", "Head of Care"), ("committee", "In no committee’s remit"), ("nonsense", "Under no")]
)
def test_it_is_arranged_as_the_address_asks(keeper, by, words):
    late_measure()

    page = keeper.open(f"{BOARD}?by={by}").text

    assert words in page
    assert page.split('class="board-by"')[1].split("</nav>")[0].count('aria-current="true"') == 1


def test_commentary_that_is_overdue_leads_to_where_it_is_written(keeper):
    kept = late_measure()

    assert f"/staff/measures/{kept.id}/commentary/2017-18" in keeper.open(BOARD).text


def test_a_board_without_measures_says_how_to_begin(keeper):
    page = keeper.open(BOARD)

    assert page.status == 200
    assert "Nothing is measured yet" in page.text


def test_today_tells_who_keeps_the_figures_what_is_late(keeper):
    late_measure()

    page = keeper.open("/staff/").text

    assert "2018/19, due by 30 April 2019: 10 days late" in page
    assert "Nothing here is yours to publish" not in page


def test_today_says_so_where_no_figure_is_owed(keeper):
    assert "No figure is owed" in keeper.open("/staff/").text


def test_today_tells_a_clerk_of_an_agenda_whose_figures_are_not_in(browser):
    made = scored.reported()
    made.meeting.held_on = date(2019, 5, 10) + timedelta(days=30)
    measured.measure(made.framework, "Adoptions", (made.committee,))
    scored.bind(made)

    page = browser.sign_in(factories.officer(committee=made.committee)).open("/staff/").text

    assert "1 of its 3 measures has no figure yet" in " ".join(page.split())


def test_an_agenda_shows_the_report_under_its_item(browser):
    made = scored.reported()
    scored.bind(made)

    page = browser.sign_in(factories.officer()).open(f"/staff/agendas/{made.meeting.id}").text

    assert f"Performance report: {made.scorecard.title}" in page
    assert f"/staff/scorecards/{made.scorecard.id}" in page


def test_thirty_measures_take_as_many_statements_as_one(keeper):
    kept = late_measure()
    with counted() as few:
        keeper.open(BOARD)
    for number in range(29):
        measured.reading(measured.measure(kept.framework, f"Measure {number}"), "3")

    db.session.expire_all()
    with counted() as many:
        keeper.open(BOARD)

    assert len(many) <= len(few)
