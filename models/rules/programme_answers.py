"""What an officer answers about a programme that was brought in: first as it was read, then as it is corrected."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from models.programme_vocabulary import TopicKind, TopicTiming
from models.rules.broken import RuleBroken
from models.rules.minutes_reading.matching import Known, members_called
from models.rules.months import month_after
from models.rules.programme_beside import ChampionRead
from models.rules.programme_columns import Field
from models.rules.programme_reading import TableRead, TopicRead, days_in, without_days
from models.rules.wording import long_date
from models.rules.work_programme import When, in_words, read_when

Answers = dict[str, str]
PARTS = ("title", "detail", "when", "reports", "lead", "holder", "asked", "kind", "notes", "follow_up")
TAKE, LEAVE, REPLACE = "take", "leave", "replace"
# A row is added although what is said of it is doubtful: somebody looked, and it is right.
AS_IT_STANDS = "as it stands"
LONGEST = {"title": 300, "lead": 200, "asked": 300, "when": 200, "subject": 200}
LONGEST_INTRODUCTION = 6_000
WAYS = ("%d %B %Y", "%Y-%m-%d", "%d/%m/%Y")


def first_answers(read: TableRead, fields: Sequence[Field | None]) -> Answers:
    """Every answer as the paper gives it: what each column holds, and each part of each topic."""
    columns = {f"column-{place}": str(field or "") for place, field in enumerate(fields)}
    return columns | {
        name: words for place, topic in enumerate(read["topics"]) for name, words in _of_topic(place, topic).items()
    }


def typed_into(answers: Answers, typed: Mapping[str, str]) -> Answers:
    """The answers with what was typed in their place; nothing else that was sent is taken."""
    return {name: typed.get(name, answer).replace("\r\n", "\n").strip() for name, answer in answers.items()}


def corrections(first: Answers, chosen: Answers) -> int:
    """How many answers are not as the paper gave them."""
    return sum(chosen.get(name, answer) != answer for name, answer in first.items())


def carried_over(first: Answers, chosen: Answers, fresh: Answers) -> Answers:
    """The answers of a table read anew, with every part that was corrected before as it was corrected."""
    kept = {name: answer for name, answer in chosen.items() if name in fresh and answer != first.get(name, answer)}
    return fresh | {name: answer for name, answer in kept.items() if not name.startswith("column-")}


def fields_of(answers: Answers) -> list[Field | None]:
    """What each column holds, as it is answered now."""
    columns = [answers[f"column-{place}"] for place in range(len(answers)) if f"column-{place}" in answers]
    return [Field(one) if one in set(Field) else None for one in columns]


def topics_taken(answers: Answers) -> list[int]:
    """The places of the topics that are to be added."""
    return _taken(answers, "row")


def champions_taken(answers: Answers) -> list[int]:
    """The places of the champions who are to be given that part."""
    return _taken(answers, "champion")


def part(answers: Answers, place: int, name: str) -> str:
    """One part of one topic as it is answered now."""
    return answers[f"row-{place}-{name}"]


def when_of(words: str) -> When:
    """When a topic comes, from words or from a date as a spreadsheet writes it."""
    day = day_of(words.strip())
    return When(TopicTiming.MEETING, held_on=day) if day else read_when(words)


def reports_of(words: str) -> tuple[list[date], str]:
    """The days on which a topic was reported, each once, and what is said in place of one."""
    days = [day for one in days_in(words) if (day := day_of(one))]
    return sorted(set(days)), without_days(words)


def problems(
    headings: Sequence[str], answers: Answers, *, meetings: Sequence[date], members: Sequence[str], on: date
) -> dict[str, str]:
    """What is to be put right before the topics can be added: a sentence for each answer, by its name."""
    found = _columns(headings, fields_of(answers))
    for place in topics_taken(answers):
        found |= _of_row(answers, place, meetings, members, on)
    return found


def of_champions(champions: Sequence[ChampionRead], members: Sequence[Known], *, since: date) -> Answers:
    """The answers about each champion of a paper: who it is of those kept here, of what, and from which day."""
    found: Answers = {}
    for place, one in enumerate(champions):
        called = members_called(one["name"], members)
        member = str(called[0].id) if len(called) == 1 else ""
        parts = {"take": TAKE, "subject": one["subject"], "member": member, "from": long_date(since)}
        found |= {f"champion-{place}-{name}": answer for name, answer in parts.items()}
    return found


def wrong_with_champions(answers: Answers, members: Collection[int]) -> dict[str, str]:
    """What is to be put right about the champions, by the name of its answer."""
    found: dict[str, str] = {}
    for place in champions_taken(answers):
        name = f"champion-{place}-"
        if answers[f"{name}member"] not in map(str, members):
            found[f"{name}member"] = "Choose who it is, or leave this champion out."
        if not answers[f"{name}subject"]:
            found[f"{name}subject"] = "Write the subject they champion, or leave this champion out."
        if len(answers[f"{name}subject"]) > LONGEST["subject"]:
            found[f"{name}subject"] = f"Shorten this to {LONGEST['subject']} characters: there are more of them."
        if day_of(answers[f"{name}from"]) is None:
            found[f"{name}from"] = "Write from which day, such as 8 May 2026: a seat has its first day."
    return found


def wrong_with_introduction(answers: Answers, there: str) -> dict[str, str]:
    """What is to be put right about the words before a programme; `there` are those it has already."""
    words = answers.get("introduction", "")
    if len(words) > LONGEST_INTRODUCTION:
        return {"introduction": f"Shorten this to {LONGEST_INTRODUCTION:,} characters: there are more of them."}
    if answers.get("introduction-take") == TAKE and there and words and there != words:
        return {"introduction-take": "The programme has words before it already. Say which of the two stay."}
    return {}


def day_of(words: str) -> date | None:
    """A day written in one of the ways papers and spreadsheets write it."""
    for way in WAYS:
        try:
            return datetime.strptime(words, way).date()  # noqa: DTZ007, a day has no zone
        except ValueError:
            continue
    return None


def _taken(answers: Answers, what: str) -> list[int]:
    parts = [name.split("-") for name, answer in answers.items() if answer in (TAKE, AS_IT_STANDS)]
    return [int(part[1]) for part in parts if part[0] == what and part[-1] == "take"]


def _of_topic(place: int, topic: TopicRead) -> Answers:
    parts = {f"row-{place}-{name}": str(said) for name, said in topic.items() if name in PARTS}
    return {f"row-{place}-take": TAKE} | parts


def _columns(headings: Sequence[str], fields: Sequence[Field | None]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, field in enumerate(fields):
        name = headings[place] or f"column {place + 1}"
        if field is None:
            found[f"column-{place}"] = f"Say what “{name}” holds, or leave it out. It is remembered for the council."
        elif field is not Field.LEFT_OUT and field in fields[:place]:
            found[f"column-{place}"] = f"Two columns hold the {field}. Choose one, and leave the other out."
    if Field.TITLE not in fields:
        found.setdefault("column-0", "Say which column holds the topics: without them there is nothing to add.")
    return found


def _of_row(answers: Answers, place: int, meetings: Sequence[date], members: Sequence[str], on: date) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, most in LONGEST.items():
        if name in PARTS and len(part(answers, place, name)) > most:
            found[f"row-{place}-{name}"] = f"Shorten this to {most} characters: there are more of them."
    if not part(answers, place, "title"):
        found[f"row-{place}-title"] = "Say in a few words what is to be considered, or leave the row out."
    if part(answers, place, "kind") not in set(TopicKind):
        found[f"row-{place}-kind"] = "Choose how the committee deals with it."
    if (holder := part(answers, place, "holder")) and holder.casefold() not in members:
        found[f"row-{place}-holder"] = f"Nobody kept here is called “{holder}”. Write the name as it is kept, or none."
    if late := [day for day in reports_of(part(answers, place, "reports"))[0] if day > on]:
        words = f"{long_date(late[0])} has not come yet: it cannot have been reported then. Correct it, or take it out."
        found[f"row-{place}-reports"] = words
    return found | _when(answers, place, meetings, on)


def _when(answers: Answers, place: int, meetings: Sequence[date], on: date) -> dict[str, str]:
    name = f"row-{place}-when"
    try:
        when = when_of(answers[name])
    except RuleBroken as broken:
        return {name: broken.message}
    if when.timing is TopicTiming.MEETING and when.held_on and when.held_on not in meetings:
        return {
            name: f"The committee has no meeting on {long_date(when.held_on)}. Plan one, write the day of another, "
            "write only the month, or “to be confirmed”."
        }
    last = when.until_month or when.month
    if last and month_after(last) <= on and part(answers, place, "take") != AS_IT_STANDS:
        return {
            f"row-{place}-take": f"“{in_words(when)}” is over. Correct when it comes, say that it is right, "
            "or leave the row out."
        }
    return {}
