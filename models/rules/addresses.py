"""Public addresses. People keep them, so they do not change (docs/architecture.md)."""

import re
import unicodedata
from collections.abc import Collection
from datetime import date

COUNCIL = "/"
FORWARD_PLAN = "/forward-plan"
SCORECARDS = "/scorecards"
LONGEST_SLUG = 100


def committee_address(slug: str) -> str:
    """The page of a committee."""
    return f"/committees/{slug}"


def meeting_address(committee_slug: str, held_on: date, day_number: int) -> str:
    """The page of a meeting; the second of a day ends in -2."""
    again = "" if day_number == 1 else f"-{day_number}"
    return f"{committee_address(committee_slug)}/meetings/{held_on.isoformat()}{again}"


def minutes_address(meeting_address: str) -> str:
    """The minutes of the meeting at an address."""
    return f"{meeting_address}/minutes"


def action_address(committee_slug: str, action_id: int) -> str:
    """The page of an action."""
    return f"{committee_address(committee_slug)}/actions/{action_id}"


def recommendations_address(committee_slug: str) -> str:
    """The recommendations of a committee."""
    return f"{committee_address(committee_slug)}/recommendations"


def recommendation_address(committee_slug: str, recommendation_id: int) -> str:
    """The page of a recommendation."""
    return f"{recommendations_address(committee_slug)}/{recommendation_id}"


def programmes_address(committee_slug: str) -> str:
    """The work programme of a committee for the year it is."""
    return f"{committee_address(committee_slug)}/work-programme"


def programme_address(committee_slug: str, year: int) -> str:
    """The work programme of the municipal year that begins in `year`."""
    return f"{programmes_address(committee_slug)}/{year}"


def topic_address(committee_slug: str, topic_id: int) -> str:
    """The page of a topic, whatever year's programme it stands in."""
    return f"{programmes_address(committee_slug)}/topics/{topic_id}"


def key_decision_address(decision_id: int) -> str:
    """The page of a decision in the forward plan."""
    return f"{FORWARD_PLAN}/{decision_id}"


def framework_address(framework_slug: str) -> str:
    """The scorecards of a framework, of every period."""
    return f"{SCORECARDS}/{framework_slug}"


def scorecard_address(framework_slug: str, period_key: str, committee_slug: str = "") -> str:
    """A scorecard of one period: of the measures in a committee's remit, or with no committee of all."""
    whole = f"{framework_address(framework_slug)}/{period_key}"
    return f"{whole}/{committee_slug}" if committee_slug else whole


def member_address(slug: str) -> str:
    """The page of a member."""
    return f"/members/{slug}"


def photograph_address(slug: str, sha256: str) -> str:
    """A member's photograph, named after what is in it, so that it may be kept for ever."""
    return f"{member_address(slug)}/photograph-{sha256[:12]}.jpg"


def register_address(slug: str) -> str:
    """A member's register of interests."""
    return f"{member_address(slug)}/interests"


def document_address(document_id: int, filename: str) -> str:
    """A published file; `filename` is what safe_filename gave."""
    return f"/documents/{document_id}/{filename}"


def slug_of(name: str, taken: Collection[str] = ()) -> str:
    """The part of an address made from a name once, when it is created: "Children's Panel" is childrens-panel.

    A name already taken gets a number: audit-2.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = plain.replace("'", "").replace("&", " and ")
    slug = re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:LONGEST_SLUG] or "unnamed"
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def safe_filename(name: str) -> str:
    """A file's name as it can stand in an address: letters, digits, dots and dashes, its ending kept."""
    plain = unicodedata.normalize("NFKD", name.replace("\\", "/").rsplit("/", 1)[-1]).encode("ascii", "ignore").decode()
    stem, dot, ending = plain.rpartition(".")
    if not dot:
        stem, ending = plain, ""
    stem = re.sub(r"[^A-Za-z0-9]+", "-", stem).strip("-")[:LONGEST_SLUG] or "document"
    ending = re.sub(r"[^A-Za-z0-9]", "", ending)[:10].lower()
    return f"{stem}.{ending}" if ending else stem
