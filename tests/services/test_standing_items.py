"""Standing items: nested one level, numbered, moved and removed."""

from datetime import UTC, datetime

import pytest

from models.rules import RuleBroken
from models.vocabulary import ItemKind, NumberingStyle, ReportState
from tests import factories
from webapp.database import db
from webapp.services import standing_items, standing_matter
from webapp.services.actors import operator
from webapp.services.revisions import revision_of

NOW = datetime(2030, 6, 1, 9, 30, tzinfo=UTC)
BY = operator(on=NOW.date())


@pytest.fixture
def committee(app):
    return factories.committee()


def details(heading="Apologies", under=None, **changes):
    return {
        "parent_id": under.id if under else None,
        "kind": ItemKind.OTHER,
        "heading": heading,
        "text": "",
        "report_state": ReportState.NONE,
        "presenter": "",
        "minutes": None,
        "child_numbering": None,
        "is_education": False,
        "is_budget": False,
        **changes,
    }


def add(committee, heading, under=None, **changes):
    return standing_items.add(committee, details(heading, under, **changes), by=BY, at=NOW)


def outline(committee):
    db.session.commit()
    db.session.refresh(committee)
    agenda = standing_items.agenda(committee)
    return [(one.label, one.item.heading) for top in agenda for one in (top, *top.children)]


def test_items_are_numbered_as_the_committee_numbers_them(committee):
    general = add(committee, "General")
    add(committee, "Apologies", general)
    question_time = add(committee, "Question Time", child_numbering=NumberingStyle.LETTERED)
    add(committee, "To portfolio holders", question_time)
    add(committee, "Minutes", general)

    assert outline(committee) == [
        ("1", "General"),
        ("1(1)", "Apologies"),
        ("1(2)", "Minutes"),
        ("2", "Question Time"),
        ("2A", "To portfolio holders"),
    ]


def test_an_item_moves_on_its_own_level(committee):
    first, second = add(committee, "First"), add(committee, "Second")
    add(committee, "Under the first", first)

    standing_matter.move_up(second, by=BY, at=NOW)

    assert [heading for _, heading in outline(committee)] == ["Second", "First", "Under the first"]


def test_the_last_item_moved_down_stays_last(committee):
    last = add(committee, "Only")

    standing_matter.move_down(last, by=BY, at=NOW)

    assert outline(committee) == [("1", "Only")]


def test_a_third_level_is_refused(committee):
    top = add(committee, "Top")
    below = add(committee, "Below", top)
    db.session.commit()

    with pytest.raises(RuleBroken) as refused:
        add(committee, "Deeper", below)

    assert refused.value.field == "parent_id"


def test_an_item_with_others_under_it_does_not_go_under_another(committee):
    other, top = add(committee, "Other"), add(committee, "Top")
    add(committee, "Below", top)
    db.session.commit()

    with pytest.raises(RuleBroken, match="Move the items under this one first"):
        standing_items.edit(top, details("Top", other), revision=revision_of(top), by=BY, at=NOW)


def test_an_item_with_others_under_it_is_not_removed(committee):
    top = add(committee, "Top")
    below = add(committee, "Below", top)
    db.session.commit()

    with pytest.raises(RuleBroken, match="Remove or move the items under Top first"):
        standing_matter.remove(top, by=BY, at=NOW)
    standing_matter.remove(below, by=BY, at=NOW)

    assert outline(committee) == [("1", "Top")]


@pytest.mark.parametrize("field", ["heading", "text"])
def test_a_placeholder_nothing_stands_behind_is_refused_beside_its_field(committee, field):
    with pytest.raises(RuleBroken, match="nonsense") as broken:
        standing_items.add(committee, details(**{field: "To note {nonsense}"}), by=BY, at=NOW)

    assert broken.value.field == field
