"""Which files of a scorecard are made again as a reader asks, and that those kept lead to nothing that may move."""

import json
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from models.rules.wording import long_date
from models.vocabulary import SubjectKind, Verb
from tests import scored
from tests.published_council import act
from webapp.database import db
from webapp.services import ledger, published, publishing, scorecard_files, scorecard_papers

LATER = "/scorecards/one-organisational-plan/2019-20/children-panel"


@pytest.fixture
def made(app):
    """A later scorecard whose charts mark the meeting that had the one before."""
    council = scored.among_papers()
    council.later = scored.scorecard(council.framework, council.committee, period_on=date(2020, 3, 31))
    scored.publish(council.later)
    return council


def move(made):
    made.meeting.held_on += timedelta(days=7)
    publishing.publish_agenda(made.meeting, act(Verb.CORRECT, "The room is being mended"))
    db.session.commit()


def body_of(scorecard):
    return json.loads(ledger.live(SubjectKind.SCORECARD, scorecard.id).body)


def anew(address):
    head = published.head_at(address)
    return scorecard_files.with_marks_of_today(head, head.version)


def test_files_are_made_again_where_a_mark_reads_otherwise(made):
    before = anew(LATER)
    move(made)

    assert before is None
    (mark,) = anew(LATER).body["measures"][0]["marks"]
    assert long_date(made.meeting.held_on) in mark["words"]


def test_the_files_kept_are_right_where_only_the_meeting_that_had_them_moved(made):
    move(made)

    assert anew(scored.ADDRESS) is None


def test_the_files_kept_are_right_of_the_oldest_marks_until_those_go(made):
    old = body_of(made.later)
    for mark in (mark for measure in old["measures"] for mark in measure["marks"]):
        del mark["meeting_id"]
    ledger.append(SubjectKind.SCORECARD, made.later.id, old, act(Verb.CORRECT, "As it once was"), title=old["title"])
    db.session.commit()

    while_there = anew(LATER)
    move(made)

    assert while_there is None
    assert not any(one["marks"] for one in anew(LATER).body["measures"])


def test_a_file_leads_to_nothing_marked_nor_to_the_meeting_that_had_it(made):
    its_meeting = {name: body_of(made.scorecard)[name] for name in ("meeting", "meeting_on")}
    body = {**body_of(made.later), **its_meeting}
    wanted = replace(scorecard_papers.wanted(made.later, body), site="https://example.org")

    with ZipFile(BytesIO(scorecard_papers.file_of(wanted, scorecard_papers.WORD))) as packed:
        paper = b"".join(packed.read(name) for name in packed.namelist() if name.endswith((".xml", ".rels"))).decode()

    assert f"Marked on the chart: {made.committee.name}, {long_date(made.meeting.held_on)}" in paper
    assert f"https://example.org{LATER}" in paper and made.address not in paper
