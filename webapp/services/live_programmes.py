"""What lists, pages and calendars need of live programmes and topics: rewritten in the transaction that publishes."""

from sqlalchemy import delete, insert

from models.programme_bodies import ProgrammeBody, TopicBody
from models.publication import Publication, PublishedTopic, PublishedTopicMeeting
from models.vocabulary import SubjectKind
from models.work_programme import Topic, WorkProgramme
from webapp.database import db
from webapp.services import live_index


def programmes_feed(committee_id: int) -> str:
    """The name of what a committee's programme page without a year depends on: which programmes there are."""
    return f"programmes:{committee_id}"


def list_programme(programme: WorkProgramme, body: ProgrammeBody, publication: Publication) -> None:
    """Have the committee's pages lead to the programme as it is now."""
    live_index.touch([programmes_feed(programme.committee_id)], publication)


def unlist_programme(programme: WorkProgramme, publication: Publication) -> None:
    """Have them lead to it no more."""
    live_index.touch([programmes_feed(programme.committee_id)], publication)


def list_topic(topic: Topic, body: TopicBody, publication: Publication) -> None:
    """Put a public topic where lists find it, and join it to the calendar entries of its meetings."""
    _take_out(topic.id)
    row = body["topic"]
    db.session.execute(
        insert(PublishedTopic).values(
            topic_id=topic.id,
            committee_id=topic.committee_id,
            year=body["year"],
            address=row["address"],
            title=row["title"],
            topic_kind=row["topic_kind"],
            coming=row["when"]["words"][:300],
            status=row["status"],
        )
    )
    if rows := [{"topic_id": topic.id, "meeting_id": one["meeting_id"]} for one in row["meetings"]]:
        db.session.execute(insert(PublishedTopicMeeting), rows)
    live_index.touch(_feeds(topic), publication)


def unlist_topic(topic: Topic, publication: Publication) -> None:
    """Take a withdrawn topic out of the lists, and part it from its meetings."""
    _take_out(topic.id)
    live_index.touch(_feeds(topic), publication)


def _feeds(topic: Topic) -> list[str]:
    """What else is drawn anew: the committee's programmes, and the decision of the forward plan that it looks at."""
    decision = [f"{SubjectKind.KEY_DECISION}:{topic.key_decision_id}"] if topic.key_decision_id else []
    return [programmes_feed(topic.committee_id), *decision]


def _take_out(topic_id: int) -> None:
    for table in (PublishedTopic, PublishedTopicMeeting):
        db.session.execute(delete(table).where(table.topic_id == topic_id))
