"""Every page anybody can open: axe finds nothing, it fits a telephone, and the browser has nothing to complain of."""

import pytest

from models.vocabulary import Role
from tests import factories
from tests.blueprints import council_with_everything
from tests.blueprints.council_with_everything import addresses

# What a page looks like does not depend on the database it was read from.
pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]


def pages(app, numbers):
    """The addresses of pages, without the files, feeds and data beside them."""
    for _, address, method in addresses(app, numbers):
        last = address.rsplit("/", 1)[-1]
        if method == "GET" and "." not in last:
            yield address


@pytest.mark.parametrize("role", Role)
def test_every_page_is_sound(app, page, sign_in, check_axe, role):
    numbers = council_with_everything.make()
    member_id = numbers["member_id"] if role is Role.MEMBER else None
    sign_in(page, factories.user(role, member_id=member_id))

    opened = 0
    for address in pages(app, numbers):
        answer = page.goto(address)
        if answer.status == 200 and "html" in answer.headers["content-type"]:
            check(page, address, check_axe)
            opened += 1

    assert opened > 30
    assert page.complaints == [one for one in page.complaints if "404" in one]


def check(page, address, check_axe) -> None:
    """At both widths."""
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        try:
            check_axe(page)
        except AssertionError as error:
            raise AssertionError(f"{address} at {width} px") from error
