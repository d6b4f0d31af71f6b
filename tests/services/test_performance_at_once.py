"""Two officers who set up performance at the same moment: what may be there once is there once, told in a sentence."""

from decimal import Decimal

import pytest

from models.measure import Framework, Measure, PolicyArea
from models.rules import RuleBroken
from tests import factories, measured
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.services import business_units, frameworks, measures, revisions, targets


def measure_coded(kept: Framework) -> None:
    measures.add(kept, {**measured.MEASURE, "code": "K7"}, [], None, **measured.act())


def target_of_the_year(kept: Framework) -> None:
    targets.add(kept.measures[0], {**measured.TARGET, "value": Decimal(7)}, None, **measured.act())


def area_named(kept: Framework) -> None:
    details = {"name": "Children are Safe", "outcome_id": None, "measures_in_all": None}
    frameworks.add_area(kept, details, **measured.act())


def unit_named(kept: Framework) -> None:
    business_units.add(kept, "Children & Families", [], **measured.act())


def renamed_to_the_same(kept: Framework) -> None:
    area = next(one for one in kept.areas if one.name != "Children are Safe")
    details = {"name": "Children are Safe", "outcome_id": None, "measures_in_all": None}
    frameworks.change_area(area, details, revision=revisions.revision_of(area), **measured.act())


@pytest.mark.parametrize(
    ("add", "said"),
    [
        (measure_coded, "has the code K7 already"),
        (target_of_the_year, "There is a target from this period already"),
        (area_named, "is a policy area of this framework, or was one"),
        (unit_named, "is a business unit of this framework, or was one"),
    ],
)
def test_what_two_add_at_once_is_added_once_and_the_other_reads_why(app, add, said):
    number = measured.measure().framework_id

    faults = one_after_the_other(app, _on(number, add), _on(number, add))

    assert [type(fault) for fault in faults] == [RuleBroken]
    assert said in str(faults[0])


def test_an_area_that_takes_a_name_while_another_is_added_with_it_reads_why(app):
    kept = measured.framework()
    frameworks.add_area(kept, {"name": "Old", "outcome_id": None, "measures_in_all": None}, **measured.act())
    number = kept.id

    faults = one_after_the_other(app, _on(number, area_named), _on(number, renamed_to_the_same))

    assert [type(fault) for fault in faults] == [RuleBroken]
    assert sorted(one.name for one in db.session.query(PolicyArea)) == ["Children are Safe", "Old"]


def test_two_frameworks_of_one_name_set_up_at_once_have_addresses_of_their_own(app):
    factories.council()

    def set_up():
        frameworks.create({**measured.FRAMEWORK, "name": "Corporate scorecard"}, **measured.act())

    faults = one_after_the_other(app, set_up, lambda: set_up())

    assert faults == []
    assert sorted(one.slug for one in db.session.query(Framework)) == ["corporate-scorecard", "corporate-scorecard-2"]


def test_measures_that_two_add_at_once_stand_one_below_the_other(app):
    number = measured.framework().id

    def adding(name):
        def add(kept):
            measures.add(kept, {**measured.MEASURE, "name": name}, [], None, **measured.act())

        return _on(number, add)

    assert one_after_the_other(app, adding("First"), adding("Second")) == []
    assert [one.name for one in db.session.query(Measure).order_by(Measure.position)] == ["First", "Second"]
    assert len({one.position for one in db.session.query(Measure)}) == 2


def _on(number: int, add):
    """The same by one officer, who opens the framework and looks at what is in it first."""

    def work() -> None:
        kept = frameworks.get(number)
        assert kept.measures is not None
        add(kept)

    return work
