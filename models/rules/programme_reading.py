"""The rows of somebody's programme as topics: titles, dates, leads and notes told apart, for an officer to look at."""

import re
from collections.abc import Sequence
from typing import TypedDict

from models.programme_vocabulary import TopicKind
from models.rules import programme_beside
from models.rules.programme_beside import ChampionRead
from models.rules.programme_columns import Field, plain
from models.rules.work_programme import MONTH_NAMES

PERSON = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2}"
PEOPLE = rf"{PERSON}(?: ?(?:&|,| and) ?{PERSON})*"
LEAD_AT_END = re.compile(rf"(?m)\s*\(({PEOPLE})\)[.]?[ ]*$")
LEAD_ALONE = re.compile(rf"({PEOPLE})\.?")
DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTH_NAMES}) \d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b|\b\d\d/\d\d/\d{{4}}\b", re.I
)
FUTURE = re.compile(r"(possible |potential )?future (items|topics|work)|items? (to be|not yet) (scheduled|allocated)")
CHAMPIONS_HEAD = re.compile(r"^\W*scrutiny champions?\W*", re.IGNORECASE)
STANDING, CHAMPIONS = "standing item", "scrutiny champion"
BULLET = re.compile(r"^[•·▪–*-]\s+")
TASK_GROUP = r"task (and|&) finish|\btfg\b|task group"
KINDS = (
    (TopicKind.BRIEFING, r"circulated (separately|outside|for information)|briefing note"),
    (TopicKind.STATUTORY_ANNUAL, r"statutory requirement|statutory (annual )?report"),
    (TopicKind.REFERRAL, r"referred (from|by)|council on .{5,30} requested"),
    (TopicKind.SITE_VISIT, r"site visit"),
)


class TopicRead(TypedDict):
    """A topic as it was read: every value is words, as the page of it offers them. `source` is what the row says."""

    title: str
    detail: str
    when: str
    reports: str
    lead: str
    holder: str
    asked: str
    kind: str
    notes: str
    follow_up: str
    source: str


class TableRead(TypedDict):
    """What a table holds: its topics in order, who champions what, and the rows that become neither."""

    topics: list[TopicRead]
    champions: list[ChampionRead]
    left: list[str]


def read_table(rows: Sequence[Sequence[str]], headings: Sequence[str], fields: Sequence[Field | None]) -> TableRead:
    """The topics of the rows below the headings, by what each column holds.

    Headings that come again, and a row that only goes on with the one before it, as where a page broke, are seen
    through. "Standing items" in one row are a topic each.
    """
    table: TableRead = {"topics": [], "champions": [], "left": []}
    section = ""
    for row in rows:
        said = [cell.strip() for cell in row]
        filled = [cell for cell in said if cell]
        if not filled or [plain(cell) for cell in said] == [plain(one) for one in headings]:
            continue
        first = plain(filled[0])
        if len(set(filled)) == 1 and (FUTURE.fullmatch(first) or first.rstrip("s") in (STANDING, CHAMPIONS)):
            section = first
        elif first.startswith(CHAMPIONS) or section.startswith(CHAMPIONS):
            _add_champions(table, filled)
        else:
            _add(table, _cells(said, fields), section, " | ".join(filled))
    return table


def kind_of(title: str, words: str, when: str) -> TopicKind:
    """How a committee deals with a topic, as far as its words tell."""
    if re.search(r"\bperformance\b", title, re.IGNORECASE):
        return TopicKind.PERFORMANCE
    if plain(when) == "every meeting":
        return TopicKind.STANDING
    if re.search(TASK_GROUP, title, re.IGNORECASE):
        return TopicKind.TASK_AND_FINISH
    said = (kind for kind, pattern in KINDS if re.search(pattern, words, re.IGNORECASE))
    return next(said, TopicKind.SCRUTINY)


def days_in(words: str) -> list[str]:
    """Every day that words name, as they name it."""
    return [found[0] for found in DAY.finditer(words)]


def without_days(words: str) -> str:
    """What words say beside the days they name: "N/A"."""
    return " ".join(DAY.sub(" ", words).replace(";", " ").split()).strip(" ,&")


def _cells(said: Sequence[str], fields: Sequence[Field | None]) -> dict[Field, str]:
    return {field: cell for field, cell in zip(fields, said, strict=False) if field and field is not Field.LEFT_OUT}


def _add(table: TableRead, cells: dict[Field, str], section: str, source: str) -> None:
    title, when = cells.get(Field.TITLE, ""), cells.get(Field.WHEN, "")
    if table["topics"] and (not (title or when) or _goes_on(table["topics"][-1], cells)):
        _go_on(table["topics"][-1], cells)
    elif plain(when).startswith(STANDING) or (section.startswith(STANDING) and len(_lines(title)) > 1):
        for one in _lines(title):
            topic = _topic({**cells, Field.TITLE: one, Field.WHEN: ""}, source)
            table["topics"].append({**topic, "kind": TopicKind.STANDING})
    elif title:
        topic = _topic(cells, source)
        table["topics"].append({**topic, "kind": TopicKind.STANDING} if section.startswith(STANDING) else topic)
    else:
        table["left"].append(source)


def _topic(cells: dict[Field, str], source: str) -> TopicRead:
    title, *more = _lines(cells.get(Field.TITLE, ""))
    lead = cells.get(Field.LEAD_OFFICER, "")
    if not lead and more and (alone := LEAD_ALONE.fullmatch(more[-1].strip("*_ "))):
        lead, more = alone[1], more[:-1]
    detail = cells.get(Field.DETAIL, "")
    if not lead and (ends := LEAD_AT_END.search(detail)):
        lead, detail = ends[1], detail[: ends.start()] + detail[ends.end() :]
    notes, when = cells.get(Field.NOTES, ""), " ".join(cells.get(Field.WHEN, "").split())
    said = cells.get(Field.KIND, "").strip().lower()
    kind = TopicKind(said) if said in set(TopicKind) else kind_of(title, f"{detail} {notes}", when)
    return {
        "title": title.strip("*_ "),
        "detail": _paragraphs([*more, *_lines(detail)]),
        "when": when,
        "reports": "\n".join(_lines(cells.get(Field.LAST_REPORTS, "").replace("; ", "\n"))),
        "lead": lead,
        "holder": cells.get(Field.PORTFOLIO_HOLDER, ""),
        "asked": " ".join(cells.get(Field.SOURCE, "").split()),
        "kind": kind,
        "notes": _paragraphs(_lines(notes)),
        "follow_up": _paragraphs(_lines(cells.get(Field.FOLLOW_UP, ""))),
        "source": source,
    }


def _goes_on(topic: TopicRead, cells: dict[Field, str]) -> bool:
    """Whether a row says the same topic at the same time again, as where its cells are merged over two rows."""
    anew = _topic(cells, "")
    return bool(anew["when"]) and (anew["title"], anew["when"]) == (topic["title"], topic["when"])


def _go_on(topic: TopicRead, cells: dict[Field, str]) -> None:
    """Add what a row says that a page break, or a merged cell, parted from the one above it."""
    anew = _topic({**cells, Field.TITLE: ""}, "")
    topic["reports"] = _joined("\n", topic["reports"], anew["reports"])
    topic["detail"] = _joined("\n\n", topic["detail"], anew["detail"])
    topic["notes"] = _joined("\n\n", topic["notes"], anew["notes"])
    topic["follow_up"] = _joined("\n\n", topic["follow_up"], anew["follow_up"])
    topic["lead"] = _joined(", ", topic["lead"], anew["lead"])
    topic["holder"] = topic["holder"] or anew["holder"]
    topic["asked"] = _joined("; ", topic["asked"], anew["asked"])


def _joined(between: str, words: str, more: str) -> str:
    return words if more in words else between.join(filter(None, (words, more)))


def _add_champions(table: TableRead, filled: Sequence[str]) -> None:
    """Who champions what, a line each, or the subject in one cell and the name in the next; other lines are left."""
    cells = [CHAMPIONS_HEAD.sub("", cell) for cell in filled]
    is_a_pair = len(cells) == 2 and all(cells) and not any("\n" in cell for cell in cells)
    for line in [" – ".join(cells)] if is_a_pair else [line for cell in cells for line in _lines(cell) if line]:
        if champion := programme_beside.champion_in(line):
            table["champions"].append(champion)
        else:
            table["left"].append(" ".join(line.split()))


def _lines(words: str) -> list[str]:
    return [BULLET.sub("", line.strip()) for line in words.split("\n") if line.strip()] or [""]


def _paragraphs(lines: Sequence[str]) -> str:
    """Each line a paragraph; those after one that ends in a colon are a list."""
    text, in_list = "", False
    for line in filter(None, lines):
        if text:
            text += "\n" if in_list and text.split("\n")[-1].startswith("- ") else "\n\n"
        text += f"- {line}" if in_list else line
        in_list = in_list or line.endswith(":")
    return text
