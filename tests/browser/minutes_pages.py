"""The page of a minute, as somebody at a real browser works it."""

import re

from playwright.sync_api import expect

from models.user import User
from tests import factories
from webapp import clock
from webapp.database import db
from webapp.services import minute_texts, minutes
from webapp.services.actors import acting
from webapp.services.minute_texts import Sent

UNSENT = "Kept on this machine; not sent"


def item_of_today():
    """An item of a meeting held today, with two members and somebody who presents it."""
    committee = factories.committee(name="Health Scrutiny Committee")
    for name in ("Ada Davies", "Bram Quillfeather"):
        factories.seat(committee, factories.member(name=name))
    meeting = factories.meeting(committee, held_on=clock.today())
    return factories.item(meeting, "Annual report", presenter="Helen King, Director")


def open_item(page, item):
    page.goto(f"/staff/minutes/items/{item.id}")
    page.wait_for_selector("[data-is-ready]")
    return page.locator("#minute-text")


def state(page):
    return page.locator("[data-state]")


def wait_until_saved(page):
    """Everything typed so far has been sent: until then the state says something else."""
    page.wait_for_timeout(200)
    expect(state(page)).to_have_attribute("data-is", "saved")
    expect(state(page)).to_have_text(re.compile(r"^Saved \d+\.\d\d [ap]m$"))


def write(page, words):
    page.focus("#minute-text")
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def save_as(user: User, item, text):
    """Somebody else saves meanwhile, elsewhere, over what is kept now."""
    db.session.rollback()
    kept = minutes.minute_of(item)
    sent = Sent(text, kept.revision if kept else 0)
    minute_texts.save(item.id, sent, by=acting(user, on=clock.today()), at=clock.now())
    db.session.commit()


def text_of(item):
    db.session.rollback()
    db.session.expire_all()
    return minutes.minute_of(item).text


def kept_in(page):
    """Everything this browser keeps of minutes, as whoever looks at its files could read it."""
    return page.evaluate(
        """() => new Promise((resolve) => {
            indexedDB.open("moothall-minutes").onsuccess = (opened) => {
                const all = opened.target.result.transaction("drafts").objectStore("drafts").getAll();
                all.onsuccess = () => resolve(all.result.map((one) =>
                    JSON.stringify(one) + new TextDecoder().decode(one.sealed ?? new ArrayBuffer())));
            };
        })"""
    )
