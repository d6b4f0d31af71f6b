"""Matters arising: all of the last meeting, and of those before it what has not ended."""

from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pytest

from models.action import ActionUpdate
from models.meeting import Meeting
from models.minutes_vocabulary import OwedKind, OwedStatus
from models.rules import RuleBroken
from models.vocabulary import ItemKind, MeetingStatus, Part
from tests import decided_meetings, factories, held_meetings, recommended
from tests.services.statements import counted
from webapp.database import db
from webapp.services import documents, matters_arising, matters_papers, topics
from webapp.services.actors import operator

NOW = datetime(2019, 6, 1, 9, 0, tzinfo=UTC)
BY = operator(on=NOW.date())


@pytest.fixture
def last(app):
    """The meeting of 12 March 2019, which sent a recommendation at its item on safeguarding."""
    return recommended.recommended().resolution.meeting


@pytest.fixture
def following(last):
    return factories.meeting(last.committee, held_on=date(2019, 6, 18))


def arising(meeting) -> dict[date, dict[str, list[str]]]:
    """By the day of the meeting and its words: where each thing stands."""
    found = matters_arising.of_meeting(meeting, by=BY, on=NOW.date())
    return {one.meeting.held_on: {matter.words: matter.stands for matter in one.matters} for one in found}


def paper(meeting) -> str:
    document = docx.Document(BytesIO(matters_papers.word_file(meeting, by=BY, on=NOW.date())))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([one.text for one in document.paragraphs] + cells)


def test_all_of_the_last_meeting_is_there_with_where_it_stands(last, following):
    item = factories.item(last, "Roads", position=2)
    decided_meetings.resolution(item, "That the road be mended.")
    promise = held_meetings.owed(item, quoted="She would provide figures.", owed_by="Helen King")
    held_meetings.owed(
        item, quoted="A map, please.", kind=OwedKind.ASK, status=OwedStatus.DECLINED, outcome="There is none.",
        ended_on=date(2019, 5, 3),
    )  # fmt: skip
    held_meetings.action(promise, text="Provide the figures", due_on=date(2019, 7, 1))

    assert arising(following) == {
        last.held_on: {
            recommended.TEXT: ["Recommended to Full Council: no answer yet."],
            "That the road be mended.": ["Nothing recorded follows from it."],
            "She would provide figures.": ["An action for Helen King, due on 1 July 2019: not started."],
            "A map, please.": ["Declined on 3 May 2019: There is none."],
        }
    }


def test_however_much_arises_it_is_read_by_the_same_number_of_statements(app, last, following):
    def arise(number: int) -> None:
        item = factories.item(last, f"Item {number}", position=number)
        decided = decided_meetings.resolution(item, f"That {number} be done.")
        promise = held_meetings.owed(item, quoted=f"She would provide {number}.")
        action = held_meetings.action(promise, text=f"Provide {number}", resolution=decided)
        factories.keep(ActionUpdate(action=action, status=action.status, text="Begun.", said_by="Ann", said_at=NOW))

    def asked() -> int:
        with app.app_context(), counted() as said:
            matters_arising.of_meeting(db.session.get_one(Meeting, number), by=BY, on=NOW.date())
        return len(said)

    number = following.id
    arise(2)
    few = asked()
    for place in range(3, 9):
        arise(place)

    assert asked() == few


def test_of_the_meetings_before_only_what_has_not_ended(last, following):
    before = factories.meeting(last.committee, held_on=date(2019, 1, 15))
    item = factories.item(before, "Bins")
    decided_meetings.resolution(item, "That the bins be green.")
    held_meetings.owed(item, quoted="She would count the bins.")
    ended = {"status": OwedStatus.DONE, "outcome": "Seven.", "ended_on": date(2019, 2, 1)}
    held_meetings.owed(item, quoted="She would count the lids.", **ended)

    assert list(arising(following)[before.held_on]) == ["She would count the bins."]


def test_a_topic_that_follows_an_ask_is_said(last, following):
    asked = held_meetings.owed(factories.item(last, "Roads"), quoted="Look at potholes.", kind=OwedKind.ASK)
    topics.add(last.committee, title="Potholes", asked=asked, by=BY, at=NOW)
    db.session.commit()

    assert arising(following)[last.held_on]["Look at potholes."] == ["In the work programme: Potholes."]


def test_a_cancelled_meeting_is_not_the_last_and_another_committees_matters_are_not_ours(last, following):
    factories.meeting(last.committee, held_on=date(2019, 5, 1), status=MeetingStatus.CANCELLED)
    held_meetings.owed(factories.item(factories.meeting(held_on=date(2019, 3, 1))), quoted="Theirs.")

    assert list(arising(following)) == [last.held_on]
    assert "Theirs." not in arising(following)[last.held_on]


def test_the_first_meeting_of_a_committee_has_nothing_arising(app):
    assert arising(factories.meeting()) == {}


def test_what_comes_from_part_2_is_marked_and_stays_out_of_the_paper(last, following):
    private = factories.item(last, "Sale of the mill", part=Part.PRIVATE, public_heading="Land", exempt_paragraphs=[3])
    below = factories.item(last, "The price", parent_id=private.id)
    for item, words in ((private, "She would ask for two million."), (below, "He would say the lowest price.")):
        promise = held_meetings.owed(item, quoted=words)
        held_meetings.action(promise, text=f"Secretly: {words}")
    decided_meetings.resolution(private, "That the mill be sold.")
    held_meetings.owed(factories.item(last, "Roads"), quoted="She would provide figures.")

    found = matters_arising.of_meeting(following, by=BY, on=NOW.date())[0].matters

    text = paper(following)
    assert sum(one.is_private for one in found) == 3
    assert [words for words in ("million", "lowest", "mill", "Secretly", "price") if words in text] == []
    assert "She would provide figures." in text


def test_it_goes_under_the_minutes_item_once_and_is_renewed(last, following):
    item = factories.item(following, "Minutes", kind=ItemKind.MINUTES)
    db.session.refresh(following)

    def enclose() -> None:
        file = matters_papers.received(following, by=BY, at=NOW)
        matters_papers.enclose(following, file, by=BY, at=NOW)
        db.session.commit()

    enclose()
    enclose()
    first = documents.attached(item)
    held_meetings.owed(last.items[0], quoted="She would provide figures.")
    enclose()

    assert [one.title for one in first] == ["Matters arising"]
    assert [one.filename for one in documents.attached(item)] == ["Matters-arising-2019-06-18.docx"]
    assert documents.attached(item)[0].sha256 != first[0].sha256


def test_without_an_item_for_the_minutes_it_says_what_to_do(last, following):
    file = matters_papers.received(following, by=BY, at=NOW)

    with pytest.raises(RuleBroken, match="no item for the minutes"):
        matters_papers.enclose(following, file, by=BY, at=NOW)


def test_what_of_actions_is_kept_from_the_public_is_seen_by_the_clerk_and_stays_out_of_the_paper(last, following):
    item = factories.item(last, "Roads", position=2)
    open_one = held_meetings.action(held_meetings.owed(item, quoted="Mend it."), text="Mend the road")
    for words, is_public in (("Ordered.", True), ("Zeppelin Ltd asks too much.", False)):
        factories.keep(
            ActionUpdate(
                action=open_one, status=open_one.status, text=words, is_public=is_public, said_by="Ann", said_at=NOW
            )
        )
    promise = held_meetings.owed(item, quoted="She would ask.")
    held_meetings.action(promise, text="Ask Quagga plc", owner_name="Ivy Secret", is_public=False)
    loose = held_meetings.action(promise, text="Sue Quagga plc", owner_name="Ivy Secret", is_public=False, owed=None)
    db.session.commit()

    stands, written = str(arising(following)), paper(following)

    for seen in ("Zeppelin", "Ivy Secret", loose.text):
        assert seen in stands
        assert seen not in written
    assert "not started. Ordered." in written
    assert "Still owed" in written
