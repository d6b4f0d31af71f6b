"""A scorecard goes out with its agenda, stays as the committee had it, and says where a figure is another now."""

import json
from datetime import date

import pytest
from sqlalchemy import select

from models.audit import AuditEvent
from models.finance import BusinessUnit, BusinessUnitRemit, FinanceLine
from models.publication import Published, PublishedPaper
from models.published_scorecard import PublishedReading, PublishedScorecard
from models.rules import RuleBroken
from models.rules.wording import long_date
from models.scorecard_vocabulary import FinanceKind
from models.vocabulary import Part, SubjectKind, Verb
from tests import factories, measured, scored
from tests.published_council import act
from webapp import clock
from webapp.database import db
from webapp.services import (
    ledger,
    published_measures,
    published_scorecards,
    publishing,
    scorecard_publishing,
    scorecards,
)
from webapp.services.canonical import digest
from webapp.services.revisions import revision_of


def live(scorecard):
    return db.session.get(Published, (SubjectKind.SCORECARD, scorecard.id), populate_existing=True)


def body_of(scorecard):
    return json.loads(live(scorecard).body)


def test_publishing_an_agenda_publishes_the_scorecard_on_it(app):
    made = scored.among_papers()

    item = next(one for one in publishing.live_body_of(made.meeting)["agenda"]["items"] if one["id"] == made.report.id)
    assert live(made.scorecard).address == scored.ADDRESS
    assert item["scorecards"] == [
        {
            "id": made.scorecard.id,
            "title": "One Organisational Plan: 2018/19",
            "address": scored.ADDRESS,
            "body_hash": digest(live(made.scorecard).body),
        }
    ]
    assert body_of(made.scorecard)["meeting"]["address"] == made.address
    files = db.session.scalars(
        select(PublishedPaper.filename).where(PublishedPaper.publication_id == live(made.scorecard).publication_id)
    )
    assert set(files) >= {"scorecard.docx", "scorecard.csv"}


def test_a_later_restatement_does_not_change_what_the_committee_saw(app):
    made = scored.among_papers()
    before = live(made.scorecard).body

    scored.restate(made.looked_after, "662")
    factories.item(made.meeting, "More business")
    publishing.publish_agenda(made.meeting, act(Verb.SUPPLEMENT, "More business"))
    db.session.commit()

    assert live(made.scorecard).body == before
    assert live(made.scorecard).version == 1


def test_a_figure_changed_between_looking_and_pressing_is_not_published_unseen(app):
    made = scored.reported()
    scored.bind(made)
    seen = publishing.fingerprint(publishing.body_as_it_would_be(made.meeting, at=clock.now()))
    scored.restate(made.looked_after, "662")

    with pytest.raises(RuleBroken, match="changed while you were looking"):
        publishing.publish(made.meeting, act(Verb.SUPPLEMENT, "The report"), seen=seen)


def test_a_later_scorecard_with_another_figure_is_told_beside_the_frozen_one(app):
    made = scored.among_papers()
    scored.restate(made.looked_after, "662")
    later = scored.scorecard(made.framework, made.committee, date(2020, 3, 31))
    scored.publish(later)

    found = published_scorecards.since(made.framework.id, made.scorecard.id, []).later

    (told,) = found.values()
    assert list(found) == [(made.looked_after.id, "2019-03-31")]
    assert (told.shown, told.period_label, told.address) == ("662", "2019/20", live(later).address)


def test_a_figure_that_was_changed_back_is_told_of_no_more(app):
    made = scored.reported()
    scored.publish(made.scorecard)
    for period_on, value in ((date(2020, 3, 31), "662"), (date(2021, 3, 31), "660")):
        scored.restate(made.looked_after, value)
        scored.publish(scored.scorecard(made.framework, made.committee, period_on))

    assert published_scorecards.since(made.framework.id, made.scorecard.id, []).later == {}


def test_a_measure_has_its_whole_history_each_period_from_the_newest_scorecard_with_it(app):
    made = scored.reported()
    scored.publish(made.scorecard)
    for year, value in zip(range(2020, 2026), ("661", "655", "640", "630", "600", "575"), strict=True):
        measured.reading(made.looked_after, value, date(year, 3, 31))
        scored.publish(scored.scorecard(made.framework, made.committee, date(year, 3, 31)))
    scored.restate(made.looked_after, "644", date(2022, 3, 31))
    scored.publish(scored.scorecard(made.framework, made.committee, date(2026, 3, 31)))

    found = published_measures.history("one-organisational-plan", made.looked_after.id, on=clock.today())

    assert [one["shown"] for one in found.measure["points"]] == [
        "677", "620", "651", "660", "661", "655", "640", "630", "600", "575", "Awaiting data"
    ]  # fmt: skip
    assert len(found.reports) == 8


def test_what_is_public_just_so_is_not_published_again(app):
    made = scored.reported()
    unit = factories.keep(BusinessUnit(framework=made.framework, name="Children & Families"))
    factories.keep(BusinessUnitRemit(unit=unit, committee=made.committee))
    about = {"period_on": scored.PERIOD_ON, "written_at": clock.now(), "written_by": "An Officer"}
    figures = {"budget": "60950", "outturn": "61810"}
    factories.keep(FinanceLine(unit=unit, kind=FinanceKind.REVENUE, figures=figures, **about))
    scored.publish(made.scorecard)

    with pytest.raises(RuleBroken, match="just as it stands"):
        scored.publish(made.scorecard, "Again")


def test_a_correction_is_a_version_with_its_reason(app):
    made = scored.among_papers()
    scored.restate(made.looked_after, "662")

    with pytest.raises(RuleBroken, match="reason"):
        scored.publish(made.scorecard)
    scored.publish(made.scorecard, "One child was counted twice")

    assert live(made.scorecard).version == 2
    assert body_of(made.scorecard)["measures"][0]["points"][-1]["shown"] == "662"
    assert len(ledger.readable(SubjectKind.SCORECARD, made.scorecard.id)) == 2


def test_what_stands_on_an_agenda_goes_out_with_it_and_not_before(app):
    made = scored.reported()
    scored.bind(made)

    with pytest.raises(RuleBroken, match="goes out with the agenda"):
        scored.publish(made.scorecard)


def test_a_scorecard_goes_under_an_item_with_the_longest_heading_and_the_trail_says_which(app):
    made = scored.reported()
    made.report.heading = "A heading " * 30

    scorecards.bind(made.scorecard, made.report, **measured.act())
    scorecards.unbind(made.scorecard, **measured.act())

    put, taken = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()[-2:]
    day = long_date(made.meeting.held_on)
    assert put.what == f"scorecard put under an item of {day}" and f'"item_id":{made.report.id}' in put.after
    assert taken.what == f"scorecard taken from an item of {day}" and f'"item_id":{made.report.id}' in taken.before


def test_a_scorecard_is_not_put_under_a_private_item(app):
    made = scored.reported()

    with pytest.raises(RuleBroken, match="Part 2"):
        scorecards.bind(made.scorecard, made.private, **measured.act())


def test_an_item_that_becomes_private_takes_its_scorecard_away(app):
    made = scored.among_papers()
    made.report.part, made.report.public_heading, made.report.exempt_paragraphs = Part.PRIVATE, "A matter", [1]
    made.report.exempt_reason = "It names a child."
    db.session.flush()

    publishing.publish_agenda(made.meeting, act(Verb.CORRECT, "It is exempt"))
    db.session.commit()

    assert live(made.scorecard).is_withdrawn
    assert db.session.get(PublishedScorecard, made.scorecard.id) is None
    assert not db.session.scalars(select(PublishedReading)).all()


def test_a_meeting_that_is_taken_away_takes_its_scorecard_with_it(app):
    made = scored.among_papers()

    publishing.withdraw(made.meeting, act(Verb.WITHDRAW, "Published by mistake"))

    assert live(made.scorecard).is_withdrawn


def test_a_scorecard_withdrawn_for_itself_comes_back_by_no_agenda(app):
    made = scored.among_papers()
    scorecard_publishing.withdraw(made.scorecard, act(Verb.WITHDRAW, "It tells of one child."))
    db.session.commit()

    publishing.publish_agenda(made.meeting, act(Verb.CORRECT, "A typing error"))
    db.session.commit()

    assert live(made.scorecard).is_withdrawn
    assert not any("scorecards" in one for one in publishing.live_body_of(made.meeting)["agenda"]["items"])
    scored.publish(made.scorecard, "The child cannot be known any more.")
    assert body_of(made.scorecard)["meeting"]["id"] == made.meeting.id


def test_what_went_with_its_agenda_comes_back_with_it(app):
    made = scored.among_papers()
    publishing.withdraw(made.meeting, act(Verb.WITHDRAW, "Published by mistake"))
    db.session.commit()

    publishing.publish_agenda(made.meeting, act(Verb.CORRECT, "It was right after all"))
    db.session.commit()

    assert not live(made.scorecard).is_withdrawn
    assert body_of(made.scorecard)["meeting"]["id"] == made.meeting.id


def test_a_correction_names_no_meeting_that_is_not_public(app):
    made = scored.reported()
    scored.publish(made.scorecard)
    item = factories.item(factories.meeting(made.committee, held_on=date(2031, 1, 6)), "Not told yet")
    scorecards.bind(made.scorecard, item, **measured.act())
    scored.restate(made.looked_after, "662")

    scored.publish(made.scorecard, "One child was counted twice")

    assert body_of(made.scorecard)["meeting"] is None
    assert "2031" not in live(made.scorecard).body


def test_what_the_public_has_read_is_neither_unbound_nor_removed(app):
    made = scored.among_papers()

    with pytest.raises(RuleBroken, match="among its papers"):
        scorecards.unbind(made.scorecard, **measured.act())
    with pytest.raises(RuleBroken, match="it stays"):
        scorecards.remove(made.scorecard, revision=revision_of(made.scorecard), **measured.act())


def test_a_period_has_one_scorecard_for_a_committee(app):
    made = scored.reported()

    with pytest.raises(RuleBroken, match="There is one for 2018/19 already"):
        scored.scorecard(made.framework, made.committee)


def test_a_new_one_carries_the_words_of_the_one_before(app):
    made = scored.reported()
    words = dict.fromkeys(scorecards.Words.__annotations__, "")
    contacts = [{"role": "Author", "name": "Ada Fern", "detail": "", "email": ""}]
    wanted = {**words, "title": "Report", "introduction": "It was considered.", "contacts": contacts}
    scorecards.edit(made.scorecard, wanted, revision="1", **measured.act())

    later = scored.scorecard(made.framework, made.committee, date(2020, 3, 31))

    assert (later.title, later.introduction, later.contacts) == (
        "One Organisational Plan: 2019/20", "It was considered.", contacts
    )  # fmt: skip
