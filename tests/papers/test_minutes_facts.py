"""The minutes of 12 March 2019, issued and read in every medium: every fact of the paper stands there."""

import json
import re
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import select

from exports import pdf
from models.meeting import Meeting
from models.minutes_vocabulary import MinutesAudience
from models.publication import PublishedAttendance, PublishedPaper, PublishedResolution
from models.vocabulary import SubjectKind, Verb
from tests.browser_client import Browser
from tests.exports.papers import words_of_pdf, words_of_word
from tests.papers.test_facts import FOLDER, bare, said, words_of_page
from webapp import clock
from webapp.database import db
from webapp.services import issuing, ledger, minutes_bodies, minutes_publishing, owed_sentences
from webapp.services.actors import operator
from webapp.services.council_file import loading, reading, releasing
from webapp.services.deployment import storage
from webapp.services.ledger import Act

ADDRESS = "/committees/children-and-young-people-overview-and-scrutiny-committee/meetings/2019-03-12/minutes"
ON = date(2019, 6, 10)
# One a line, word for word as the pack of 18 June 2019 prints them.
FACTS = (FOLDER / "warwickshire_minutes_facts.txt").read_text(encoding="utf-8").splitlines()
MEMBERS_IN_A_SENTENCE = next(fact for fact in FACTS if fact.startswith("Margaret Bell, "))
# A heading of the paper's own, or what a body says by its shape and not in words.
ONLY_IN_WORDS = {
    "Minutes of the meeting of the",
    "held on 12 March 2019",
    "Present:",
    "Members of the Committee",
    "Councillors:",
    MEMBERS_IN_A_SENTENCE,
    "Cabinet Portfolio Holders:",
    "Other County Councillors:",
    "Other Representatives:",
    "Invitees:",
    "Officers:",
    "None",
    "Resolved",
    "Resolved:",
    "The Committee rose at 12:20 p.m.",
}
# The page names the day and the committee in its heading, and says times as the whole site does.
ON_THE_PAGE = {
    "Minutes of the meeting of the": "Draft minutes",
    "held on 12 March 2019": "12 March 2019",
    "The Committee rose at 12:20 p.m.": "The Committee rose at 12.20 pm",
}
# Whether somebody is a councillor, and the number of a resolution, have a field of their own: see below.
NOT_IN_JSON = re.compile(r"^(Councillor (?=(Colin|Jeff|Izzi|Alan) )|[123]\) )")
# As the council's house style writes it, or as one name after another.
PRINTED = {
    "Resolved:": "Resolved",
    "6a. Questions to Cabinet Portfolio Holders and Officers": "6a Questions to Cabinet Portfolio Holders and Officers",
    "The Committee rose at 12:20 p.m.": "The Committee rose at 12.20 p.m.",
}
FOOTER = re.compile(r"Children and Young People Overview and Scrutiny Committee, 12 March 2019 Page \d+ of \d+ ")
MEMBERS = ["Margaret Bell", "Jonathan Chilvers", "Yousef Dahmash", "Corinne Davies", "Jerry Roodhouse"]
MEMBERS += ["Chris Williams", "Pam Williams"]


@dataclass
class Public:
    """The minutes in each medium, as words."""

    word: str
    pdf: str
    page: str
    json: str
    body: dict[str, Any]


kept: dict[str, Public] = {}


@pytest.fixture
def public(app, database):
    url = str(db.engine.url)
    if url not in kept:
        kept[url] = issued(app)
    return kept[url]


def issued(app) -> Public:
    by, at = operator(on=ON), clock.moment_of(ON, time(9))
    loaded = loading.load(reading.read((FOLDER / "warwickshire.json").read_bytes()), by=by, at=at)
    releasing.publish(loaded, by=by, at=at)
    meeting = db.session.scalars(select(Meeting).where(Meeting.held_on == date(2019, 3, 12))).one()
    meeting.committee.draft_minutes = MinutesAudience.PUBLIC
    for one in owed_sentences.unmarked(meeting):
        owed_sentences.wave_through(one.item, one.words, by=by, at=at)
    seen = minutes_publishing.fingerprint(minutes_bodies.minutes_body(meeting))
    issuing.issue(meeting, Act(Verb.PUBLISH, by=by, at=at), seen=seen)
    db.session.commit()
    live = ledger.live(SubjectKind.MINUTES, meeting.id)
    made = select(PublishedPaper).where(PublishedPaper.publication_id == live.publication_id)
    files = {one.filename: storage().read(one.sha256) for one in db.session.scalars(made)}
    browser = Browser(app)
    body = json.loads(browser.open(f"{ADDRESS}.json").text)
    return Public(
        word=words_of_word(files["minutes.docx"]),
        pdf=FOOTER.sub("", words_of_pdf(files["minutes.pdf"])) if "minutes.pdf" in files else "",
        page=words_of_page(browser.open(ADDRESS).text),
        json=bare(" ".join(said(body))),
        body=body,
    )


@pytest.mark.parametrize("fact", dict.fromkeys(FACTS), ids=lambda fact: fact[:60])
def test_a_fact_of_the_minutes_stands_in_every_medium(public, fact):
    printed = PRINTED.get(fact, fact)
    missing = {
        "the Word file": printed not in public.word,
        "the PDF": not pdf.is_available() and printed not in public.pdf,
        "the page": bare(ON_THE_PAGE.get(fact, printed)) not in public.page,
        "the JSON": fact not in ONLY_IN_WORDS and bare(NOT_IN_JSON.sub("", fact)) not in public.json,
    }

    assert [medium for medium, is_missing in missing.items() if is_missing] == []


def test_the_members_of_the_committee_stand_in_the_order_of_the_paper(public):
    people = public.body["present"][0]["people"]

    assert [one["name"] for one in people] == MEMBERS
    assert {one["name"]: one["office"] for one in people if one["office"]} == {"Yousef Dahmash": "Chair"}
    assert all(one["is_councillor"] for group in public.body["present"][:3] for one in group["people"])


def test_what_the_json_says_by_its_shape(public):
    body = public.body

    assert (body["held_on"], body["rose_at"], body["status"]) == ("2019-03-12", "12:20", "draft")
    assert body["declarations"] == []
    assert {group["category"]: len(group["people"]) for group in body["present"]} == {
        "member": 7,
        "portfolio holder": 2,
        "other councillor": 2,
        "invitee": 5,
        "officer": 7,
    }
    assert [one["label"] for one in body["items"]] == ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
    assert [one["number"] for one in body["items"][2]["resolutions"]] == ["1)", "2)", "3)"]


def test_a_draft_says_so_in_every_medium(public):
    assert all("DRAFT" in medium for medium in (public.word, public.pdf or "DRAFT", public.page))


def test_the_register_of_resolutions_and_each_members_attendance_are_kept(app, database):
    issued(app)

    resolutions = db.session.scalars(select(PublishedResolution).order_by(PublishedResolution.resolution_id)).all()
    came = db.session.scalars(select(PublishedAttendance)).all()

    assert [one.number for one in resolutions] == ["1(3)", "3 1)", "3 2)", "3 3)", "4"]
    assert all(one.is_draft for one in resolutions)
    assert len(came) == 14
