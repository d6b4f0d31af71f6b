"""Registers written by hand into a council file: what must be sealed is sealed as it is loaded, and never dumped."""

from copy import deepcopy
from datetime import UTC, datetime

from sqlalchemy import select

from models.declaration import Declaration
from models.interest import Dispensation, Interest
from tests import factories
from tests.browser_client import Browser
from tests.services.council_file.refusal_cases import JOB, LEAVE, WHOLE, declaring
from webapp import clock
from webapp.database import db
from webapp.services import registers
from webapp.services.actors import acting, operator
from webapp.services.council_file import dumping, loading

AT = datetime(2030, 1, 7, 9, tzinfo=UTC)
HOME = {
    "category": "land",
    "registered_on": "2029-05-10",
    "details": {"tenure": "Owner", "place": "Ferndale", "is_home": True, "address": "7 Quagmire Terrace"},
}


def load(data) -> None:
    loading.load(data, by=operator(on=AT.date()), at=AT)
    db.session.commit()


def with_register(*entries):
    data = deepcopy(WHOLE)
    data["members"][0]["interests"] = list(entries)
    return data


def entries():
    found = db.session.scalars(select(Interest).order_by(Interest.id)).all()
    keeper = acting(factories.monitoring_officer(), on=clock.today())
    return found, [registers.read(one, by=keeper) for one in found]


def test_a_home_and_a_sensitive_interest_are_sealed_as_they_are_loaded(app):
    load(with_register(HOME, {**JOB, "is_sensitive": True}))

    kept, read = entries()

    assert [one.details for one in kept] == [{"tenure": "Owner", "place": "Ferndale", "is_home": True}, {}]
    assert [one.details.get("address") or one.details.get("job") for one in read] == ["7 Quagmire Terrace", "Teacher"]
    dumped = "".join(dumping.dump())
    assert "Quagmire" not in dumped and "Teacher" not in dumped


def test_a_sensitive_interest_without_its_details_asks_for_them(app):
    load(with_register({**JOB, "details": {}, "is_sensitive": True}))
    [one], [read] = entries()

    page = Browser(app).sign_in(factories.monitoring_officer()).open(f"/staff/registers/{one.member.id}")

    assert read.is_to_be_entered_again
    assert "Its details are to be entered again" in page.text


def test_a_declaration_names_its_interest_and_a_dispensation_its_item(app):
    data = declaring(nature="A director of Acorn Nurseries", interest=1)
    data["meetings"][0]["uid"] = "one@here"
    data["members"][0]["dispensations"] = [{**LEAVE, "items": [{"meeting": "one@here", "item": [1]}]}]

    load(data)

    declared = db.session.scalars(select(Declaration)).one()
    granted = db.session.scalars(select(Dispensation)).one()
    assert declared.interest_id == db.session.scalars(select(Interest.id)).one()
    assert [one.item_id for one in granted.items] == [declared.item_id]
