"""Frameworks and their parts: set up, changed, and refused with a sentence."""

import pytest

from models.audit import AuditEvent
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

    frameworks.remove_outcome(outcome, revision=revision_of(outcome), **measured.act())

    assert frameworks.outcomes(kept) == []
    assert frameworks.areas(kept) == [one]
    assert one.outcome_id is None
    told = db.session.query(AuditEvent).filter_by(subject_kind="policy_area", subject_id=one.id)
    assert [event.what for event in told.order_by(AuditEvent.id)][1:] == ["policy area taken out of its outcome"]


def test_what_changed_since_is_not_taken_away_unseen(app):
    kept = measured.framework()
    outcome = frameworks.add_outcome(kept, "Children are safe", **measured.act())
    one = frameworks.add_area(kept, area(), **measured.act())
    db.session.commit()
    seen = {each: revision_of(each) for each in (kept, outcome, one)}
    renamed = {**measured.FRAMEWORK, "name": "The new plan"}
    frameworks.change(kept, renamed, revision=seen[kept], **measured.act())
    frameworks.change_outcome(outcome, "Children thrive", revision=seen[outcome], **measured.act())
    frameworks.change_area(one, area("Safer children"), revision=seen[one], **measured.act())
    db.session.commit()

    with pytest.raises(ChangedMeanwhile, match="“The new plan”, reported every year, now"):
        frameworks.remove(kept, revision=seen[kept], **measured.act())
    with pytest.raises(ChangedMeanwhile, match="It is “Children thrive” now"):
        frameworks.remove_outcome(outcome, revision=seen[outcome], **measured.act())
    with pytest.raises(ChangedMeanwhile, match="It is “Safer children” now"):
        frameworks.remove_area(one, revision=seen[one], **measured.act())

    assert kept.removed_at is outcome.removed_at is one.removed_at is None


def test_an_area_moves_among_those_of_its_outcome(app):
    kept = measured.framework()
    outcome = frameworks.add_outcome(kept, "Children are safe", **measured.act())
    db.session.commit()
    under = (("A", outcome.id), ("B", None), ("C", outcome.id))
    made = {name: frameworks.add_area(kept, area(name, of), **measured.act()) for name, of in under}
    db.session.commit()

    with pytest.raises(RuleBroken, match="“A” stands above it now"):
        frameworks.move_area(made["C"], up=True, beside=str(made["B"].id), **measured.act())
    frameworks.move_area(made["C"], up=True, beside=str(made["A"].id), **measured.act())
    db.session.commit()
    db.session.expire_all()

    assert [one.name for one in frameworks.areas(kept) if one.outcome_id == outcome.id] == ["C", "A"]


def test_an_area_in_use_stays(app):
    kept = measured.framework()
    one = frameworks.add_area(kept, area(), **measured.act())
    measured.measure(kept, area_id=one.id)

    with pytest.raises(RuleBroken, match="Move them"):
        frameworks.remove_area(one, revision=revision_of(one), **measured.act())


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
