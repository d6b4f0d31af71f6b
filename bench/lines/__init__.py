"""The lines of the suite. Each function times one group of lines and gives their rows."""

from collections.abc import Callable

from bench.lines import (
    boards,
    feeds,
    growth,
    interests,
    minutes,
    pages,
    papers,
    planning,
    programme_pages,
    programmes,
    register,
    scorecards,
    starting,
    writing,
)
from bench.site import Site
from bench.table import Row

GROUPS: tuple[tuple[tuple[int, ...], Callable[[Site], list[Row]]], ...] = (
    ((1,), pages.meeting_cold),
    ((2, 3), pages.meeting_warm),
    ((4, 5), feeds.polled),
    ((6,), feeds.rebuilt),
    ((7,), feeds.against_the_library),
    ((8,), feeds.one_edit),
    ((9,), growth.of_twenty_years),
    ((10,), growth.of_two_hundred_years),
    ((11,), pages.items_flat),
    ((12,), pages.deep_list),
    ((14,), register.of_twenty_years),
    ((15,), papers.agenda_docx),
    ((16,), minutes.on_paper),
    ((19,), writing.create),
    ((20,), planning.calendar_year),
    ((21,), planning.clashes_of_a_year),
    ((22,), interests.matching),
    ((23,), writing.autosave),
    ((27,), starting.start),
    ((31, 32), programmes.checked),
    ((33,), boards.first_screen),
    ((34,), scorecards.brought_in),
    ((35, 36), scorecards.shown),
    ((37, 38), programme_pages.staff),
    ((39,), programme_pages.public),
)
