"""A decision of the forward plan is published once, whoever presses at the same moment."""

from models.forward_plan import KeyDecision
from models.publication import Publication
from models.rules import RuleBroken
from models.vocabulary import SubjectKind, Verb
from tests.planned_decisions import BY, NOW, cabinet, planned
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.services import forward_plan_publishing
from webapp.services.ledger import Act


def test_two_who_publish_a_decision_for_the_first_time_at_once_publish_it_once(app):
    number = planned(cabinet()).id

    def publish():
        forward_plan_publishing.publish(db.session.get_one(KeyDecision, number), Act(Verb.PUBLISH, by=BY, at=NOW))

    faults = one_after_the_other(app, publish, lambda: publish())

    kept = db.session.query(Publication).filter_by(subject_kind=SubjectKind.KEY_DECISION, subject_id=number)
    assert [type(one) for one in faults] == [RuleBroken]
    assert kept.count() == 1
