"""A member asks why of a measure: the picture first, by keyboard, and without script."""

import re

import pytest
import time_machine

from models.suggestion import Suggestion
from models.vocabulary import Role
from tests import asked_why, factories, measured, scored, suggested_topics
from webapp.database import db

pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(asked_why.ASKED_AT, tick=True):
        yield


def test_a_member_asks_why_by_keyboard_without_script(page_without_script, sign_in):
    made = scored.among_papers()
    member = suggested_topics.seated(made.committee)
    page = page_without_script
    sign_in(page, factories.user(Role.MEMBER, member_id=member.id))

    page.goto("/my/performance")
    page.get_by_role("link", name=re.compile(f"Ask why.*{made.looked_after.name}")).press("Enter")
    picture = page.locator(".measure-card__picture svg")
    assert "660" in picture.get_attribute("aria-label") or "660" in picture.text_content()
    page.get_by_label("What do you ask?").fill("What is done about placements far away?")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**/my/suggestions")
    db.session.rollback()
    kept = db.session.query(Suggestion).one()
    assert (kept.why, kept.member_id) == ("What is done about placements far away?", member.id)


def test_a_clerk_changes_what_comes_of_it_by_keyboard_without_script_and_loses_no_word(page_without_script, sign_in):
    made = scored.reported()
    page = page_without_script
    sign_in(page, factories.officer(committee=made.committee))

    page.goto(f"/staff/measures/{made.looked_after.id}/why/action")
    page.get_by_label("What is to be done?").fill("A report on placements.")
    page.get_by_label("Somebody is to act").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_label("What should be looked into?").fill("Placements far away")
    hidden = page.get_by_label("What is to be done?").is_hidden()
    page.get_by_label("Suggest it for the work programme").focus()
    page.keyboard.press("ArrowUp")

    assert hidden and page.get_by_label("What should be looked into?").is_hidden()
    assert page.get_by_label("What is to be done?").input_value() == "A report on placements."
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("What should be looked into?").input_value() == "Placements far away"


def test_taking_away_what_stands_beside_the_question_loses_no_word_without_script(page_without_script, sign_in):
    made = scored.reported()
    measured.asked(made.looked_after, made.committee)
    page = page_without_script
    sign_in(page, factories.officer(committee=made.committee))

    page.goto(f"/staff/measures/{made.looked_after.id}/why/question")
    page.get_by_label("What does the committee ask?").fill("What is done about placements far away?")
    page.get_by_label("What was the answer?").fill("Four families.")
    page.get_by_role("button", name="Take away").press("Enter")

    page.get_by_text("Taken away.").wait_for()
    assert page.get_by_label("What does the committee ask?").input_value() == "What is done about placements far away?"
    assert page.get_by_label("What was the answer?").input_value() == "Four families."
    assert page.get_by_role("button", name="Take away").count() == 0
