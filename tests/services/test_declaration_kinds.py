"""The council's own kinds of declaration."""

from datetime import UTC, date, datetime

import pytest

from models.rules import RuleBroken
from tests import factories
from webapp.services import declaration_kinds
from webapp.services.actors import acting

AT = datetime(2026, 5, 1, 12, tzinfo=UTC)


def test_a_new_council_has_kinds_to_choose_from_and_keeps_its_own(app):
    declaration_kinds.make_shipped()
    first = declaration_kinds.every()
    declaration_kinds.make_shipped()

    assert [one.name for one in declaration_kinds.every()] == [one["name"] for one in declaration_kinds.SHIPPED]
    assert declaration_kinds.every() == first


def test_an_ended_kind_is_no_longer_offered_and_the_last_cannot_end(app):
    kind = factories.declaration_kind()
    by = acting(factories.officer(), on=date(2026, 5, 1))
    with pytest.raises(RuleBroken, match="Add another kind first"):
        declaration_kinds.end(kind, by=by, at=AT)
    other = factories.declaration_kind()

    declaration_kinds.end(kind, by=by, at=AT)

    assert declaration_kinds.offered(date(2026, 5, 1)) == [other]
    assert declaration_kinds.offered(date(2026, 4, 30)) == [kind, other]
