"""Minutes as a Word file, and the way of an officer who brings them in, for tests."""

from datetime import date
from io import BytesIO

from models.meeting import Meeting
from models.vocabulary import SeatRole
from tests import factories
from tests.browser_client import FormReader
from tests.papers import minutes_as_word

HEADINGS = ("1. Apologies", "2. Roads", "Resolved")
PAPER = (
    "Minutes of the meeting held on 12 March 2019 at 10.00 a.m.",
    "Present: Councillors Ann Lee (Chair) and Bo Ash",
    "Officers:",
    "Cy Dunn, Head of Highways",
    HEADINGS[0],
    "None",
    HEADINGS[1],
    "The roads are *not* mended.",
    "Resolved",
    "That they be mended.",
    "Action: Cy Dunn to mend them by 30 April 2019",
    "The Committee rose at 12:20 p.m.",
)


def held() -> Meeting:
    """A meeting that was held, of a committee with a chair and a member, and an agenda of two items."""
    made = factories.meeting(held_on=date(2019, 3, 12))
    factories.seat(made.committee, factories.member(name="Ann Lee"), role=SeatRole.CHAIR)
    factories.seat(made.committee, factories.member(name="Bo Ash"))
    factories.item(made, "Apologies")
    factories.item(made, "Roads")
    return made


def address(meeting: Meeting) -> str:
    return f"/staff/meetings/{meeting.id}/minutes/import"


def word(*lines: str) -> bytes:
    return minutes_as_word.word_of(*(lines or PAPER), bold=HEADINGS)


def bring(browser, meeting: Meeting, content: bytes = b"", name: str = "minutes.docx"):
    """Choose the file; gives the page of what was read, or why not."""
    answer = browser.submit(address(meeting), files=[(BytesIO(content or word()), name)])
    return browser.open(answer.headers["Location"]) if answer.status == 302 else answer


def keep(browser, page, **corrected):
    """Press "Keep the minutes" on the page."""
    here = page.response.request.path.removesuffix("/keep")
    token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
    filled = fields_of(page)
    return browser.post(f"{here}/keep", **{**filled, **corrected, "csrf_token": token})


def fields_of(page) -> dict[str, str]:
    reader = FormReader()
    reader.feed(page.text)
    return next(one.fields for one in reader.forms if "revision" in one.fields)
