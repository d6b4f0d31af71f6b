"""How dates, times and sizes are worded on pages, and Markdown made safe to show."""

from datetime import date, datetime, time

from flask import Flask
from markupsafe import Markup

from exports import chart_words, charts, html, links
from exports import markdown as marks
from models.bodies import DocumentBody, ItemBody
from models.rules import key_dates, programme_words, topics, wording, work_programme
from models.rules.exemptions import PARAGRAPHS
from models.rules.scorecard_summary import more_than_stated
from models.rules.terms import days_of, on_day, said_on
from models.scorecard_bodies import MeasureBody, PointBody
from webapp.clock import LONDON

REPORT_WORDS = {
    "enclosed": "Report enclosed",
    "to follow": "Report to follow",
    "verbal": "Verbal report",
    "previously circulated": "Previously circulated",
}
FILE_WORDS = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "image/png": "picture",
    "image/jpeg": "picture",
}


def init_app(app: Flask) -> None:
    worded = (long_date, short_date, time_of_day, moment, file_size, markdown, plain_words)
    dated = (day, on_day, said_on, days_of, days_to, municipal_year, when_in_words, running_when)
    of_measures = (chart, aim_of, without_name, charts.own_name, wording.called, wording.count_of, more_than_stated)
    for filter_ in (
        *of_measures,
        *worded,
        *dated,
        item_facts,
        file_facts,
        telephone,
        web_address,
        exempt_words,
        topics.what_to_do,
    ):
        app.add_template_filter(filter_)


def long_date(day: date | str) -> str:
    """Tuesday 18 June 2019."""
    return wording.long_date(_day(day), "Tuesday 18 June 2019")


def short_date(day: date | str) -> str:
    """18 June 2019."""
    return wording.long_date(_day(day), "18 June 2019")


def days_to(first: date, last: date) -> str:
    """Both days of a period: 24 July to 3 September 2019; of a single day, with its weekday."""
    return key_dates.days_in_words(first, last)


def municipal_year(year: int) -> str:
    """The municipal year that begins in a year, as papers name it: 2019/20."""
    return programme_words.year_on_papers(year)


def when_in_words(when: work_programme.When) -> str:
    """When a topic comes, as a programme prints it."""
    return work_programme.in_words(when)


def running_when(words: str) -> str:
    """When a topic comes, within a sentence: no date yet."""
    return work_programme.running(words)


def time_of_day(at: time | datetime | str) -> str:
    """10.00 am; of a moment, by the council's clock."""
    if isinstance(at, datetime):
        at = at.astimezone(LONDON).time()
    return wording.time_of_day(time.fromisoformat(at) if isinstance(at, str) else at, "10.00 am")


def moment(at: datetime | str) -> str:
    """10 June 2019 at 4.50 pm, by the council's clock."""
    local = (datetime.fromisoformat(at) if isinstance(at, str) else at).astimezone(LONDON)
    return f"{short_date(local.date())} at {time_of_day(local.time())}"


def file_size(size: int) -> str:
    """The size of a download in the words GOV.UK uses: 214 KB, 1.3 MB."""
    if size < 1024:
        return "1 KB"
    return f"{size / 1024:.0f} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"


def markdown(text: str, level: int = 3) -> Markup:
    """A Markdown text as safe markup, its headings starting at a level."""
    return html.markdown_fragment(text, level=level)


def plain_words(text: str) -> str:
    """The words of a text without its marks, line by line: for what says how another text was and is."""
    return "\n".join(map(marks.plain_text, text.splitlines()))


def day(text: str) -> date:
    """The date that a published body writes as yyyy-mm-dd."""
    return date.fromisoformat(text)


def item_facts(item: ItemBody) -> str:
    """Who presents an item, where its report stands, and its pages, in one line; empty if nothing is said."""
    pages = f"Pages {item['pages']}" if item["pages"] else ""
    return " · ".join(filter(None, (item["presenter"], REPORT_WORDS.get(item["report_state"], ""), pages)))


def file_facts(file: DocumentBody) -> str:
    """What opening a link to a file brings: PDF, 214 KB."""
    return f"{FILE_WORDS.get(file['media_type'], 'file')}, {file_size(file['size'])}"


def telephone(number: str) -> str:
    """The address that rings a number as people write it."""
    return links.telephone(number)


def web_address(address: str) -> str:
    """An address typed by somebody, if it is one to follow."""
    return address if links.is_whole(address) else ""


def exempt_words(paragraphs: list[int]) -> list[tuple[int, str]]:
    """Each paragraph of Schedule 12A with the Act's own words."""
    return [(number, PARAGRAPHS[number]) for number in sorted(set(paragraphs)) if number in PARAGRAPHS]


def chart(measure: MeasureBody, own: str = "") -> Markup:
    """A measure's picture for a page; `own` is what the council's line is called beside others."""
    return charts.on_page(measure, own)


def aim_of(point: PointBody, measure: MeasureBody) -> str:
    """The target of one period, or the ends of its band; empty without one."""
    return chart_words.aim_in_words(measure, point["target"], point["low"], point["high"])


def without_name(sentence: str, measure: MeasureBody) -> str:
    """A sentence about a measure, to stand below its name."""
    return chart_words.below_its_name(measure, sentence)


def _day(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day
