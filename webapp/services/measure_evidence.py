"""What goes with a question about a measure: what a scorecard said of it, or how it stands on that day."""

import json
from datetime import date
from typing import cast

from models.measure import Measure
from models.publication import Published
from models.scorecard import Scorecard
from models.scorecard_bodies import EvidenceBody, MeasureBody, ScorecardBody
from models.vocabulary import SubjectKind
from webapp.services import ledger, measure_bodies, measure_facts, performance_due


def of(measure: Measure, scorecard: Scorecard | None, *, on: date) -> EvidenceBody:
    """What the public reads of a measure on a scorecard; without one that is public, how it stands on that day.

    Only what is public has an `address`: that of the version read, which stays as it is whatever is corrected since,
    unless the correction hides it: whoever shows it gives the page of the version in force too. A number too small to
    publish is in neither.
    """
    live = ledger.live(SubjectKind.SCORECARD, scorecard.id) if scorecard else None
    body = _body_in(live)
    found = in_body(body, measure.id) if body else None
    if live is not None and found is not None:
        return measure_bodies.evidence(found, f"{live.address}/versions/{live.version}#measure-{measure.id}")
    day = scorecard.period_on if scorecard else shown_on(measure, on)
    (facts,) = measure_facts.facts([measure], day, on)
    return measure_bodies.evidence(measure_bodies.measure_body(facts, []), "")


def shown_on(measure: Measure, on: date) -> date:
    """The last day of the period a measure was last read for, or of the last one that was due."""
    return performance_due.of_measures([measure], on=on)[measure.id].shown.ends_on


def live_body(scorecard_id: int) -> ScorecardBody | None:
    """What the public reads of a scorecard; None where it does not."""
    return _body_in(ledger.live(SubjectKind.SCORECARD, scorecard_id))


def in_body(body: ScorecardBody, measure_id: int) -> MeasureBody | None:
    """A measure on a scorecard; None where it does not carry it."""
    return next((one for one in body["measures"] if one["id"] == measure_id), None)


def _body_in(live: Published | None) -> ScorecardBody | None:
    return None if live is None or live.is_withdrawn else cast(ScorecardBody, json.loads(live.body))
