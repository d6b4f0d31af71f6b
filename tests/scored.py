"""A committee's performance report, ready to go out with an agenda; for tests."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from models.committee import Committee
from models.measure import Framework, Measure
from models.meeting import Meeting
from models.reading import Commentary, Reading
from models.scorecard import Scorecard
from models.scorecard_vocabulary import Frequency, Mark, Polarity, Unit
from models.vocabulary import Verb
from tests import factories, measured
from tests.published_council import act, publish_council
from webapp import clock
from webapp.database import db
from webapp.services import frameworks, publishing, scorecard_publishing, scorecards

PERIOD_ON = measured.YEAR_END
LAST_YEAR = date(2018, 3, 31)
ADDRESS = "/scorecards/one-organisational-plan/2018-19/children-panel"


def reported() -> SimpleNamespace:
    """A public committee with an agenda of one open and one private item, and a scorecard of two measures of 2018/19.

    The agenda is public already, and the scorecard stands on none.
    """
    council = publish_council()
    kept = measured.framework()
    outcome = frameworks.add_outcome(kept, "Children are safe and healthy", **measured.act())
    db.session.commit()
    area: Any = {"name": "Children are Safe", "outcome_id": outcome.id, "measures_in_all": 15}
    safe = frameworks.add_area(kept, area, **measured.act())
    own = {"committees": (council.committee,), "area_id": safe.id}
    looked_after = measured.measure(kept, code="7", **own)
    more: Any = {"unit": Unit.PERCENT, "polarity": Polarity.HIGHER}
    plans = measured.measure(kept, "% of plans issued within 20 weeks", **own, **more)
    for year, value in zip(range(2016, 2020), ("677", "620", "651", "660"), strict=True):
        measured.reading(looked_after, value, date(year, 3, 31))
    measured.reading(plans, "30", LAST_YEAR)
    measured.reading(plans, "60", PERIOD_ON, numerator=Decimal(60), denominator=Decimal(100))
    measured.reading(plans, "67", PERIOD_ON, series="England")
    measured.target(looked_after)
    measured.target(plans, value=Decimal(90))
    private = next(one for one in council.meeting.items if one.public_heading)
    made = scorecard(kept, council.committee)
    return SimpleNamespace(
        **vars(council), framework=kept, looked_after=looked_after, plans=plans, private=private, scorecard=made
    )


def among_papers() -> SimpleNamespace:
    """The same with the scorecard under the open item, and public with the agenda."""
    made = reported()
    bind(made)
    publish_with_agenda(made)
    return made


def scorecard(kept: Framework, committee: Committee | None, period_on: date = PERIOD_ON, **more: Any) -> Scorecard:
    """A scorecard of a year, or of another period that ends that day."""
    frequency = more.get("frequency", Frequency.ANNUAL)
    made = scorecards.make(kept, committee, frequency=frequency, period_on=period_on, **measured.act())
    db.session.commit()
    return made


def bind(made: SimpleNamespace, to: Scorecard | None = None) -> None:
    """Put the scorecard under the open item."""
    scorecards.bind(to or made.scorecard, made.report, **measured.act())
    db.session.commit()


def publish_with_agenda(made: SimpleNamespace) -> None:
    """Have the agenda go out again, with what stands on it."""
    publishing.publish_agenda(made.meeting, act(Verb.SUPPLEMENT, "The performance report"))
    db.session.commit()


def publish(made: Scorecard, reason: str = "") -> None:
    """Publish one by itself."""
    seen = scorecard_publishing.propose(made, on=clock.today()).seen
    scorecard_publishing.publish(made, act(reason=reason), seen=seen)
    db.session.commit()


def with_everything(kept: Framework, meeting: Meeting) -> dict[str, object]:
    """A scorecard on a meeting's agenda, and one of the whole framework that is public."""
    made = scorecard(kept, meeting.committee)
    scorecards.bind(made, factories.item(meeting, "Performance"), **measured.act())
    publish(scorecard(kept, None))
    asked = measured.asked(scorecards.measures_on(made)[0], meeting.committee)
    asking = {"follow_up_id": asked.id, "way": "action"}
    return {"scorecard_id": made.id, "framework": kept.slug, "period": "2018-19", **asking}


def restate(of: Measure, value: str, period_on: date = PERIOD_ON, note: str = "") -> None:
    """Another figure for a period, the old one kept."""
    now = clock.now()
    for one in db.session.query(Reading).filter_by(measure_id=of.id, period_on=period_on, series=""):
        one.superseded_at = now
    db.session.flush()
    measured.reading(of, value, period_on, reason="Counted again", note=note)


def commentary(of: Measure, said: str, mark: Mark = Mark.CONCERN, period_on: date = PERIOD_ON) -> Commentary:
    """What the owner says of a period."""
    words = {"said": said, "mark": mark, "written_at": clock.now(), "written_by": "An Officer"}
    return factories.keep(Commentary(measure=of, period_on=period_on, **words))
