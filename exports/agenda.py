"""The agenda of a meeting as a paper: what is to be considered, when and where, by whom, and whom to ask."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time

from exports import agenda_declarations, agenda_items, agenda_people, guidance, markdown
from exports.filling import fill, fill_runs
from exports.paper import Block, Blocks, Close, Heading, Look, PageBreak, Paper, Paragraph, plain, words
from models.bodies import AgendaBody, MeetingBody
from models.house_style_bodies import HouseStyleBody
from models.rules.wording import long_date, time_of_day
from models.vocabulary import LateRoute, MeetingStatus

NO_AGENDA: AgendaBody = {"texts": [], "items": [], "membership": [], "contacts": []}
ITEMS_HEADING = "Agenda"


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a section of the agenda is written from. `site` is the address of the site, without a final slash."""

    body: MeetingBody
    agenda: AgendaBody
    style: HouseStyleBody
    facts: dict[str, str]
    site: str

    def filled(self, template: str) -> str:
        """The house style's words with this meeting's facts in their places."""
        return fill(template, self.facts)


def compose(body: MeetingBody, style: HouseStyleBody, *, notice: str = "", site: str = "") -> Paper:
    """The agenda as a paper in the council's house style: the same blocks become the page, the Word file and the PDF.

    `notice` is printed first, as in "Draft: not published". With the address of the site, enclosed papers are links.
    """
    sheet = Sheet(body, body["agenda"] or NO_AGENDA, style, facts_of(body, style), site.rstrip("/"))
    published = body["notice"]["published_on"] if body["notice"] else body["held_on"]
    return Paper(
        title=f"{_cancelled(body, 'Cancelled: ')}{sheet.filled('{committee} agenda, {date}')}",
        subject=sheet.filled("Agenda of the meeting of the {committee} on {date}, {time}, {room}, {venue}"),
        author=body["council"]["name"],
        dated=date.fromisoformat(published),
        footer=sheet.filled(style["footer"]),
        font=style["font"],
        accent=style["accent"],
        blocks=(
            *_notices(body, notice),
            *title(sheet, level=1),
            *_changes(sheet),
            *_sections(sheet),
        ),
    )


def _sections(sheet: Sheet) -> Blocks:
    """The parts of the paper in the style's order. It starts a new page only once there is something on the first."""
    printed: list[Block] = []
    # A style made before there was guidance to print has it last.
    last = [] if guidance.PLACE in sheet.style["sections"] else [guidance.PLACE]
    for section in [*sheet.style["sections"], *last]:
        if printed or section not in ("page break", "title"):
            printed += SECTIONS[section](sheet)
    return tuple(printed)


def facts_of(body: MeetingBody, style: HouseStyleBody) -> dict[str, str]:
    """What the {places} of a house style stand for, for this meeting."""
    return {
        "committee": body["committee"]["name"],
        "council": body["council"]["name"],
        "date": long_date(date.fromisoformat(body["held_on"]), style["date_style"]),
        "time": time_of_day(time.fromisoformat(body["starts_at"]), style["time_style"]),
        "venue": body["venue"],
        "room": body["room"],
    }


def title(sheet: Sheet, *, level: int) -> Blocks:
    """The title lines: the one that names the committee is the heading, whatever stands above and below it."""
    lines = sheet.style["title_lines"] or ["{committee}"]
    named = next((place for place, line in enumerate(lines) if "{committee}" in line), 0)
    filled = [sheet.filled(line) for line in lines]
    return (
        *(Paragraph(words(line), Look.EYEBROW) for line in filled[:named] if line),
        Heading(level, filled[named]),
        *(Paragraph(words(line), Look.SUBTITLE) for line in filled[named + 1 :] if line),
    )


def _title_again(sheet: Sheet) -> Blocks:
    heading, *below = [block for block in title(sheet, level=2) if not _is_eyebrow(block)]
    line = ", ".join(plain(block.runs) for block in below if isinstance(block, Paragraph))
    return (heading, Paragraph(words(line), Look.SUBTITLE)) if line else (heading,)


def _is_eyebrow(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.look is Look.EYEBROW


def _cancelled(body: MeetingBody, said: str) -> str:
    return said if body["status"] == MeetingStatus.CANCELLED else ""


def _notices(body: MeetingBody, notice: str) -> Blocks:
    cancelled = _cancelled(body, "This meeting has been cancelled.")
    if cancelled and body["changes"]:
        cancelled = f"{cancelled} {body['changes'][-1]['reason']}".strip()
    return tuple(Paragraph(words(said, bold=True), Look.NOTICE) for said in (notice, cancelled) if said)


def _changes(sheet: Sheet) -> Blocks:
    """What has changed since the meeting was announced; the change that cancelled it is the notice at the top."""
    changes = sheet.body["changes"]
    if sheet.body["status"] == MeetingStatus.CANCELLED:
        changes = changes[:-1]
    said = (
        f"{long_date(date.fromisoformat(change['on']))}: {change['what'].rstrip('. ')}. {change['reason']}".strip()
        for change in changes
    )
    return tuple(Paragraph(words(line), Look.NOTE) for line in said)


def _convening(sheet: Sheet) -> Blocks:
    said = fill_runs(markdown.runs(sheet.style["convening"]), sheet.facts)
    return (*((Paragraph(said),) if said else ()), *_late_notice(sheet.body))


def _late_notice(body: MeetingBody) -> Blocks:
    late = body["notice"]["late"] if body["notice"] else None
    if not late or late["route"] == LateRoute.DEFER:
        return ()
    if late["route"] == LateRoute.URGENCY:
        return agenda_items.urgency(late)
    said = "This meeting was convened at shorter notice (Local Government Act 1972, section 100A(6)(a))."
    return (Paragraph(words(f"{said} {late['circumstances']}".strip()), Look.NOTE),)


def _webcast(sheet: Sheet) -> Blocks:
    return markdown.blocks(sheet.body["webcast"])


def _standing(place: str) -> "Callable[[Sheet], Blocks]":
    """The section that prints the committee's standing texts for one place."""

    def section(sheet: Sheet) -> Blocks:
        printed: list[Block] = []
        for text in sheet.agenda["texts"]:
            if text["place"] == place:
                printed += [Heading(2, text["heading"])] if text["heading"] else []
                printed += markdown.blocks(text["text"], level=3 if text["heading"] else 2)
        return tuple(printed)

    return section


def _guidance(sheet: Sheet) -> Blocks:
    """The page on declaring interests, with what has been declared so far; without guidance, that alone."""
    printed = _standing(guidance.PLACE)(sheet)
    declared = agenda_declarations.lines(sheet.body.get("declarations", []), level=3 if printed else 2)
    return (PageBreak(), Close((*printed, *declared))) if printed else declared


def _closing(sheet: Sheet) -> Blocks:
    """The last words, such as who signs the agenda, set apart from what is above them."""
    blocks = _standing("closing")(sheet)
    if blocks and isinstance(blocks[0], Paragraph):
        return (replace(blocks[0], look=Look.SIGNATURE), *blocks[1:])
    return blocks


def _items(sheet: Sheet) -> Blocks:
    items, report_words = sheet.agenda["items"], sheet.style["report_words"]
    if not items:
        return ()
    if sheet.style["layout"] == "table":
        table = agenda_items.table(items, report_words, sheet.style["table_headings"], site=sheet.site)
        return (Heading(2, ITEMS_HEADING), table)
    return agenda_items.numbered(items, report_words, site=sheet.site)


def _membership(sheet: Sheet) -> Blocks:
    heading = sheet.filled(sheet.style["membership_heading"])
    members = agenda_people.membership(sheet.agenda["membership"], heading, sheet.facts)
    return (*members, *agenda_people.substitutes(sheet.body.get("substitutions", [])))


def _contacts(sheet: Sheet) -> Blocks:
    heading, intro = sheet.filled(sheet.style["contacts_heading"]), sheet.filled(sheet.style["contacts_intro"])
    return agenda_people.contacts(sheet.agenda["contacts"], heading, intro)


def _page_break(sheet: Sheet) -> Blocks:
    return (PageBreak(),)


SECTIONS: dict[str, Callable[[Sheet], Blocks]] = {
    "convening": _convening,
    "webcast": _webcast,
    "opening": _standing("opening"),
    "before the items": _standing("before the items"),
    "membership": _membership,
    "items": _items,
    "after the items": _standing("after the items"),
    "contacts": _contacts,
    "closing": _closing,
    guidance.PLACE: _guidance,
    "page break": _page_break,
    "title": _title_again,
}
