"""A file of readings that was looked at, kept in one go."""

import pytest

from models.audit import AuditEvent
from models.reading import Reading
from models.rules import RuleBroken
from models.scorecard_vocabulary import Frequency
from models.vocabulary import Role
from tests import factories, measured
from tests.brought_readings import LONG, comma_separated, read, waiting_for
from webapp import clock
from webapp.database import db
from webapp.services import audit
from webapp.services.actors import NotAllowed, acting
from webapp.services.incoming_readings import keeping, waiting

NAME = "No. of children looked after"


@pytest.fixture
def framework(app):
    kept = measured.framework()
    measured.measure(kept, NAME)
    return kept


def keep(incoming, typed=None, seen=None):
    by = acting(factories.officer(), on=clock.today())
    seen = seen or waiting.look(incoming, on=clock.today()).seen
    said = {"revision": str(incoming.revision), "seen": seen}
    return keeping.keep(incoming, typed or {}, **said, by=by, at=clock.now())


def test_one_event_tells_of_the_whole_file_and_the_chain_holds(framework):
    rows = [(NAME, "", f"{year}/{year - 1999:02}", "600") for year in range(2009, 2019)]

    counted = keep(waiting_for(framework, LONG, *rows))
    db.session.commit()

    assert counted == {"new": 10, "filled in": 0, "restated": 0}
    assert db.session.query(AuditEvent).filter(AuditEvent.what.startswith("figures brought in: 10 new")).count() == 1
    assert list(audit.verify()) == []


def test_a_figure_awaited_is_filled_in_without_a_reason(framework):
    measured.reading(framework.measures[0], None)

    counted = keep(waiting_for(framework, LONG, (NAME, "", "2018/19", "660")))

    assert counted["filled in"] == 1
    assert db.session.query(Reading).filter(Reading.superseded_at.is_(None)).one().value == 660


def test_what_is_asked_stops_everything(framework):
    incoming = waiting_for(framework, LONG, (NAME, "", "2017/18", "651"), (NAME, "", "2018/20", "660"))

    with pytest.raises(RuleBroken, match="put right what is marked"):
        keep(incoming)

    assert db.session.query(Reading).count() == 0


def test_a_file_that_says_what_is_kept_is_not_kept_again(framework):
    measured.reading(framework.measures[0], "660")

    with pytest.raises(RuleBroken, match="every figure of this file is kept already"):
        keep(waiting_for(framework, LONG, (NAME, "", "2018/19", "660")))


def test_a_look_is_out_of_date_once_the_measure_means_something_else(framework):
    incoming = waiting_for(framework)
    seen = waiting.look(incoming, on=clock.today()).seen
    framework.measures[0].revision += 1
    db.session.flush()

    with pytest.raises(RuleBroken, match="changed since you looked"):
        keep(incoming, seen=seen)


def test_answers_refused_once_are_read_anew_the_next_time(framework):
    """What was looked at is remembered for whoever keeps it next; other answers are another look."""
    incoming = waiting_for(framework, LONG, (NAME, "", "2018/19", "many"))
    with pytest.raises(RuleBroken):
        keep(incoming, {"r2-value": "more"})
    db.session.rollback()

    assert keep(incoming, {"r2-value": "660"})["new"] == 1


def test_a_file_that_was_kept_does_not_wait_any_more(framework):
    incoming = waiting_for(framework)
    keep(incoming)
    db.session.commit()

    with pytest.raises(RuleBroken, match="does not wait any more"):
        waiting.put_aside(incoming, revision="1", **measured.act())


def test_only_who_keeps_scorecards_may_bring_a_file_in(framework):
    table = read(comma_separated(LONG, (NAME, "", "2018/19", "660")), framework)
    administrator = acting(factories.user(Role.ADMINISTRATOR), on=clock.today())

    with pytest.raises(NotAllowed):
        waiting.keep(framework, table, filename="a.csv", by=administrator, at=clock.now())


def test_monthly_figures_from_a_sheet_of_months(app):
    kept = measured.framework("Monthly", frequency=Frequency.MONTHLY)
    measured.measure(kept, NAME, frequency=Frequency.MONTHLY)

    keep(waiting_for(kept, ("Measure", "Jan 2019", "2019-02-01"), (NAME, "650", "655")))

    found = db.session.query(Reading).order_by(Reading.period_on)
    assert [f"{one.period_on}" for one in found] == ["2019-01-31", "2019-02-28"]
