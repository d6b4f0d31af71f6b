"""A measure that is context only aims at nothing, whatever was aimed at before."""

from datetime import date
from decimal import Decimal

import pytest

from models.rules import RuleBroken
from models.scorecard_vocabulary import Polarity, TargetKind
from tests import measured, scored
from webapp.database import db
from webapp.services import scorecard_bodies


@pytest.mark.parametrize("kind", [one for one in TargetKind if one is not TargetKind.NONE])
def test_no_target_is_set_for_a_measure_that_is_context_only(app, kind):
    measure = measured.measure(polarity=Polarity.CONTEXT)

    with pytest.raises(RuleBroken, match="context only: its figures are not judged") as refused:
        measured.target(measure, kind=kind)

    assert refused.value.field == "kind"


def test_it_can_be_said_that_it_is_not_a_target_measure(app):
    measure = measured.measure(polarity=Polarity.CONTEXT)

    kept = measured.target(measure, kind=TargetKind.NONE, value=None, note="For context.")

    assert kept.kind is TargetKind.NONE


def test_what_was_aimed_at_before_a_measure_became_context_only_is_nowhere_told(app):
    made = scored.reported()
    assert scorecard_bodies.scorecard_body(made.scorecard, on=date(2019, 6, 18))["measures"][0]["target"]["value"]
    made.looked_after.polarity = Polarity.CONTEXT
    db.session.commit()

    body = scorecard_bodies.scorecard_body(made.scorecard, on=date(2019, 6, 18))["measures"][0]

    assert (body["target"]["words"], body["target"]["value"]) == ("Not a target measure", "")
    assert {point["target"] for point in body["points"]} == {""}
    assert Decimal(body["points"][-1]["value"]) == 660
