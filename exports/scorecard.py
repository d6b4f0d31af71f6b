"""A performance report as a paper, from a scorecard's published body and nothing else, in the council's house style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TypeGuard

from exports import charts, markdown, scorecard_measures, scorecard_tables
from exports.house_styles import completed
from exports.minutes import BODIES
from exports.paper import Block, Blocks, Heading, Look, PageBreak, Paper, Paragraph, Run, plain, words
from exports.scorecard_styles import STYLES, Part, ScorecardStyle
from models.house_style_bodies import HouseStyleBody
from models.rules.wording import long_date
from models.scorecard_bodies import ScorecardBody

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OWN_LABEL = re.compile(r"(\((?:[ivx]+|[a-z]|\d+)\)|(?:[ivx]+|[a-zA-Z]|\d+)[.)])\s+(?=\S)")
TO_READ = "This section presents the measures where good progress or areas of concern are to be highlighted."
IN_APPENDIX = "The other measures relevant to this committee are in Appendix A."


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every part of the report is written from: the body, the manner, and what its {places} stand for."""

    body: ScorecardBody
    manner: ScorecardStyle
    site: str

    def filled(self, text: str) -> str:
        """The style's words with the framework and the sort of committee in them."""
        committee = self.body["committee"]
        name = next((one for one in BODIES if committee and committee["name"].endswith(one)), "Committee")
        return text.replace("{framework}", self.body["framework"]["name"]).replace("{body}", name)

    @property
    def own(self) -> str:
        """What the council's line is called beside others."""
        return charts.own_name(self.body["council"])


def compose(body: ScorecardBody, style: HouseStyleBody, *, site: str = "") -> Paper:
    """The report of a scorecard. `site` is the address of the council's site, so that a file can lead back to it."""
    sheet = Sheet(body, STYLES[str(completed(style)["reports"])], site)
    committee = body["committee"]["name"] if body["committee"] else body["council"]
    on = body["meeting_on"] or body["period"]["ends_on"]
    return Paper(
        title=f"{body['title']}: {committee}",
        subject=f"Performance of {body['framework']['name']}, {body['period']['label']}",
        author=body["council"],
        dated=date.fromisoformat(on),
        footer=f"{committee}, {long_date(date.fromisoformat(on))}" if body["meeting_on"] else committee,
        font=style["font"],
        accent=style["accent"],
        blocks=(*(_block(sheet) if sheet.manner.has_block else _title(sheet)), *_parts(sheet)),
    )


def _title(sheet: Sheet) -> Iterator[Block]:
    body = sheet.body
    above = body["committee"]["name"] if body["committee"] else body["council"]
    held = f"\n{long_date(date.fromisoformat(body['meeting_on']))}" if body["meeting_on"] else ""
    yield Paragraph(words(f"{above}{held}"), Look.EYEBROW)
    yield Heading(1, body["title"])
    yield Paragraph(words(f"Period under review: {body['period']['label']}"), Look.SUBTITLE)
    yield from _way_back(sheet)


def _block(sheet: Sheet) -> Iterator[Block]:
    """The block at the head of a paper: who it goes to, when, what it is about and who answers for it."""
    body = sheet.body
    to = body["committee"]["name"] if body["committee"] else body["council"]
    held = long_date(date.fromisoformat(body["meeting_on"])) if body["meeting_on"] else ""
    yield Heading(1, body["title"])
    lines = [("Committee", to), ("Date", held), ("Period under review", body["period"]["label"])]
    for role, people in groupby(body["contacts"], key=lambda one: one["role"]):
        named = [", ".join(filter(None, (one["name"], one["detail"], one["email"]))) for one in people]
        lines.append((role, "\n".join(named)))
    yield from (Paragraph((Run(f"{name}: ", bold=True), Run(said))) for name, said in lines if said)
    yield from _way_back(sheet)


def _way_back(sheet: Sheet) -> Iterator[Block]:
    if sheet.site and sheet.body["address"]:
        address = f"{sheet.site}{sheet.body['address']}"
        said = (Run("This scorecard with its figures, and any that were published since: "), Run(address, link=address))
        yield Paragraph(said, Look.NOTE)


def _parts(sheet: Sheet) -> Iterator[Block]:
    """The parts of the report under their headings, counted as the manner counts; those with nothing in them left out.

    What is said of a measure belongs to it, and is not counted.
    """
    manner, section, paragraph = sheet.manner, 0, 0
    filled = [(part, blocks) for part in manner.parts if (blocks := tuple(_part(sheet, part)))]
    for heading, group in groupby(filled, key=lambda one: manner.headings[one[0]]):
        inside = list(group)
        has_number = inside[0][0] not in manner.unnumbered
        by_section = manner.numbers == "sections"
        if by_section:
            section, paragraph = section + has_number, 0
        yield from [PageBreak()] if inside[0][0] == "appendix" else []
        yield Heading(2, sheet.filled(heading), label=str(section) if has_number and by_section else "")
        for part, block in ((part, block) for part, blocks in inside for block in blocks):
            if has_number and part != "performance" and isinstance(block, Paragraph) and not block.label:
                paragraph += 1
                yield replace(block, label=f"{section}.{paragraph}" if by_section else f"{paragraph}.")
            else:
                yield block


def _part(sheet: Sheet, part: Part) -> Iterator[Block]:
    body = sheet.body
    match part:
        case "recommendation":
            yield from _recommendation(sheet)
        case "introduction" | "context":
            yield from markdown.blocks(body[part], level=3)
            yield from scorecard_tables.areas(body["areas"], body["measures"]) if part == "context" else ()
        case "summary":
            yield Paragraph(words(body["summary"]["sentence"]))
            yield from scorecard_tables.summary(body["summary"])
        case "changes":
            yield from scorecard_tables.changes(body, level=3)
        case "performance":
            yield from _performance(sheet)
        case "finance":
            yield from _finance(sheet)
        case "supporting papers":
            yield from markdown.blocks(body["supporting_papers"], level=3)
        case "background papers":
            yield from markdown.blocks(body["background_papers"] or "None", level=3)
        case "contacts":
            yield from scorecard_tables.contacts(body["contacts"])
        case "appendix":
            yield from scorecard_measures.unmarked(body["measures"], sheet.own, level=3)


def _recommendation(sheet: Sheet) -> Blocks:
    """What the committee is asked, each thing asked with one label: its own, or in an opening block the next letter.

    What leads to the things asked ("That the Committee:") has none.
    """
    said = markdown.blocks(sheet.body["recommendation"] or sheet.filled(sheet.manner.asked), level=3)
    typed = [found for block in said if isinstance(block, Paragraph) and (found := OWN_LABEL.match(plain(block.runs)))]
    # A single "A." or "12." may be how a name or a sentence begins.
    are_labels = len(typed) > 1 or any(found[1].startswith("(") for found in typed)
    own = tuple(_with_own_label(block) if are_labels and isinstance(block, Paragraph) else block for block in said)
    if own != said or not sheet.manner.has_block:
        return own
    letters = iter(LETTERS)
    return tuple(
        Paragraph(block.runs, label=f"{letter}.") if _is_asked(block) and (letter := next(letters, "")) else block
        for block in said
    )


def _with_own_label(paragraph: Paragraph) -> Paragraph:
    """The paragraph with the label its author typed ("(i)", "2.", "b)") beside its words."""
    first, *others = paragraph.runs or (Run(""),)
    if paragraph.label or not (typed := OWN_LABEL.match(first.text)):
        return paragraph
    rest = replace(first, text=first.text[typed.end() :])
    return replace(paragraph, runs=(rest, *others), label=typed[1])


def _is_asked(block: Block) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and not "".join(run.text for run in block.runs).rstrip().endswith(":")


def _performance(sheet: Sheet) -> Iterator[Block]:
    """What stands out, by policy area, each measure as a picture first; the others follow in the appendix."""
    chosen = tuple(scorecard_measures.marked(sheet.body["measures"], sheet.own, level=3))
    yield from [Paragraph(words(TO_READ))] if chosen else []
    yield from scorecard_tables.key()
    yield from chosen
    if any(one["commentary"]["mark"] == "none" for one in sheet.body["measures"]):
        yield Paragraph(words(IN_APPENDIX))


def _finance(sheet: Sheet) -> Iterator[Block]:
    yield from markdown.blocks(sheet.body["finance_words"], level=3)
    for title, blocks in scorecard_tables.finance(sheet.body):
        yield Heading(3, title)
        yield from blocks
