"""Topics of a work programme: each there once, however many add it."""

from datetime import UTC, date, datetime

from models.committee import Committee
from models.rules import RuleBroken
from tests import factories
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.services import topics
from webapp.services.actors import operator

BY = {"by": operator(on=date(2019, 6, 18)), "at": datetime(2019, 6, 18, 9, 0, tzinfo=UTC)}


def test_two_who_add_the_same_topic_at_once_keep_it_once(app):
    number = factories.committee().id

    def add(title: str) -> None:
        topics.add(db.session.get_one(Committee, number), title=title, **BY)

    faults = one_after_the_other(app, lambda: add("The map"), lambda: add("the  map"))

    assert [type(fault) for fault in faults] == [RuleBroken]
    assert [one.title for one in topics.of_committee(db.session.get_one(Committee, number))] == ["The map"]
