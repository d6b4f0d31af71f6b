"""Before a meeting a member sees, alone, which items may touch an interest of theirs, and marks each."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine

from models.document import DocumentText
from models.vocabulary import InterestCategory, Role
from tests import factories, published_council
from tests.browser_client import Browser
from tests.services.test_touching import REPORT, register
from webapp.blueprints.my_agenda.forms import PRESS_ONE
from webapp.database import db
from webapp.services import document_texts


@pytest.fixture
def made(app):
    made = published_council.publish_council()
    document_texts.keep(DocumentText(sha256=made.document.sha256, text=REPORT, problem=""))
    made.record = made.chair
    register(made)
    made.page = f"/my/meetings/{made.meeting.id}"
    return made


@pytest.fixture
def signed_in(browser, made):
    return browser.sign_in(factories.user(Role.MEMBER, member_id=made.chair.id))


def test_the_item_stands_first_with_why_and_the_words_marked(signed_in, made):
    page = signed_in.open(made.page)

    assert "The report names <strong>Tarnow Homes</strong>" in page.text
    assert "the contract with <mark>Tarnow Homes</mark> beyond October." in page.text
    assert page.text.index("Early help") < page.text.index("The other items") < page.text.index("A property matter")
    assert page.headers["Cache-Control"] == "private, no-store"


def test_a_mark_is_kept_and_shown(signed_in, made):
    sent = signed_in.submit(made.page, item_id=made.report.id, mark="ask the monitoring officer")

    assert "Nobody has been told. Speak to the monitoring officer" in signed_in.open(made.page).text
    assert sent.headers["Location"].endswith(f"{made.page}#item-{made.report.id}")

    signed_in.submit(made.page, item_id=made.report.id, mark="clear")
    assert "Nobody has been told" not in signed_in.open(made.page).text


def test_an_item_marked_to_be_declared_leads_to_its_declaration_until_it_is_made(signed_in, made):
    way = f"/my/meetings/{made.meeting.id}/items/{made.report.id}/declare"
    assert f'href="{way}"' in signed_in.open(made.page).text

    signed_in.submit(made.page, item_id=made.report.id, mark="declare")
    marked = signed_in.open(made.page).text
    factories.declaration(made.report, made.chair)

    assert marked.count(f'href="{way}"') == 1 and "To declare" in marked
    page = signed_in.open(made.page).text
    assert f'href="{way}"' not in page and "What you declared" in page


def test_who_does_not_sit_there_or_is_too_late_is_offered_no_way_to_declare(app, signed_in, made):
    other = Browser(app).sign_in(factories.user(Role.MEMBER, member_id=factories.member().id))
    assert "Declare at this item" not in other.open(made.page).text

    with time_machine.travel(datetime.combine(made.meeting.held_on, time(23), UTC) + timedelta(days=1)):
        late = Browser(app).sign_in(factories.user(Role.MEMBER, member_id=made.chair.id))
        assert "Declare at this item" not in late.open(made.page).text


@pytest.mark.parametrize(
    "sent", [{"mark": "perhaps"}, {"mark": ""}, {"item_id": "x"}, {"item_id": 10**9}, {"item_id": 10**9 - 1}]
)
def test_anything_else_is_refused_in_words(signed_in, made, sent):
    page = signed_in.submit(made.page, **{"item_id": made.report.id, "mark": "declare", **sent})

    assert "There is a problem" in page.text
    assert PRESS_ONE in page.text or "no longer on the agenda" in page.text


def test_another_member_sees_their_own_and_an_officer_nothing(signed_in, made, app):
    signed_in.submit(made.page, item_id=made.report.id, mark="declare")
    other = Browser(app).sign_in(factories.user(Role.MEMBER, member_id=factories.member().id)).open(made.page)

    assert other.status == 200
    assert "Tarnow" not in other.text
    assert "To declare" not in other.text
    assert "Your register holds nothing to look for" in other.text
    for person in (factories.officer(), factories.monitoring_officer(), factories.administrator()):
        assert Browser(app).sign_in(person).open(made.page).status == 404


def test_an_agenda_that_is_not_public_is_not_there(signed_in, made):
    draft = factories.meeting(made.committee, held_on=published_council.HELD_ON.replace(year=2040))
    factories.item(draft, "Tarnow Homes")

    assert signed_in.open(f"/my/meetings/{draft.id}").status == 404


def test_an_account_without_a_member_has_no_checklist(app, made):
    assert Browser(app).sign_in(factories.user(Role.MEMBER)).open(made.page).status == 404


def test_nothing_of_it_is_public(signed_in, made, app):
    register(made, InterestCategory.OTHER, {"body": "Quillvosk", "position": "Trustee"}, is_sensitive=True)
    db.session.commit()
    signed_in.submit(made.page, item_id=made.report.id, mark="declare")

    for address in (made.address, f"{made.address}.json", f"/members/{made.chair.slug}"):
        page = Browser(app).open(address).text
        assert "Tarnow" not in page
        assert "To declare" not in page


def test_the_way_there_is_on_the_member_s_first_page(signed_in, made):
    assert f'href="{made.page}"' in signed_in.open("/my/").text
