"""What stands in the navigation of each layout, in order. An address changes here and nowhere else."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One link: its words, the view it opens, and what a person must be allowed to do to see it (None: anyone)."""

    label: str
    endpoint: str
    permission: str | None = None


PUBLIC = (
    Entry("Meetings", "published_meetings.index"),
    Entry("Committees", "published_committees.index"),
    Entry("Forward plan", "published_forward_plan.index"),
    Entry("Members", "published_members.index"),
    Entry("Performance", "published_scorecards.index"),
    Entry("Resolutions", "published_resolutions.index"),
    Entry("Subscribe", "published_subscribing.site"),
    Entry("Sign in", "accounts.sign_in"),
)

FOOTER = (
    Entry("About this site", "published_site.about"),
    Entry("Accessibility", "published_site.accessibility"),
    Entry("Subscribe to the calendar", "published_subscribing.site"),
)

STAFF = (
    Entry("Today", "today.index", "view staff pages"),
    Entry("Meetings", "meetings.index", "view staff pages"),
    Entry("Committees", "committees.index", "view staff pages"),
    Entry("Forward plan", "forward_plan.index", "edit agenda"),
    Entry("Suggestions", "suggestions.index", "edit agenda"),
    Entry("Actions", "actions.every", "record meeting"),
    Entry("Performance", "performance.index", "edit scorecards"),
    Entry("My work", "my_work.index", "view own area"),
    Entry("My register", "my_register.index", "view own area"),
    Entry("Members", "members.index", "view staff pages"),
    Entry("Registers", "registers.index", "edit register"),
    Entry("Council", "council.edit", "edit council"),
    Entry("People", "people.index", "manage people"),
    Entry("Audit", "audit.index", "read audit"),
)

HOME = "published_site.home"
MEETINGS = "published_meetings.index"
SUBSCRIBE = "published_subscribing.site"
STAFF_HOME = "today.index"
MEMBER_HOME = "my_work.index"
COUNCIL_COLOURS = "published_site.council_css"
ACCOUNT = "accounts.show"
SIGN_OUT = "accounts.sign_out"
