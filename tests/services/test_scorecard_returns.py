"""A scorecard taken away with its agenda comes back as the committee saw it; one whose item went is gone with it."""

import json
from datetime import timedelta

import pytest

from models.reading import Reading
from models.rules import RuleBroken
from models.vocabulary import SubjectKind, Verb
from tests import factories, measured, scored
from tests.published_council import act
from webapp import clock
from webapp.database import db
from webapp.services import agenda_items, ledger, publishing, scorecard_publishing, scorecard_returns, scorecards
from webapp.services.actors import operator


def body_of(scorecard):
    return json.loads(ledger.live(SubjectKind.SCORECARD, scorecard.id).body)


def figures_of(made) -> str:
    seven = next(one for one in body_of(made.scorecard)["measures"] if one["id"] == made.looked_after.id)
    return seven["points"][-1]["shown"]


def proposal(made):
    return scorecard_publishing.propose(made.scorecard, on=clock.today())


def choose(made, is_made_anew=True, revision=None):
    seen = str(made.scorecard.revision) if revision is None else revision
    by, at = operator(on=clock.today()), clock.now()
    scorecard_returns.choose(made.scorecard, is_made_anew=is_made_anew, revision=seen, by=by, at=at)
    db.session.commit()


def publish_again(made):
    publishing.publish_agenda(made.meeting, act(Verb.CORRECT, "It was right after all"))
    db.session.commit()


@pytest.fixture
def gone(app):
    """What the committee saw was withdrawn with its meeting, and a figure was restated since."""
    made = scored.among_papers()
    publishing.withdraw(made.meeting, act(Verb.WITHDRAW, "Published by mistake"))
    db.session.commit()
    scored.restate(made.looked_after, "540")
    return made


def test_it_comes_back_as_the_committee_saw_it(gone):
    (said, *_) = proposal(gone).since

    publish_again(gone)

    assert proposal(gone).is_seen_before is False
    assert said.endswith("660 becomes 540.")
    assert figures_of(gone) == "660"


def test_it_comes_back_as_it_stands_where_an_officer_says_so(gone):
    assert proposal(gone).is_seen_before
    choose(gone)
    assert not proposal(gone).is_seen_before

    publish_again(gone)

    assert figures_of(gone) == "540"
    assert gone.scorecard.is_made_anew is False


def test_the_choice_is_taken_back(gone):
    choose(gone)
    choose(gone, is_made_anew=False)

    publish_again(gone)

    assert figures_of(gone) == "660"


def test_a_choice_about_another_state_of_it_is_refused(gone):
    with pytest.raises(RuleBroken, match="changed this"):
        choose(gone, revision="0")


def test_what_waits_for_no_agenda_has_nothing_to_choose(app):
    made = scored.reported()

    with pytest.raises(RuleBroken, match="waits for no agenda"):
        choose(made)


def test_what_is_withheld_now_is_not_told_again(gone):
    gone.looked_after.suppress_below = 1000
    db.session.commit()

    publish_again(gone)

    assert "660" not in ledger.live(SubjectKind.SCORECARD, gone.scorecard.id).body


@pytest.mark.parametrize("field", ["introduction", "context", "supporting_papers"])
def test_words_that_were_taken_back_since_are_not_told_again(app, field):
    made = scored.reported()
    scored.bind(made)
    setattr(made.scorecard, field, "Ada Fern of Elm Street complained.")
    db.session.commit()
    scored.publish_with_agenda(made)
    publishing.withdraw(made.meeting, act(Verb.WITHDRAW, "It named a person"))
    setattr(made.scorecard, field, "A resident complained.")
    db.session.commit()

    publish_again(made)

    assert scorecard_publishing.is_public(made.scorecard)
    assert "Elm Street" not in ledger.live(SubjectKind.SCORECARD, made.scorecard.id).body


def test_a_commentary_that_was_taken_back_since_is_not_told_again(app):
    made = scored.reported()
    scored.bind(made)
    said = scored.commentary(made.looked_after, "Ada Fern of Elm Street complained.")
    scored.publish_with_agenda(made)
    publishing.withdraw(made.meeting, act(Verb.WITHDRAW, "It named a person"))
    said.said = "A resident complained."
    db.session.commit()

    publish_again(made)

    assert scorecard_publishing.is_public(made.scorecard)
    assert "Elm Street" not in ledger.live(SubjectKind.SCORECARD, made.scorecard.id).body


@pytest.mark.parametrize("note", ["", "Counted on 31 March."])
def test_a_note_that_changed_with_its_figure_is_not_told_again(app, note):
    made = scored.reported()
    scored.bind(made)
    for one in db.session.query(Reading).filter_by(measure_id=made.looked_after.id, period_on=scored.PERIOD_ON):
        one.note = "Ada Fern of Elm Street complained."
    db.session.commit()
    scored.publish_with_agenda(made)
    publishing.withdraw(made.meeting, act(Verb.WITHDRAW, "It named a person"))
    scored.restate(made.looked_after, "540", note=note)
    db.session.commit()

    publish_again(made)

    assert figures_of(made) == "660"
    assert "Elm Street" not in ledger.live(SubjectKind.SCORECARD, made.scorecard.id).body


def test_another_meeting_has_it_as_it_stands(gone):
    later = factories.meeting(gone.committee, held_on=gone.meeting.held_on + timedelta(days=7))
    scorecards.unbind(gone.scorecard, **measured.act())
    scorecards.bind(gone.scorecard, factories.item(later, "Performance"), **measured.act())
    db.session.commit()

    seven = next(one for one in proposal(gone).body["measures"] if one["id"] == gone.looked_after.id)

    assert seven["points"][-1]["shown"] == "540"


@pytest.fixture
def off(app):
    """A scorecard was public with an item that is taken off the agenda now."""
    made = scored.among_papers()
    agenda_items.take_off(made.report, **measured.act())
    db.session.commit()
    return made


def test_an_item_taken_off_takes_its_scorecard_away_with_the_next_agenda(off):
    with pytest.raises(RuleBroken, match="Publish the agenda as it is now"):
        scorecards.unbind(off.scorecard, **measured.act())

    publish_again(off)

    live = ledger.live(SubjectKind.SCORECARD, off.scorecard.id)
    assert live.is_withdrawn
    assert not scorecard_publishing.is_public(off.scorecard)


def test_once_it_is_gone_it_goes_to_another_item(off):
    publish_again(off)
    other = factories.item(off.meeting, "Performance, again")

    scorecards.unbind(off.scorecard, **measured.act())
    scorecards.bind(off.scorecard, other, **measured.act())
    publish_again(off)

    assert body_of(off.scorecard)["meeting"]["id"] == off.meeting.id


def test_once_it_is_gone_it_can_be_published_by_itself_and_stays(off):
    publish_again(off)
    scored.publish(off.scorecard, "It stands for itself")

    publish_again(off)

    assert body_of(off.scorecard)["meeting"] is None


def test_an_item_put_back_brings_its_scorecard_back(off):
    publish_again(off)
    agenda_items.put_back(off.report, **measured.act())
    db.session.commit()

    publish_again(off)

    assert figures_of(off) == "660"
