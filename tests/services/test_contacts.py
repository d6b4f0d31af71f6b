"""Contact officers, in the order an agenda names them."""

from datetime import UTC, datetime

import pytest

from tests import factories
from webapp.database import db
from webapp.services import contacts, standing_matter
from webapp.services.actors import operator
from webapp.services.revisions import ChangedMeanwhile, revision_of

NOW = datetime(2030, 6, 1, 9, 30, tzinfo=UTC)
BY = operator(on=NOW.date())


def details(name, **changes):
    return {"name": name, "job_title": "", "phone": "", "email": "", **changes}


def test_contacts_are_added_moved_and_removed(app):
    committee = factories.committee()
    first, second, third = (contacts.add(committee, details(name), by=BY, at=NOW) for name in ("A", "B", "C"))

    standing_matter.move_down(first, by=BY, at=NOW)
    standing_matter.remove(third, by=BY, at=NOW)
    db.session.commit()
    db.session.refresh(committee)

    assert committee.contacts == [second, first]


def test_an_edit_over_somebody_elses_is_refused(app):
    contact = contacts.add(factories.committee(), details("A"), by=BY, at=NOW)
    opened = revision_of(contact)
    contacts.edit(contact, details("A", phone="1"), revision=opened, by=BY, at=NOW)

    with pytest.raises(ChangedMeanwhile):
        contacts.edit(contact, details("A", phone="2"), revision=opened, by=BY, at=NOW)
