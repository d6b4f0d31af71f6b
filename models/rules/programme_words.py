"""What a programme says of a topic in words: who asked for it, when it was last reported, how it ended."""

from datetime import date

from models.programme_bodies import ProgrammeTopicBody, ReportedBody, SourceBody, TopicMeetingBody
from models.programme_vocabulary import TopicKind, TopicSource, TopicStatus
from models.rules.wording import count_of, long_date

ASKED: dict[str, str] = {
    TopicSource.NOT_RECORDED: "",
    TopicSource.MINUTE: "The committee's minutes",
    TopicSource.ACTION: "An action",
    TopicSource.FORWARD_PLAN: "The forward plan",
    TopicSource.COMMITTEE: "Another committee",
    TopicSource.MEMBER: "A member",
    TopicSource.OFFICER: "An officer",
    TopicSource.RESIDENT: "A resident",
}


def year_on_papers(year: int) -> str:
    """The municipal year as papers print it: "2019/20"."""
    return f"{year}/{(year + 1) % 100:02}"


def asked_by(source: SourceBody) -> str:
    """Who asked for a topic, in words; empty where nobody wrote it down."""
    who, words = ASKED.get(source["kind"], ""), source["words"]
    if source["kind"] in (TopicSource.NOT_RECORDED, TopicSource.MINUTE, TopicSource.MEMBER):
        return words or who
    return f"{who}: {words}" if words else who


def kind_of(topic: ProgrammeTopicBody) -> str:
    """What kind of topic it is, where that is worth printing: a scrutiny item is the usual kind."""
    kind = topic["topic_kind"]
    return "" if kind == TopicKind.SCRUTINY else kind[:1].upper() + kind[1:]


def reported(one: ReportedBody) -> str:
    """A day of last report in words, with what is noted of it."""
    day = long_date(date.fromisoformat(one["on"]))
    return f"{day} ({one['note']})" if one["note"] else day


def at_meeting(one: TopicMeetingBody, topic: ProgrammeTopicBody) -> str:
    """How a topic stands to one of its meetings: "considered" once that meeting took what carried it."""
    if one["state"] == "on the agenda" and one["held_on"] in {each["on"] for each in topic["last_reports"]}:
        return "considered"
    return one["state"]


def comes_again(months: int | None) -> str:
    """How often a topic comes: "Every 6 months"; empty for one that comes once."""
    if not months:
        return ""
    return "Every month" if months == 1 else f"Every {count_of(months, 'month')}"


def became(topic: ProgrammeTopicBody) -> str:
    """How a topic ended, in words: "Done", "Dropped", "Merged into “Roads”"."""
    into = topic["merged_into"]
    if topic["status"] == TopicStatus.MERGED:
        return f"Merged into “{into['name']}”" if into else "Merged into another"
    return topic["status"][:1].upper() + topic["status"][1:]
