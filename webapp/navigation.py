"""What stands in the navigation of each layout, in order. An address changes here and nowhere else."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One link: its words, the view it opens, and what a person must be allowed to do to see it (None: anyone)."""

    label: str
    endpoint: str
    permission: str | None = None


PUBLIC = (
    Entry("Meetings", "public.meetings"),
    Entry("Committees", "public.committees"),
    Entry("Calendar", "public.calendar_help"),
    Entry("Sign in", "accounts.sign_in"),
)

FOOTER = (
    Entry("About this site", "public.about"),
    Entry("Accessibility", "public.accessibility"),
    Entry("Subscribe to the calendar", "public.calendar_help"),
)

STAFF = (
    Entry("Today", "today.index"),
    Entry("Meetings", "meetings.index"),
    Entry("Committees", "committees.index"),
    Entry("Council", "council.edit", "edit council"),
    Entry("People", "people.index", "manage people"),
    Entry("Audit", "audit.index", "read audit"),
)

HOME = "public.home"
COUNCIL_COLOURS = "public.council_css"
ACCOUNT = "accounts.show"
SIGN_OUT = "accounts.sign_out"
