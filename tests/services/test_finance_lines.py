"""Finance as the year-end report of 18 June 2019 prints it, computed from what was given."""

from datetime import date

import pytest

from models.rules import RuleBroken
from models.scorecard_vocabulary import FinanceKind
from tests import factories, measured
from webapp.services import business_units, finance_lines
from webapp.services.revisions import ChangedMeanwhile, revision_of

YEAR_END = date(2019, 3, 31)


def enter(unit, typed, kind=FinanceKind.REVENUE, commentary="", revision="0"):
    act = {"revision": revision, **measured.act()}
    return finance_lines.enter(unit, kind, YEAR_END, typed, commentary, **act)


def shown(framework, kind=FinanceKind.REVENUE):
    table = next(one for one in finance_lines.tables(framework, YEAR_END) if one.kind is kind)
    return {name: one.shown for name, one in table.rows[0].figures.items()}


def test_what_follows_is_computed(app):
    kept = measured.framework()
    unit = measured.unit(kept)

    enter(unit, {"budget": "60,950", "outturn": "61,810", "reserves": "(1,711)"})

    assert shown(kept) == {
        "budget": "60,950",
        "outturn": "61,810",
        "variance": "860",
        "variance_percent": "1.41%",
        "reserves": "(1,711)",
        "standing": "(851)",
    }


def test_a_typed_figure_that_disagrees_is_said(app):
    kept = measured.framework()
    unit = measured.unit(kept)

    enter(unit, {"budget": "60,950", "outturn": "61,810", "variance": "960"})

    row = finance_lines.tables(kept, YEAR_END)[0].rows[0]
    assert "960 was typed, and it is 860" in row.figures["variance"].disagrees


def test_what_is_no_number_is_refused_beside_its_field(app):
    unit = measured.unit(measured.framework())

    with pytest.raises(RuleBroken) as refused:
        enter(unit, {"budget": "sixty thousand"})

    assert refused.value.field == "budget"


def test_two_officers_do_not_overwrite_each_other(app):
    unit = measured.unit(measured.framework())
    enter(unit, {"budget": "1"})

    with pytest.raises(ChangedMeanwhile):
        enter(unit, {"budget": "2"})
    line = finance_lines.of(unit, FinanceKind.REVENUE, YEAR_END)
    assert enter(unit, {"budget": "2"}, revision=revision_of(line)).figures == {"budget": "2"}


def test_a_unit_follows_its_committees(app):
    first, second = factories.committee(), factories.committee()
    kept = measured.framework()
    unit = measured.unit(kept, (first,))

    business_units.change(unit, "Children", [second.id], revision=revision_of(unit), **measured.act())

    assert [(one.name, [r.committee_id for r in one.remits]) for one in business_units.of_framework(kept)] == [
        ("Children", [second.id])
    ]


def test_nobody_takes_back_a_remit_that_another_officer_chose(app):
    first, second = factories.committee(), factories.committee()
    unit = measured.unit(measured.framework(), (first,))
    opened = revision_of(unit)
    business_units.change(unit, unit.name, [first.id, second.id], revision=opened, **measured.act())

    with pytest.raises(ChangedMeanwhile):
        business_units.change(unit, unit.name, [first.id], revision=opened, **measured.act())


def test_two_units_do_not_share_a_name(app):
    kept = measured.framework()
    measured.unit(kept)

    with pytest.raises(RuleBroken, match="Choose another name"):
        measured.unit(kept)
