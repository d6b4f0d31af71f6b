"""Where the pages of a work programme lead back to."""

from flask import url_for

from models.work_programme import Topic
from webapp import findings


def programme_address(committee_id: int, year: int) -> str:
    """The programme of a committee and a year."""
    return url_for("work_programme.index", committee_id=committee_id, year=year)


def topic_address(topic: Topic) -> str:
    """A topic where it stands in its programme."""
    return url_for(
        "work_programme.index", committee_id=topic.committee_id, year=topic.year, _anchor=f"topic-{topic.id}"
    )


def after_mending(topic: Topic, otherwise: str) -> str:
    """Back to what the check finds, where the page was opened from there to mend something; else another address."""
    return findings.after_mending(topic.committee_id, otherwise, year=topic.year)
