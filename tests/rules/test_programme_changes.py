"""What changed in a programme, each topic's changes taken together and in words."""

from datetime import date

import pytest

from models.programme_vocabulary import TopicEvent as Event
from models.rules import programme_changes as rules
from models.rules.programme_changes import Happened

DAY = date(2019, 7, 1)
LABELS = {"Title", "Notes", "Where it comes from"}


def happened(event: Event, was: str = "", now: str = "", reason: str = "", *, comes: str = "May 2020") -> Happened:
    return Happened(1, "Buses", "/topics/1", comes, DAY, event, was, now, reason)


def one(*lines: Happened):
    [change] = rules.taken_together(lines)
    return change.what, change.was, change.now, change.reason


def test_two_moves_are_one_from_the_first_to_where_it_comes_now():
    moves = (
        happened(Event.MOVED, "June 2019", "July 2019", "The data come later"),
        happened(Event.MOVED, "July 2019", "May 2020", "They came later still."),
    )

    assert one(*moves) == ("moved", "June 2019", "May 2020", "The data come later. They came later still.")


def test_moved_and_moved_back_is_no_change():
    assert rules.taken_together([happened(Event.MOVED, "May 2020", "June 2020"), happened(Event.MOVED)]) == []


def test_what_was_added_and_moved_is_added_where_it_comes_now():
    lines = (happened(Event.ADDED, now="June 2019"), happened(Event.MOVED, "June 2019", "May 2020", "Too soon"))

    assert one(*lines) == ("added", "June 2019", "May 2020", "Too soon.")


@pytest.mark.parametrize(
    ("event", "what"), [(Event.DROPPED, "dropped"), (Event.DONE, "done"), (Event.MERGED, "merged")]
)
def test_an_end_is_told_before_all_that_went_before(event, what):
    lines = (happened(Event.ADDED), happened(Event.MOVED, "June 2019"), happened(event, "May 2020", reason="Why"))

    assert one(*lines) == (what, "May 2020", "", "Why.")


def test_what_was_taken_up_again_has_not_ended():
    assert one(happened(Event.DROPPED), happened(Event.REOPENED, reason="Asked for"))[0] == "taken up again"


def test_an_agenda_alone_changes_nothing():
    assert rules.taken_together([happened(Event.ON_AGENDA), happened(Event.OFF_AGENDA)]) == []


def test_changes_are_told_in_the_order_of_programmes():
    dropped = Happened(1, "A", "/1", "", DAY, Event.DROPPED)
    added = Happened(2, "B", "/2", "", DAY, Event.ADDED)

    assert [change.what for change in rules.taken_together([dropped, added])] == ["added", "dropped"]


@pytest.mark.parametrize(
    ("whats", "said"),
    [
        ([], ""),
        (["added"], "1 topic added"),
        (["moved", "added", "added", "dropped"], "2 topics added, 1 moved and 1 dropped"),
        (["changed", "moved"], "1 topic moved and 1 otherwise changed"),
    ],
)
def test_they_are_counted_in_a_sentence(whats, said):
    assert rules.counted(whats) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("moved", "May", "June"), "Moved from May to June"),
        (("added", "", "June"), "Added to the programme: June"),
        (("dropped", "June", ""), "Dropped"),
        (("returned to the programme", "May", "June"), "Returned from May: now June"),
        (("merged into another", "", "Roads"), "Merged into “Roads”"),
        (("changed", "Title: A", "Title: B"), "Changed. Title: B"),
        (("considered", "", ""), "Considered"),
        (("carried forward", "2018/19", "2019/20"), "Carried forward from 2018/19 to 2019/20"),
    ],
)
def test_a_line_of_history_is_said_in_words(line, said):
    assert rules.happened(*line) == said


def test_only_what_the_public_is_told_of_is_told():
    text = "Title: Buses\nWhere it comes from: Ann Brown\nof High Street\nNotes: Twice\na year"

    assert rules.public_lines(text, {"Title", "Notes"}, LABELS) == "Title: Buses\nNotes: Twice\na year"


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("17 March 2027", "To be allocated", "Moved from 17 March 2027 to no date yet"),
        ("To be allocated", "Every meeting", "Moved from no date yet to every meeting"),
        ("17 March 2027", "TBC (when ready)", "Moved from 17 March 2027 to TBC (when ready)"),
    ],
)
def test_a_topic_without_a_date_is_told_so_within_a_sentence(was, now, said):
    assert rules.happened(Event.MOVED, was, now) == said
