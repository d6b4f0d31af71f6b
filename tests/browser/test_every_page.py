"""Every page anybody can open: axe finds nothing, it fits a telephone, and the browser has nothing to complain of."""

import re

import pytest

from models.vocabulary import Role
from tests import factories
from tests.blueprints import council_with_everything
from tests.blueprints.council_with_everything import addresses
from tests.browser_client import Browser

# So that several processes can take their share; each looks at its pages in every role.
SHARES = 4

# What a page looks like does not depend on the database it was read from.
pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]


def pages(app, numbers):
    """The addresses of pages, without the files, feeds and data beside them."""
    for _, address, method in addresses(app, numbers):
        last = address.rsplit("/", 1)[-1]
        if method == "GET" and "." not in last:
            yield address


@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_is_sound_for_each_role_that_sees_another(app, page, sign_in, check_axe, share):
    numbers = council_with_everything.make()
    seen: set[str] = set()

    for role in Role:
        person = factories.user(role, member_id=numbers["member_id"] if role is Role.MEMBER else None)
        page.context.clear_cookies()
        sign_in(page, person)
        reader = Browser(app).sign_in(person)
        for address in list(pages(app, numbers))[share::SHARES]:
            said = reader.open(address)
            assert said.status < 500, address
            if said.status == 200 and "html" in said.headers["Content-Type"] and main_part(said.text) not in seen:
                seen.add(main_part(said.text))
                assert page.goto(address).status == 200, address
                check(page, address, check_axe)

    assert len(seen) > 30
    assert page.complaints == []


def main_part(html: str) -> str:
    """What a page says of its own: the same in two roles, but for the frame around it, it is looked at once."""
    return re.sub(r"<[^>]*csrf_token[^>]*>", "", html[html.index("<main") :])


def check(page, address, check_axe) -> None:
    """At both widths."""
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        try:
            check_axe(page)
        except AssertionError as error:
            raise AssertionError(f"{address} at {width} px") from error
