"""The items of an agenda, as numbered headings or as the rows of a table.

A Part 2 item prints its public heading, its pages and why it is exempt, and never its text or papers, whatever the body
holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exports import markdown
from exports.paper import (
    Block,
    Blocks,
    Heading,
    Inset,
    List,
    Look,
    Marker,
    Paragraph,
    Run,
    Table,
    cell,
    heading_level,
    words,
)
from models.bodies import ExemptionBody, ItemBody, LateBody
from models.rules.wording import and_list
from models.vocabulary import LateRoute, Part

TABLE_WIDTHS = (13, 74, 13)


@dataclass(frozen=True, slots=True)
class Printing:
    """What every item is printed with: the council's words for each state of a report, and the address of the site."""

    report_words: Mapping[str, str]
    site: str


def numbered(items: list[ItemBody], report_words: Mapping[str, str], *, site: str = "") -> Blocks:
    """Each item a heading with its number typed before it, and its text and sub-items below, one level deeper."""
    return tuple(_headings(items, Printing(report_words, site), level=2, above=""))


def table(items: list[ItemBody], report_words: Mapping[str, str], headings: list[str], *, site: str = "") -> Table:
    """Each item a row: its number, its subject in bold with the text below, and its pages."""
    rows = tuple(
        (cell(item["label"]), (Paragraph(words(item["heading"], bold=True)), *content), cell(item["pages"]))
        for item, content in _every(items, Printing(report_words, site))
    )
    return Table(tuple(headings), rows, TABLE_WIDTHS)


def urgency(late: LateBody) -> Blocks:
    """Why something is taken late, in the words the Act asks for (Local Government Act 1972, s.100B(4)(b))."""
    chair = f"The chair, {late['chair']}," if late["chair"] else "The chair of the meeting"
    said = (
        f"{chair} is of the opinion that this should be considered at the meeting as a matter of urgency, because of "
        f"special circumstances (Local Government Act 1972, section 100B(4)(b)). {late['circumstances']}"
    )
    return (Paragraph((Run("Urgent: ", bold=True), Run(said.strip())), Look.NOTE),)


def _headings(items: list[ItemBody], printing: Printing, *, level: int, above: str) -> Iterator[Block]:
    for item in items:
        below = (
            *_content(item, printing, level=level + 1),
            *([Paragraph(words(f"Pages {item['pages']}"))] if item["pages"] else []),
            *_headings(item["items"], printing, level=level + 1, above=item["label"]),
        )
        yield Heading(heading_level(level), item["heading"], label=printed_label(item["label"], above))
        if below:
            yield Inset(below)


def _every(items: list[ItemBody], printing: Printing) -> Iterator[tuple[ItemBody, Blocks]]:
    """Every item, the ones within others after them, with what is printed below its heading."""
    for item in items:
        yield item, _content(item, printing, level=3)
        yield from _every(item["items"], printing)


def printed_label(label: str, above: str) -> str:
    """A number as the heading shows it: "1." for 1, "(2)" for 1(2) when it stands below item 1, "5A" as it is."""
    if above and label.startswith(f"{above}("):
        return label.removeprefix(above)
    return f"{label}." if label.isalnum() and not above else label


def _content(item: ItemBody, printing: Printing, *, level: int) -> Blocks:
    if item["part"] == Part.PRIVATE:
        return _exemption(item["exemption"])
    said = printing.report_words.get(item["report_state"], "")
    return (
        *markdown.blocks(item["text"], level=heading_level(level)),
        *_recommendations(item["recommendations"]),
        *([Paragraph(words(item["presenter"], italic=True))] if item["presenter"] else []),
        *([Paragraph(words(said))] if said else []),
        *_documents(item, printing.site),
        *_late(item["late"]),
    )


def _recommendations(recommendations: list[str]) -> Blocks:
    if not recommendations:
        return ()
    if len(recommendations) == 1:
        return (Paragraph((Run("Recommendation: ", bold=True), *markdown.runs(recommendations[0]))),)
    entries = tuple((Paragraph(markdown.runs(text)),) for text in recommendations)
    return (Paragraph(words("Recommendations:", bold=True)), List(entries, marker=Marker.NUMBER))


def _documents(item: ItemBody, site: str) -> Blocks:
    """The enclosed papers and performance reports; links when the address of the site, and theirs, is known."""
    enclosed = [(one["title"], one["address"]) for one in (*item.get("scorecards", ()), *item["documents"])]
    if not enclosed:
        return ()
    links = ((title, f"{site}{address}" if site and address else "") for title, address in enclosed)
    return (List(tuple((Paragraph(words(name, link=link)),) for name, link in links)),)


def _late(late: LateBody | None) -> Blocks:
    return urgency(late) if late and late["route"] == LateRoute.URGENCY else ()


def _exemption(exemption: ExemptionBody | None) -> Blocks:
    """Why the public may be excluded (Local Government Act 1972, s.100A(4) and Schedule 12A, Part 1)."""
    said = "Not open to the public."
    if exemption and exemption["paragraphs"]:
        named = "paragraph" if len(exemption["paragraphs"]) == 1 else "paragraphs"
        numbers = and_list([str(number) for number in exemption["paragraphs"]])
        said = (
            "The public may be excluded from the meeting while this item is considered, because exempt information is "
            f"likely to be disclosed as described in {named} {numbers} of Part 1 of Schedule 12A to the Local "
            "Government Act 1972."
        )
    reason = exemption["reason"] if exemption else ""
    return (Paragraph(words(said), Look.NOTE), *([Paragraph(markdown.runs(reason))] if reason else []))
