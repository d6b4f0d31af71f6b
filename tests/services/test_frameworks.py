"""Frameworks and their parts: set up, changed, and refused with a sentence."""

import pytest

from models.rules import RuleBroken
from models.vocabulary import Role
from tests import factories, measured
from webapp import clock
from webapp.database import db
from webapp.services import frameworks
from webapp.services.actors import NotAllowed, acting
from webapp.services.revisions import ChangedMeanwhile, revision_of


def area(name="Children are Safe", outcome_id=None, measures_in_all=None):
    return {"name": name, "outcome_id": outcome_id, "measures_in_all": measures_in_all}


def test_a_framework_keeps_the_address_of_its_first_name(app):
    kept = measured.framework("One Organisational Plan 2020")

    renamed = {**measured.FRAMEWORK, "name": "The Plan"}
    frameworks.change(kept, renamed, revision=revision_of(kept), **measured.act())
    second = measured.framework("One Organisational Plan 2020")

    assert (kept.name, kept.slug) == ("The Plan", "one-organisational-plan-2020")
    assert second.slug == "one-organisational-plan-2020-2"


def test_only_who_keeps_scorecards_sets_one_up(app):
    by = acting(factories.user(Role.MEMBER), on=clock.today())

    with pytest.raises(NotAllowed):
        frameworks.create(measured.FRAMEWORK, by=by, at=measured.act()["at"])


def test_two_officers_do_not_overwrite_each_other(app):
    kept = measured.framework()
    opened = revision_of(kept)
    frameworks.change(kept, {**measured.FRAMEWORK, "name": "First"}, revision=opened, **measured.act())

    with pytest.raises(ChangedMeanwhile):
        frameworks.change(kept, {**measured.FRAMEWORK, "name": "Second"}, revision=opened, **measured.act())


def test_an_outcome_that_goes_leaves_its_areas(app):
    kept = measured.framework()
    outcome = frameworks.add_outcome(kept, "Children are safe", **measured.act())
    db.session.commit()
    one = frameworks.add_area(kept, area(outcome_id=outcome.id), **measured.act())

    frameworks.remove_outcome(outcome, **measured.act())

    assert frameworks.outcomes(kept) == []
    assert frameworks.areas(kept) == [one]
    assert one.outcome_id is None


def test_an_area_in_use_stays(app):
    kept = measured.framework()
    one = frameworks.add_area(kept, area(), **measured.act())
    measured.measure(kept, area_id=one.id)

    with pytest.raises(RuleBroken, match="Move them"):
        frameworks.remove_area(one, **measured.act())


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (area(name=" "), "name"),
        (area(name="Taken"), "name"),
        (area(outcome_id=999), "outcome_id"),
        (area(measures_in_all=-1), "measures_in_all"),
    ],
)
def test_an_area_says_what_is_wrong_beside_its_field(app, details, field):
    kept = measured.framework()
    frameworks.add_area(kept, area(name="Taken"), **measured.act())

    with pytest.raises(RuleBroken) as refused:
        frameworks.add_area(kept, details, **measured.act())

    assert refused.value.field == field
