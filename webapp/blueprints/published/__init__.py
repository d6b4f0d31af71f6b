"""What everybody may read: pages, their data, calendars and files. Nothing here knows who is asking."""

from webapp.blueprints.published.actions import bp as actions
from webapp.blueprints.published.calendars import bp as calendars
from webapp.blueprints.published.committees import bp as committees
from webapp.blueprints.published.decisions import bp as decisions
from webapp.blueprints.published.files import bp as files
from webapp.blueprints.published.interests import bp as interests
from webapp.blueprints.published.measures import bp as measures
from webapp.blueprints.published.meetings import bp as meetings
from webapp.blueprints.published.members import bp as members
from webapp.blueprints.published.minutes import bp as minutes
from webapp.blueprints.published.past import bp as past
from webapp.blueprints.published.programmes import bp as programmes
from webapp.blueprints.published.recommendations import bp as recommendations
from webapp.blueprints.published.registers import bp as registers
from webapp.blueprints.published.resolutions import bp as resolutions
from webapp.blueprints.published.scorecards import bp as scorecards
from webapp.blueprints.published.site import bp as site
from webapp.blueprints.published.subscribing import bp as subscribing
from webapp.blueprints.published.topics import bp as topics
from webapp.blueprints.published.versions import bp as versions

__all__ = [
    "actions",
    "calendars",
    "committees",
    "decisions",
    "files",
    "interests",
    "measures",
    "meetings",
    "members",
    "minutes",
    "past",
    "programmes",
    "recommendations",
    "registers",
    "resolutions",
    "scorecards",
    "site",
    "subscribing",
    "topics",
    "versions",
]
