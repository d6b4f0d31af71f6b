"""What is said of a measure: written, rewritten, and refused where it says too little."""

import pytest

from models.rules import RuleBroken
from models.rules.periods import named
from models.scorecard_vocabulary import Frequency, Mark, Projection
from tests import measured
from webapp.services import commentaries
from webapp.services.revisions import ChangedMeanwhile

YEAR, BEFORE = named(Frequency.ANNUAL, "2018/19"), named(Frequency.ANNUAL, "2017/18")


def write(measure, said="Demand rose.", period=YEAR, revision="0", **more):
    usual = {"mark": Mark.NONE, "remedy": "", "projection": Projection.NONE, "projected": None, "outlook": ""}
    details = {**usual, "said": said, **more}
    return commentaries.write(measure, period, details, revision=revision, **measured.act())


def test_it_is_written_and_written_again(app):
    measure = measured.measure()

    write(measure)
    write(measure, "Demand rose again.", revision="1")

    kept = commentaries.of(measure, YEAR.ends_on)
    assert (kept.said, kept.revision) == ("Demand rose again.", 2)


def test_two_who_begin_at_once_both_keep_their_words(app):
    measure = measured.measure()
    write(measure, "Mine.")

    with pytest.raises(ChangedMeanwhile):
        write(measure, "Yours.")


def test_what_was_said_before_is_there_to_write_on_from(app):
    measure = measured.measure()
    write(measure, "Last year.", period=BEFORE)
    write(measure)

    assert [(period.label, one.said) for period, one in commentaries.earlier(measure, YEAR.ends_on)] == [
        ("2017/18", "Last year.")
    ]


@pytest.mark.parametrize(
    ("said", "field"),
    [({"mark": Mark.CONCERN}, "remedy"), ({"mark": Mark.GOOD_PROGRESS, "said": " "}, "said")],
)
def test_a_mark_is_explained(app, said, field):
    measure = measured.measure()

    with pytest.raises(RuleBroken) as refused:
        write(measure, **said)

    assert refused.value.field == field
