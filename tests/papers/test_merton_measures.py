"""A real panel's changes to its measures: three removed, four added, four targets that become bands."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from models.committee import Committee
from models.measure import Framework
from models.publication import Published, PublishedPaper
from models.reading import Reading
from models.scorecard import Scorecard
from models.scorecard_bodies import ScorecardBody
from models.scorecard_vocabulary import Frequency, MeasureEvent, Standing
from tests.exports.papers import words_of_word
from webapp import clock
from webapp.database import db
from webapp.services import scorecard_bodies, scorecards
from webapp.services.actors import operator
from webapp.services.council_file import loading, reading, releasing
from webapp.services.deployment import storage

PAPER = Path(__file__).parent / "merton.json"
# The last day on which five clear days' notice of the meeting could be given.
ON = date(2018, 10, 1)
NOVEMBER = date(2018, 11, 30)
SECOND_PLAN = "Percentage of children that become the subject of a child protection plan for the second"
CHANGES = {
    MeasureEvent.REMOVED: ["7", "15", "24"],
    MeasureEvent.ADDED: ["7a", "14", "15a", "39"],
    MeasureEvent.RETARGETED: [
        SECOND_PLAN,
        "Stability of placement moves of Looked After Children",
        "Percentage of reception year surplus places",
        "Percentage of secondary school (Year 7) surplus places",
    ],
}
FACTS = (
    "Children and Young People Overview and Scrutiny Panel",
    "9 October 2018",
    "Rachael Wardell, Director of Children, Schools and Families Department",
    "Cllr Kelly Braund, Cabinet Member for Children Services",
    "Cllr Caroline Cooper-Marbiah, Cabinet Member for Education",
    "Mark Gwynne, Interim Head of Policy, Planning and Performance",
    "A. Members of the panel note the contents of the performance report",
    "B. To agree the proposed changes to the performance report to come into effect from the November 2018 meeting.",
    "performance information to the end of August 2018",
    "Following implementation of the Mosaic case management system in May 2017",
    "6 Number of family groups subject to child protection plans",
    "93%",
    "95%",
)


@pytest.fixture
def loaded(app):
    """The paper as it went out, with its report."""
    by, at = operator(on=ON), clock.moment_of(ON, time(9))
    found = loading.load(reading.read(PAPER.read_bytes()), by=by, at=at)
    releasing.publish(found, by=by, at=at)
    db.session.commit()
    return found


@pytest.fixture
def november(loaded) -> ScorecardBody:
    """The panel's next report, after the changes; the one figure of it is ours, not the paper's."""
    by, at = operator(on=date(2018, 12, 10)), clock.moment_of(date(2018, 12, 10), time(9))
    framework = db.session.scalars(select(Framework)).one()
    panel = db.session.scalars(select(Committee)).one()
    second = next(one for one in framework.measures if one.name.startswith(SECOND_PLAN))
    read = {"entered_at": at, "entered_by": "An Officer", "period_on": NOVEMBER}
    db.session.add(Reading(measure=second, value=Decimal(13), **read))
    made = scorecards.make(framework, panel, frequency=Frequency.MONTHLY, period_on=NOVEMBER, by=by, at=at)
    return scorecard_bodies.scorecard_body(made, on=datetime.date(at))


def test_the_report_goes_out_with_its_agenda_as_it_is_printed(loaded):
    made = db.session.scalars(select(Scorecard)).one()
    live = db.session.scalars(select(Published).where(Published.address == scorecards.address_of(made))).one()
    kept = select(PublishedPaper).where(PublishedPaper.publication_id == live.publication_id)
    [word] = [one for one in db.session.scalars(kept) if one.filename == "scorecard.docx"]

    words = words_of_word(storage().read(word.sha256))

    assert [fact for fact in FACTS if fact not in words] == []


def test_every_change_is_told_with_its_reason_and_the_meeting_that_decided_it(november):
    for event, measures in CHANGES.items():
        told = [one for one in november["decided"] if one["event"] == event]

        assert [(one["code"] or one["name"]).startswith(name) for one, name in zip(told, measures, strict=True)]
        assert {one["decided_by"] for one in told} == {"Children and Young People Overview and Scrutiny Panel"}
        assert all(one["reason"] and one["takes_effect_on"] == "2018-11-01" for one in told)


def test_what_was_removed_is_reported_no_longer_and_what_was_added_is(loaded, november):
    august = scorecard_bodies.scorecard_body(
        db.session.scalars(select(Scorecard).order_by(Scorecard.id)).first(), on=ON
    )
    before, after = ({one["code"] for one in body["measures"] if one["code"]} for body in (august, november))

    assert before == {"1", "6", "7", "15", "24"}
    assert after == {"1", "6", "7a", "14", "15a", "39"}


def test_a_band_is_amber_at_its_edge(november):
    bands = {one["name"]: one["target"] for one in november["measures"] if one["target"]["low"]}
    [second] = [one for one in november["measures"] if one["name"].startswith(SECOND_PLAN)]

    assert sorted((one["low"], one["high"]) for one in bands.values()) == sorted(
        [("12", "18"), ("10", "16"), ("5", "9"), ("5", "9")]
    )
    assert {one["edge_low"] for one in bands.values()} == {"13", "11", "6"}
    assert second["standing"]["word"] == Standing.NEAR
    assert "within 1 percentage point of its lower end, where it turns amber" in second["standing"]["why"]
