"""The report of a programme as its page shows it, against the report as its file says it: the same by two ways."""

from datetime import date, timedelta

import pytest

from models.minutes_vocabulary import MinuteOutcome
from models.programme_vocabulary import TopicEvent, TopicTiming
from models.rules.programme_order import coming, in_order
from models.rules.wording import long_date
from models.vocabulary import ItemKind, Part
from models.work_programme import TopicChange, TopicItem
from tests import factories, held_meetings
from tests.published_programme import BY, EVERY_MEETING, NOW, make_public, move, planned, topic
from tests.services.statements import counted
from webapp.database import db
from webapp.services import programme_papers, programme_reports, topic_ends, topics, work_programmes
from webapp.services.actors import NotAllowed, acting, operator
from webapp.services.topic_slots import Slot

LATER = NOW + timedelta(days=3)
TODAY = LATER.date()
OCTOBER = Slot(TopicTiming.MONTH, month=date(2019, 10, 1), until_month=date(2019, 11, 1), is_tentative=True)


@pytest.fixture
def council(app):
    """A programme agreed on the day it was begun, to which all kinds of things happened since."""
    council = planned()
    work_programmes.agree(council.committee, 2019, agreed_on=NOW.date(), by=BY, at=NOW)
    later = {"by": operator(on=TODAY), "at": LATER}
    secret = topic(council.committee, "Kept back", council.winter, is_public=False)
    dropped, merged, into_secret = (topic(council.committee, name) for name in ("Dropped", "Merged", "Into a secret"))
    topic_ends.drop(dropped, reason="No longer wanted", **later)
    topic_ends.merge(merged, council.mash, reason="They are one", **later)
    topic_ends.merge(into_secret, secret, reason="Part of what is kept back", **later)
    topic(council.committee, "Added since", OCTOBER, at=LATER)
    topic(council.committee, "Standing", EVERY_MEETING)
    move(council.mash, council.winter, "The data come later", at=LATER)
    return council


def considered(council, name: str, held_on: date, part: Part) -> None:
    """A topic whose item was taken in the open or in Part 2, before the report is written."""
    one, met = topic(council.committee, name), factories.meeting(council.committee, held_on=held_on)
    item = factories.item(met, name, part=part, public_heading="A contract", exempt_paragraphs=[3])
    factories.keep(TopicItem(topic_id=one.id, item_id=item.id, put_on_at=NOW))
    said = {"now": long_date(held_on), "reason": f"Taken: {name}", "changed_at": LATER, "changed_by": "A clerk"}
    factories.keep(TopicChange(topic_id=one.id, event=TopicEvent.CONSIDERED, **said))
    held_meetings.minute(item, outcome=MinuteOutcome.TAKEN)


def both_ways(meeting, on=TODAY):
    """What the page shows, and the same read out of what the file is made of."""
    db.session.commit()
    by = operator(on=on)
    page, file = programme_reports.show(meeting.id, by=by, on=on), programme_papers.report(meeting, by=by, on=on)
    slots = coming(in_order(file.body["topics"]).dated, meeting.held_on)
    shown = [(one.words, one.meeting_id, [each["title"] for each in one.topics]) for one in page.coming]
    since = page.changed_since.isoformat() if page.changed_since else None
    return (
        (page.year, since, list(page.changes), shown, list(page.owed)),
        (
            file.body["year"],
            file.body["changed_since"],
            list(file.body["changes"]),
            [(one.words, one.meeting_id, [each["title"] for each in one.topics]) for one in slots],
            list(file.owed),
        ),
    )


def test_the_page_says_what_the_file_says_of_all_that_can_happen(council):
    considered(council, "Taken in the open", date(2019, 6, 12), Part.PUBLIC)
    considered(council, "Taken in Part 2", date(2019, 6, 13), Part.PRIVATE)

    page, file = both_ways(council.autumn)

    assert page == file
    assert {one["title"]: one["what"] for one in page[2]} == {
        "Added since": "added",
        "MASH annual report": "moved",
        "Dropped": "dropped",
        "Merged": "merged",
        "Into a secret": "merged",
        "Taken in the open": "considered",
    }
    assert "Kept back" not in str(page)


def test_words_taken_back_are_told_by_neither(council):
    make_public(council.programme, at=LATER)
    make_public(council.programme, at=LATER + timedelta(hours=1), hides_earlier=True, reason="A name was in it.")

    page, file = both_ways(council.autumn, on=TODAY + timedelta(days=1))

    assert page == file
    assert "The data come later" not in str(page)


def test_before_anybody_agreed_it_both_tell_changes_from_its_first_publication(app):
    council = planned()
    assert both_ways(council.autumn)[0][1] is None

    make_public(council.programme)
    move(council.mash, council.winter, "The data come later")
    page, file = both_ways(council.autumn)

    assert page == file
    assert [one["what"] for one in page[2]] == ["moved"]


def test_what_is_owed_is_the_same_both_ways(council):
    before = factories.meeting(council.committee, held_on=date(2019, 6, 11))
    for name, part in (("Roads", Part.PUBLIC), ("Land", Part.PRIVATE)):
        item = factories.item(before, name, part=part, public_heading="A contract", exempt_paragraphs=[3])
        promise = held_meetings.owed(item, quoted=f"She would provide figures of {name}.", owed_by="Helen King")
        held_meetings.action(promise, text=f"Provide the figures of {name}")

    page, file = both_ways(council.autumn)

    assert page == file
    assert [one.what for one in page[4]] == ["She would provide figures of Roads."]


def test_the_item_is_the_first_of_its_kind_that_the_public_reads(council):
    private = factories.item(council.autumn, "Land", part=Part.PRIVATE, public_heading="L", exempt_paragraphs=[3])
    below = factories.item(council.autumn, "Below", kind=ItemKind.WORK_PROGRAMME, parent_id=private.id)
    gone = factories.item(council.autumn, "Gone", kind=ItemKind.WORK_PROGRAMME, position=2)
    gone.removed_at = NOW
    own = factories.item(council.autumn, "Work programme", kind=ItemKind.WORK_PROGRAMME, position=3)
    db.session.commit()
    by = operator(on=NOW.date())

    shown = programme_reports.show(council.autumn.id, by=by, on=NOW.date()).item

    assert (below.heading, shown) == ("Below", programme_reports.Item("Work programme", is_enclosed=False))
    assert programme_papers.programme_item(council.autumn) is own


def test_it_is_for_those_who_record_the_meeting(council):
    stranger = acting(factories.officer(committee=factories.committee()), on=NOW.date())

    with pytest.raises(NotAllowed):
        programme_reports.show(council.autumn.id, by=stranger, on=NOW.date())


def test_it_is_read_by_the_same_number_of_statements_however_much_it_tells(app, council):
    def asked() -> int:
        with app.app_context(), counted() as said:
            programme_reports.show(number, by=operator(on=TODAY), on=TODAY)
        return len(said)

    number = council.autumn.id
    before = factories.meeting(council.committee, held_on=date(2019, 6, 11))
    few = asked()
    for place in range(6):
        added = topic(council.committee, f"Topic {place}", council.winter)
        topics.move(added, EVERY_MEETING, reason="Always", by=operator(on=TODAY), at=LATER)
        held_meetings.owed(
            factories.item(before, f"Item {place}", position=place), quoted=f"She would provide {place}."
        )
    db.session.commit()

    assert asked() == few <= 11
