"""A committee's programme as a board: meetings as columns with what they bear, what falls between them, what waits."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from models.programme_vocabulary import TopicTiming
from models.rules import board as rules
from models.rules.board import Load
from models.rules.municipal_year import span
from webapp.services import board_rows, key_dates
from webapp.services.board_rows import Card, Owner, Sat
from webapp.services.key_dates import Period

WAITING = (TopicTiming.MEETING, TopicTiming.MONTH, TopicTiming.CONDITION, TopicTiming.NOT_YET)


@dataclass(frozen=True, slots=True)
class Column:
    """A meeting with its topics. `load` counts those that come every time with them, but for `is_after` the year.

    `before` are the key dates that begin between the meeting before it and this one; `around` those it falls in.
    """

    meeting: Sat
    is_held: bool
    cards: Sequence[Card]
    load: Load
    is_after: bool = False
    before: Sequence[Period] = ()
    around: Sequence[Period] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """The board of one committee and municipal year.

    `columns` are its meetings to come, or all of them once they are over, with those after it at which its topics
    stand; `held` counts those left out. `waiting` are the topics that no column holds; `later` the other meetings after
    the year, where a topic may be put too; `after` the key dates that begin once the last meeting is over.
    """

    year: int
    columns: Sequence[Column] = ()
    every_time: Sequence[Card] = ()
    waiting: Sequence[Card] = ()
    later: Sequence[Sat] = ()
    after: Sequence[Period] = ()
    held: int = 0

    @property
    def open_columns(self) -> list[Column]:
        """The meetings still to be held."""
        return [one for one in self.columns if not one.is_held]


@dataclass
class _Sorted:
    """The topics of a board, apart: by meeting, every time, and waiting."""

    at: dict[int, list[Card]] = field(default_factory=dict)
    every_time: list[Card] = field(default_factory=list)
    waiting: list[Card] = field(default_factory=list)


def board(committee: Owner, year: int, *, on: date) -> Board:
    """A committee's programme of a municipal year as a board, on a day. A fixed number of statements."""
    first, last = span(year)
    meetings = board_rows.sat(committee.id, year, from_=first)
    of_programme = [one for one in meetings if one.held_on <= last or one.bears]
    shown = [one for one in of_programme if one.held_on >= on] or of_programme
    cards = _apart(board_rows.cards(committee.id, year, [one.id for one in shown], on=on), shown)
    from_ = on if shown and shown[0].held_on >= on else first
    dates = key_dates.between(max(first, from_), max(last, shown[-1].held_on) if shown else last)
    return Board(
        year,
        columns=[_column(shown, place, cards, committee, dates, year, on) for place in range(len(shown))],
        every_time=cards.every_time,
        waiting=sorted(cards.waiting, key=_waits),
        later=[one for one in meetings if one.held_on > last and one not in shown and one.held_on >= on],
        after=[one for one in dates if not shown or one.starts_on > shown[-1].held_on],
        held=len(of_programme) - len(shown),
    )


def _apart(cards: Sequence[Card], shown: Sequence[Sat]) -> _Sorted:
    apart = _Sorted(at={one.id: [] for one in shown})
    for card in cards:
        if card.meeting_id in apart.at:
            apart.at[card.meeting_id].append(card)
        elif rules.comes_every_time(card.kind, card.when.timing):
            apart.every_time.append(card)
        else:
            apart.waiting.append(card)
    return apart


def _column(
    shown: Sequence[Sat], place: int, cards: _Sorted, committee: Owner, dates: Sequence[Period], year: int, on: date
) -> Column:
    meeting = shown[place]
    since = shown[place - 1].held_on if place else date.min
    theirs, is_after = cards.at[meeting.id], meeting.held_on > span(year)[1]
    borne = rules.borne(meeting.held_on, year, theirs=theirs, every_time=cards.every_time)
    return Column(
        meeting,
        meeting.held_on < on,
        theirs,
        rules.load(borne, available=committee.available, most_in_depth=committee.most_in_depth),
        is_after,
        before=[one for one in dates if since < one.starts_on <= meeting.held_on],
        around=[one for one in dates if one.starts_on <= meeting.held_on <= one.ends_on],
    )


def _waits(card: Card) -> tuple[int, date, int]:
    """What needs a word first, then by when it is looked at again; what nobody fixed at all comes last."""
    when = card.when
    due = when.held_on or when.month or when.review_on or date.max
    return (-1 if card.attention else WAITING.index(when.timing), due, card.id)
