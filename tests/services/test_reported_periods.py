"""A scorecard of a period that is not over, or that its framework does not report, goes to no meeting."""

from datetime import date, timedelta

import pytest

from models.rules import RuleBroken, periods
from models.scorecard import Scorecard
from tests import measured, scored
from tests.published_council import act
from webapp.database import db
from webapp.services import frameworks, scorecard_publishing, scorecards
from webapp.services.revisions import revision_of


def coming(day):
    return periods.period_of("annual", day).ends_on


def end(framework, ends_on):
    said = {name: getattr(framework, name) for name in measured.FRAMEWORK}
    frameworks.change(framework, {**said, "ends_on": ends_on}, revision=revision_of(framework), **measured.act())
    db.session.commit()


def test_a_period_that_goes_on_after_the_meeting_is_not_put_on_its_agenda(app):
    made = scored.reported()
    later = scored.scorecard(made.framework, made.committee, coming(made.meeting.held_on + timedelta(days=1)))

    with pytest.raises(RuleBroken, match="so it is not over on") as refused:
        scorecards.bind(later, made.report, **measured.act())

    assert refused.value.field == "period"
    assert later.item_id is None


def test_a_framework_that_is_over_is_not_reported_for_a_later_period(app):
    made = scored.reported()
    end(made.framework, date(2018, 3, 31))

    for attempt in (
        lambda: scored.scorecard(made.framework, None, scored.PERIOD_ON),
        lambda: scorecards.bind(made.scorecard, made.report, **measured.act()),
    ):
        with pytest.raises(RuleBroken, match="ended on 31 March 2018, before 2018/19"):
            attempt()
        db.session.rollback()

    assert db.session.query(Scorecard).count() == 1


def test_one_of_a_period_that_is_not_over_does_not_go_out_alone(app):
    made = scored.reported()
    on = act().at.date()
    later = scored.scorecard(made.framework, made.committee, coming(on + timedelta(days=1)))
    seen = scorecard_publishing.propose(later, on=on).seen

    with pytest.raises(RuleBroken, match="so it is not over on"):
        scorecard_publishing.publish(later, act(), seen=seen)

    assert not scorecard_publishing.is_public(later)


def test_what_was_public_before_its_framework_ended_is_still_corrected(app):
    made = scored.reported()
    on = act().at.date()
    scorecard_publishing.publish(made.scorecard, act(), seen=scorecard_publishing.propose(made.scorecard, on=on).seen)
    end(made.framework, date(2018, 3, 31))
    measured.reading(made.looked_after, "700", date(2017, 3, 31), series="England")

    seen = scorecard_publishing.propose(made.scorecard, on=on).seen
    scorecard_publishing.publish(made.scorecard, act(reason="England came later."), seen=seen)

    assert scorecard_publishing.propose(made.scorecard, on=on).live_version == 2
