"""What to put right in an agenda before the public sees it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from models.rules.broken import RuleBroken
from models.rules.clashes import day_warnings
from models.rules.wording import count_of, time_of_day
from models.vocabulary import ItemKind, Part, ReportState

EXEMPT_PARAGRAPHS = range(1, 8)
_PAGES = re.compile(r"(\d{1,5})(?:\s*[-\u2013\u2014]\s*(\d{1,5}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftItem:
    """An item as the checks see it. The `heading` of a Part 2 item is private; the public sees its `public_heading`.

    `documents` is how many files are attached, `minutes` the estimate, `pages` what was typed: "13 - 28".
    """

    key: int | str
    heading: str
    label: str = ""
    kind: ItemKind = ItemKind.OTHER
    part: Part = Part.PUBLIC
    public_heading: str = ""
    exempt_paragraphs: Sequence[int] = ()
    exempt_reason: str = ""
    report_state: ReportState = ReportState.NONE
    documents: int = 0
    minutes: int | None = None
    pages: str = ""

    @property
    def name(self) -> str:
        """What to call the item in a sentence; never its private heading."""
        shown = self.public_heading if self.part is Part.PRIVATE else self.heading
        return f"Item {self.label}" if self.label else f"The item “{shown}”" if shown else "An item"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAgenda:
    """An agenda before publication: its items in printed order, those below an item following it."""

    held_on: date
    starts_at: time
    ends_at: time | None = None
    items: Sequence[DraftItem] = ()
    next_held_on: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to put right: a sentence, the item it is about if it is about one, and the law if it is the law.

    A blocking finding stops publication; the others warn.
    """

    message: str
    item_key: int | str | None = None
    is_blocking: bool = False
    citation: str = ""


@dataclass(frozen=True, slots=True)
class PageRange:
    """The pages of the pack that a report is on, both included."""

    first: int
    last: int


def findings(agenda: DraftAgenda, closed: Mapping[date, str]) -> list[Finding]:
    """Everything to put right before publication, what blocks it first and then in the order of the agenda."""
    order = {item.key: place for place, item in enumerate(agenda.items)}
    found = [finding for check in _CHECKS for finding in check(agenda)]
    found += [Finding(f"{warning} Check the date of the meeting.") for warning in day_warnings(agenda.held_on, closed)]
    return sorted(found, key=lambda each: (not each.is_blocking, -1 if each.item_key is None else order[each.item_key]))


def parse_pages(typed: str) -> PageRange | None:
    """The pages typed as the paper prints them, "1 - 6" or "7", or None for nothing.

    Raises RuleBroken beside `pages` for anything else, and when the pages run backwards.
    """
    if not typed.strip():
        return None
    found = _PAGES.fullmatch(typed.strip())
    if found is None:
        raise RuleBroken("Enter the pages as two numbers, such as 1 - 6, or one number.", "pages")
    first, last = int(found[1]), int(found[2] or found[1])
    if not 1 <= first <= last:
        raise RuleBroken(f"The pages run backwards: {typed.strip()}. Enter the lower number first.", "pages")
    return PageRange(first, last)


def running_times(starts_at: time, minutes: Sequence[int | None]) -> list[time]:
    """When each item should begin, given the minutes estimated for each; an item without an estimate takes none."""
    times, at = [], datetime.combine(date.min, starts_at)
    for taken in minutes:
        times.append(at.time())
        at += timedelta(minutes=taken or 0)
    return times


def finishes_at(starts_at: time, minutes: Sequence[int | None]) -> time:
    """When the meeting should finish: its start and the minutes estimated for all the items."""
    return running_times(starts_at, [*minutes, None])[-1]


def minutes_over(starts_at: time, ends_at: time, minutes: Sequence[int | None]) -> int:
    """How many minutes the estimates run past the finish; nothing or less when they fit.

    A finish at or before the start is on the next day.
    """
    day = timedelta(days=1) if ends_at <= starts_at else timedelta()
    allowed = datetime.combine(date.min, ends_at) + day - datetime.combine(date.min, starts_at)
    return sum(taken or 0 for taken in minutes) - int(allowed.total_seconds() // 60)


def _empty(agenda: DraftAgenda) -> Iterator[Finding]:
    if not agenda.items:
        yield Finding("The agenda has no items. Add at least one.", is_blocking=True)


def _headings(agenda: DraftAgenda) -> Iterator[Finding]:
    for item in agenda.items:
        if not item.heading.strip():
            yield Finding(f"{item.name} has no heading. Give it one.", item.key, True)


def _part_2(agenda: DraftAgenda) -> Iterator[Finding]:
    for item in agenda.items:
        if item.part is not Part.PRIVATE:
            continue
        if not item.public_heading.strip():
            message = f"{item.name} is in Part 2 and has no public heading. Give it one that gives nothing away."
            yield Finding(message, item.key, True, "Local Government Act 1972, section 100B(2)")
        elif _same_words(item.public_heading, item.heading):
            message = f"{item.name} has the same public heading and private one. Write one that gives nothing away."
            yield Finding(message, item.key, True, "Local Government Act 1972, section 100B(2)")
        if not item.exempt_paragraphs or not set(item.exempt_paragraphs) <= set(EXEMPT_PARAGRAPHS):
            message = f"{item.name} is in Part 2 and does not say why. Choose a paragraph of Schedule 12A, 1 to 7."
            yield Finding(
                message, item.key, True, "Local Government Act 1972, section 100A(4) and Schedule 12A, Part 1"
            )
        elif not item.exempt_reason.strip():
            message = f"{item.name} does not say why the public interest is in keeping it exempt. Give the reason."
            yield Finding(message, item.key, citation="Local Government Act 1972, Schedule 12A, paragraph 10")


def _exclusion(agenda: DraftAgenda) -> Iterator[Finding]:
    for item in agenda.items:
        if item.kind is ItemKind.EXCLUSION:
            return
        if item.part is Part.PRIVATE:
            message = f"{item.name} is in Part 2, and no item before it resolves to exclude the public. Add one."
            yield Finding(message, item.key, citation="Local Government Act 1972, section 100A(4)")
            return


def _reports(agenda: DraftAgenda) -> Iterator[Finding]:
    for item in agenda.items:
        if item.report_state is ReportState.ENCLOSED and not item.documents:
            yield Finding(f"{item.name} says its report is enclosed, and no file is attached. Attach it.", item.key)
        if item.report_state is ReportState.TO_FOLLOW:
            message = f"{item.name} has its report still to follow. It will need a supplement, or a late route."
            yield Finding(message, item.key, citation="Local Government Act 1972, section 100B(3) and (4)")


def _next_meeting(agenda: DraftAgenda) -> Iterator[Finding]:
    for item in agenda.items:
        if item.kind is ItemKind.NEXT_MEETING and agenda.next_held_on is None:
            yield Finding(f"{item.name} gives the date of the next meeting, and none is planned. Plan it.", item.key)


def _page_order(agenda: DraftAgenda) -> Iterator[Finding]:
    reached = 0
    for item in agenda.items:
        try:
            pages = parse_pages(item.pages)
        except RuleBroken as broken:
            yield Finding(f"{item.name}: {broken.message}", item.key)
            continue
        if pages and pages.first <= reached:
            message = f"{item.name} begins on page {pages.first}, and an item before it runs to page {reached}."
            yield Finding(f"{message} Correct the pages.", item.key)
        reached = max(reached, pages.last if pages else 0)


def _finish(agenda: DraftAgenda) -> Iterator[Finding]:
    if agenda.ends_at is None:
        return
    over = minutes_over(agenda.starts_at, agenda.ends_at, [item.minutes for item in agenda.items])
    if over > 0:
        finish = time_of_day(agenda.ends_at)
        yield Finding(f"The items are estimated to run {count_of(over, 'minute')} past the finish at {finish}.")


def _same_words(one: str, other: str) -> bool:
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())


_CHECKS: tuple[Callable[[DraftAgenda], Iterator[Finding]], ...] = (
    _empty,
    _headings,
    _part_2,
    _exclusion,
    _reports,
    _next_meeting,
    _page_order,
    _finish,
)
