"""Standing text: dates are placeholders, and a wrong one is refused on saving."""

from datetime import UTC, datetime

import pytest

from models.committee import StandingText
from models.rules import RuleBroken
from models.vocabulary import StandingPlace
from tests import factories
from webapp.database import db
from webapp.services import standing_matter, standing_texts
from webapp.services.actors import operator
from webapp.services.revisions import ChangedMeanwhile, revision_of

NOW = datetime(2030, 6, 1, 9, 30, tzinfo=UTC)
BY = operator(on=NOW.date())


def details(text="Tell us by {speaking deadline}.", place=StandingPlace.OPENING, heading=""):
    return {"place": place, "heading": heading, "text": text}


@pytest.fixture
def committee(app):
    return factories.committee()


def test_a_text_with_known_placeholders_is_kept(committee):
    text = standing_texts.add(committee, details(), by=BY, at=NOW)
    db.session.commit()

    assert (text.committee_id, text.position, text.text) == (committee.id, 1, "Tell us by {speaking deadline}.")


@pytest.mark.parametrize("text", ["On {meeting dat}.", "On {meeting date", ""])
def test_a_text_that_could_not_be_filled_is_refused(committee, text):
    with pytest.raises(RuleBroken) as refused:
        standing_texts.add(committee, details(text), by=BY, at=NOW)

    assert refused.value.field == "text"


def test_texts_move_within_their_part_of_the_agenda(committee):
    first = standing_texts.add(committee, details("First"), by=BY, at=NOW)
    standing_texts.add(committee, details("Elsewhere", StandingPlace.CLOSING), by=BY, at=NOW)
    last = standing_texts.add(committee, details("Last"), by=BY, at=NOW)

    standing_matter.move_up(last, by=BY, at=NOW)
    db.session.commit()
    db.session.refresh(committee)

    assert first.beside == [last, first]


def test_an_edit_over_somebody_elses_is_refused(committee):
    text = standing_texts.add(committee, details(), by=BY, at=NOW)
    opened = revision_of(text)
    standing_texts.edit(text, details("Theirs"), revision=opened, by=BY, at=NOW)

    with pytest.raises(ChangedMeanwhile):
        standing_texts.edit(text, details("Mine"), revision=opened, by=BY, at=NOW)


def test_a_removed_text_is_gone(committee):
    text = standing_texts.add(committee, details(), by=BY, at=NOW)
    db.session.commit()

    standing_matter.remove(text, by=BY, at=NOW)
    db.session.commit()

    assert db.session.query(StandingText).all() == []
