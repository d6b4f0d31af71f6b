"""The meetings: the list, the month, and the page of each."""

from datetime import date

from flask import Blueprint, request

from models.rules import months
from webapp import clock, pages, site_context
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.services import published, published_files, published_lists, published_minutes
from webapp.services.live_index import EVERYTHING
from webapp.services.published import Head
from webapp.services.published_lists import Key, PageOfMeetings

bp = Blueprint("published_meetings", __name__)


@bp.route("/meetings")
@public
def index():
    if "month" in request.args:
        return _month(_month_asked())
    state, today = published.site_version(EVERYTHING), clock.today()
    asked, read = _part_asked(today)

    def draw():
        return answers.drawn("meetings", state.council_version, page=read(), asked=asked, today=today)

    return pages.answer(f"meetings-{asked}-{today}-{state.name}", draw)


@bp.route("/meetings.json")
@public
def index_json():
    state, today = published.site_version(EVERYTHING), clock.today()
    if "month" in request.args:
        first = _month_asked()
        return answers.data(
            f"json-month-{first}-{state.version}",
            lambda: {"meetings": [one.as_json() for one in published_lists.in_month(first)]},
        )
    asked, read = _part_asked(today)
    return answers.data(f"json-meetings-{asked}-{today}-{state.version}", lambda: _page_as_json(read()))


@bp.route("/committees/<committee>/meetings/<day>")
@public
def show(committee: str, day: str):
    head = answers.live_at(address_of(committee, day), published.head_and_feed_at)
    # An address that is live begins with the day of the meeting.
    held = day[:10] < clock.today().isoformat()
    return pages.answer(f"{head.name}-held" if held else head.name, lambda: _meeting_page(head, held))


@bp.route("/committees/<committee>/meetings/<day>.json")
@public
def show_json(committee: str, day: str):
    return answers.body(answers.live_at(address_of(committee, day)))


def address_of(committee: str, day: str) -> str:
    """The address of a meeting from the two parts of it that a route catches."""
    return f"/committees/{committee}/meetings/{day}"


def _meeting_page(head: Head, held: bool) -> str:
    live, council = published.read_with_council(head)
    site_context.know(council, head.council_version)
    # The version of its feed says whether minutes were ever published under it.
    minutes = published_minutes.of_meeting(head.subject_id) if head.feed_version else None
    return answers.drawn(
        "meeting",
        head.council_version,
        body=live.body,
        live=live,
        held=held,
        minutes=minutes,
        papers=published_files.papers(head, head.version),
    )


def _month(first: date):
    state, today = published.site_version(EVERYTHING), clock.today()

    def draw():
        meetings = published_lists.in_month(first)
        by_day: dict[date, list] = {}
        for meeting in meetings:
            by_day.setdefault(meeting.held_on, []).append(meeting)
        weeks = months.weeks_of(first)
        before, after = months.month_before(first), months.month_after(first)
        shown = {"first": first, "before": before, "after": after, "weeks": weeks, "by_day": by_day, "today": today}
        return answers.drawn("month", state.council_version, meetings=meetings, **shown)

    return pages.answer(f"month-{first}-{today}-{state.name}", draw)


def _month_asked() -> date:
    try:
        return months.month_named(request.args["month"])
    except ValueError:
        answers.refuse("Write the month as four figures for the year and two for the month, such as 2019-06.")


def _part_asked(today: date):
    """Which part of the list was asked for, as the tag names it, and how to read it."""
    try:
        if "before" in request.args:
            key = Key.from_text(request.args["before"])
            return f"before-{key}", lambda: published_lists.before(key)
        if "after" in request.args:
            key = Key.from_text(request.args["after"])
            return f"after-{key}", lambda: published_lists.after(key)
    except ValueError:
        answers.refuse("That address of a part of the list is not complete. Start again from the list of meetings.")
    return "coming", lambda: published_lists.after(published_lists.start_of(today))


def _page_as_json(page: PageOfMeetings) -> dict[str, object]:
    return {
        "meetings": [one.as_json() for one in page.meetings],
        "later": f"/meetings.json?after={page.later}" if page.later else None,
        "earlier": f"/meetings.json?before={page.earlier}" if page.earlier else None,
    }
