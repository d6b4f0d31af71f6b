"""The minutes of a meeting as a paper: who came, what was said and resolved, when the meeting rose, and who signs."""

from dataclasses import dataclass
from datetime import date, time

from exports import agenda_declarations, minutes_items, minutes_people
from exports.filling import fill
from exports.minutes_sheet import Sheet
from exports.minutes_styles import NUMBERED, STYLES
from exports.paper import Block, Blocks, Heading, List, Look, Paper, Paragraph, Run, words
from models.house_style_bodies import HouseStyleBody
from models.minutes_bodies import CorrectionBody, MinutesBody, every_minute
from models.rules.wording import DateStyle, TimeStyle, long_date, time_of_day
from models.vocabulary import ItemKind

NOTICES = {
    "draft": "DRAFT: these minutes have not been approved yet.",
    "decisions": "These are the decisions of the meeting, published ahead of its minutes.",
    "approved": "",
}
NAMES = {"draft": "draft minutes", "decisions": "decisions", "approved": "minutes"}
BODIES = ("Committee", "Panel", "Board", "Cabinet", "Council", "Sub-Committee")
SIGNATURE_LINE = "." * 60


@dataclass(frozen=True, slots=True)
class Parts:
    """Minutes in the parts a page is made of: each item by its number, so that an address can lead to it."""

    notice: str
    people: Blocks
    items: list[tuple[int, Blocks]]
    ending: Blocks


def compose(body: MinutesBody, style: HouseStyleBody) -> Paper:
    """The minutes as a paper in the council's house style. Until they are approved it says first that it is a draft."""
    sheet = _in_style(body, style)
    parts = _parts(sheet)
    notice = [Paragraph(words(parts.notice, bold=True), Look.NOTICE)] if parts.notice else []
    return Paper(
        title=f"{sheet.facts['committee']} {NAMES[body['status']]}, {sheet.facts['date']}",
        subject=f"{NAMES[body['status']].capitalize()} of the meeting of {sheet.facts['committee']}",
        author=body["council"]["name"],
        dated=date.fromisoformat(body["held_on"]),
        footer=fill(style["footer"], sheet.facts),
        font=style["font"],
        accent=style["accent"],
        blocks=(
            *notice,
            *_title(sheet),
            *parts.people,
            *(block for _, item in parts.items for block in item),
            *parts.ending,
        ),
    )


def page(body: MinutesBody) -> Parts:
    """The minutes as a page of the site reads them, in one manner for all councils."""
    return _parts(Sheet(body, NUMBERED, _facts(body, "Tuesday 18 June 2019", "10.00 am"), "10.00 am", "Chair"))


def _in_style(body: MinutesBody, style: HouseStyleBody) -> Sheet:
    facts = _facts(body, "18 June 2019" if style["layout"] == "numbered" else style["date_style"], style["time_style"])
    return Sheet(body, STYLES[style["layout"]], facts, style["time_style"], style["offices"].get("chair", "Chair"))


def _facts(body: MinutesBody, date_style: DateStyle, time_style: TimeStyle) -> dict[str, str]:
    name, council = body["committee"]["name"], body["council"]["name"]
    opened = body["opened_at"]
    return {
        "committee": name,
        "council": council,
        "date": long_date(date.fromisoformat(body["held_on"]), date_style),
        "time": time_of_day(time.fromisoformat(opened), time_style) if opened else "",
        "venue": body["venue"],
        "room": body["room"],
        "body": next((word for word in BODIES if name.endswith(word)), "meeting"),
        "councillors": "County Councillors" if council.endswith("County Council") else "Councillors",
    }


def _parts(sheet: Sheet) -> Parts:
    body = sheet.body
    items = [(one["id"], minutes_items.item(sheet, one)) for one in body["items"]]
    return Parts(NOTICES[body["status"]], _people(sheet), items, _ending(sheet))


def _title(sheet: Sheet) -> Blocks:
    """What the paper is above the name of the committee, which is the heading, and the rest below it."""
    first, named, *below = (sheet.filled(line).strip(", ") for line in sheet.style.title_lines)
    if sheet.body["status"] == "decisions":
        first = first.replace("Minutes", "Decisions")
    return (
        Paragraph(words(first), Look.EYEBROW),
        Heading(1, named),
        *(Paragraph(words(line), Look.SUBTITLE) for line in below if line),
    )


def _people(sheet: Sheet) -> Blocks:
    """Who came; and the apologies, the withdrawals and the declarations that no item of the minutes says."""
    if sheet.body["status"] == "decisions":
        return ()
    kinds = {one["kind"] for one in every_minute(sheet.body)}
    sent: tuple[Block, ...] = ()
    if ItemKind.APOLOGIES not in kinds and sheet.body["apologies"]:
        sent = (Heading(2, "Apologies"), *minutes_people.apologies(sheet))
    declared = sheet.body["declarations"] if ItemKind.DECLARATIONS not in kinds else []
    return (
        *minutes_people.attendance(sheet),
        *sent,
        *agenda_declarations.lines(declared, level=2),
        *minutes_people.withdrawals(sheet, "", ""),
    )


def _ending(sheet: Sheet) -> Blocks:
    body = sheet.body
    rose = _rose(sheet)
    if body["status"] == "decisions":
        return ()
    return (*rose, *_corrections(sheet), *_approval(sheet))


def _rose(sheet: Sheet) -> Blocks:
    if not sheet.body["rose_at"]:
        return ()
    at = time_of_day(time.fromisoformat(sheet.body["rose_at"]), sheet.time_style)
    return (Paragraph(words(fill(sheet.style.rose, {**sheet.facts, "time": at}))),)


def _corrections(sheet: Sheet) -> Blocks:
    """What was put right since the draft was issued, each as an entry of its own: the text above stays as it was."""
    corrections = sheet.body["corrections"]
    if not corrections:
        return ()
    return (Heading(2, "Corrections"), List(tuple((Paragraph(_correction(one)),) for one in corrections)))


def _correction(one: CorrectionBody) -> tuple[Run, ...]:
    where = ", ".join(part for part in (f"Item {one['label']}" if one["label"] else "", one["heading"]) if part)
    agreed = "Agreed" if one["agreed_at"] else "Made"
    why = f" {one['reason'].rstrip('.')}." if one["reason"] else ""
    after = f" {agreed} on {long_date(date.fromisoformat(one['on']))}.{why}"
    opening = (Run(f"{where}: ", bold=True),) if where else ()
    return (*opening, Run(one["text"] or "An item taken in private."), Run(after, italic=True))


def _approval(sheet: Sheet) -> Blocks:
    """When they were approved, and who signed them, or the line for the signature of whoever presides."""
    approval, printed = sheet.body["approval"], list[Block]()
    if approval:
        printed.append(Paragraph(words(f"Approved as a correct record on {long_date(_day(approval['on']))}.")))
    if approval and approval["signed_on"]:
        said = f"Signed by {approval['signed_by']}, {sheet.chair}, on {long_date(_day(approval['signed_on']))}."
        return (*printed, Paragraph(words(said), Look.SIGNATURE))
    return (*printed, Paragraph(words(f"{SIGNATURE_LINE}\n{sheet.chair}"), Look.SIGNATURE))


def _day(text: str) -> date:
    return date.fromisoformat(text)
