"""A paper as HTML: a whole document for the PDF and the screen, or a safe piece of a page."""

import re
from functools import lru_cache
from itertools import groupby

import nh3
from markupsafe import Markup, escape

from exports import chart_svg, links, markdown
from exports.css import PAPER
from exports.paper import (
    Block,
    Blocks,
    Close,
    Figure,
    Heading,
    Inset,
    List,
    Look,
    Marker,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Runs,
    Table,
    printable,
    readable,
)

DOCUMENT = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="author" content="{author}">
<meta name="description" content="{subject}">
<meta name="dcterms.created" content="{dated}">
<meta name="dcterms.modified" content="{dated}">
<style>{css}</style>
</head>
<body>
<footer>{footer}</footer>
<main>
{blocks}
</main>
</body>
</html>
"""
CLASSES = {
    "h2": "govuk-heading-l",
    "h3": "govuk-heading-m",
    "h4": "govuk-heading-s",
    "h5": "govuk-heading-s",
    "h6": "govuk-heading-s",
    "p": "govuk-body",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "a": "govuk-link",
    "table": "govuk-table",
    "th": "govuk-table__header",
    "td": "govuk-table__cell",
}
NUMBER = ' class="number"'
PARAGRAPH = Markup('<p class="govuk-body">{}</p>')  # Its format escapes.
ALLOWED = {"h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "a", "strong", "em", "br", "div", "span"} | {
    "table", "caption", "thead", "tbody", "tr", "th", "td"
}  # fmt: skip
ATTRIBUTES = {"*": {"class"}, "a": {"href"}, "ol": {"start"}, "th": {"scope"}, "td": {"colspan"}}


def render(paper: Paper) -> str:
    """The whole paper as one HTML document that needs nothing from outside itself."""
    font = re.sub(r"[^\w -]", "", paper.font, flags=re.ASCII)
    css = PAPER.replace("ACCENT", readable(paper.accent)).replace("FONT", font)
    return DOCUMENT.format(
        language=_text(paper.language),
        title=_text(paper.title).replace("\n", " "),
        author=_text(paper.author),
        subject=_text(paper.subject),
        dated=paper.dated.isoformat(),
        css=css,
        footer=_text(paper.footer),
        blocks=_blocks(paper.blocks),
    )


def fragment(blocks: Blocks) -> Markup:
    """Blocks as markup for a page of the site, cleaned a second time by a sanitiser that knows nothing of blocks.

    A drawing among them is written by its own template; one inside a list, a table or an inset is told in its words.
    """
    return Markup("").join(
        Markup("").join(map(_shown, group)) if is_figure else _cleaned(tuple(group))
        for is_figure, group in groupby(blocks, key=lambda block: isinstance(block, Figure))
    )


def _shown(figure: Block) -> Markup:
    drawing = figure.drawing if isinstance(figure, Figure) else None
    return Markup('<figure class="figure">{}</figure>').format(chart_svg.render(drawing)) if drawing else Markup()


def _cleaned(blocks: Blocks) -> Markup:
    clean = nh3.clean(
        re.sub(r'<(\w+)(?: class="([^"]*)")?', _with_class, _blocks(blocks, of_the_site=True)),
        tags=ALLOWED,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer",
    )
    return Markup(clean)  # noqa: S704 - nh3 has just cleaned it


@lru_cache(maxsize=512)
def markdown_fragment(text: str, level: int = 3) -> Markup:
    """A Markdown text as markup for a page; its own top headings stand at `level`."""
    if said := markdown.plain_paragraphs(text):
        return Markup("").join(PARAGRAPH.format(one) for one in said)
    return fragment(markdown.blocks(text, level=level))


def _with_class(tag: re.Match[str]) -> str:
    """The opening of a tag with the page's own class for it, beside what it has; a list without marks has none."""
    if tag[1] not in CLASSES:
        return tag[0]
    classes = "govuk-list" if tag[2] == "plain" else " ".join(filter(None, (CLASSES[tag[1]], tag[2])))
    return f'<{tag[1]} class="{classes}"'


def _text(text: str) -> str:
    return str(escape(printable(text)))


def _blocks(blocks: Blocks, *, of_the_site: bool = False) -> str:
    return "\n".join(_block(block, of_the_site) for block in blocks)


def _block(block: Block, of_the_site: bool) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return _paragraph(block, of_the_site)
        case List():
            return _list(block, of_the_site)
        case Table():
            return _table(block, of_the_site)
        case Figure():
            return _figure(block, of_the_site)
        case Inset():
            return f'<div class="inset">{_blocks(block.blocks, of_the_site=of_the_site)}</div>'
        case Close():
            return f'<div class="close">{_blocks(block.blocks, of_the_site=of_the_site)}</div>'
        case PageBreak():
            return '<div class="page-break"></div>'


def _heading(heading: Heading) -> str:
    words = _text(heading.text).replace("\n", " ")
    if not heading.label:
        return f"<h{heading.level}>{words}</h{heading.level}>"
    return f'<h{heading.level} class="labelled">{_label(heading.label)}{words}</h{heading.level}>'


def _label(label: str) -> str:
    return f'<span class="label">{_text(label)} </span>'


def _paragraph(paragraph: Paragraph, of_the_site: bool) -> str:
    if not paragraph.runs:
        return ""
    classes = [paragraph.look.value] * (paragraph.look is not Look.BODY) + ["labelled"] * bool(paragraph.label)
    label = _label(paragraph.label) if paragraph.label else ""
    opening = f'<p class="{" ".join(classes)}">' if classes else "<p>"
    return f"{opening}{label}{_runs(paragraph.runs, of_the_site)}</p>"


def _runs(runs: Runs, of_the_site: bool) -> str:
    return "".join(_run(run, of_the_site) for run in runs)


def _run(run: Run, of_the_site: bool) -> str:
    written = _text(run.text).replace("\n", "<br>")
    if run.italic:
        written = f"<em>{written}</em>"
    if run.bold:
        written = f"<strong>{written}</strong>"
    if links.is_whole(run.link) or (of_the_site and links.is_of_the_site(run.link)):
        written = f'<a href="{_text(run.link)}">{written}</a>'
    return written


def _list(entries: List, of_the_site: bool) -> str:
    tag = "ol" if entries.marker is Marker.NUMBER else "ul"
    start = f' start="{entries.start}"' if entries.marker is Marker.NUMBER and entries.start != 1 else ""
    plain = ' class="plain"' if entries.marker is Marker.NONE else ""
    items = "".join(f"<li>{_contents(item, of_the_site)}</li>" for item in entries.items)
    return f"<{tag}{start}{plain}>{items}</{tag}>"


def _figure(figure: Figure, of_the_site: bool) -> str:
    words = _text(figure.drawing.words)
    if of_the_site:
        return f"<p>{words}</p>"
    picture = chart_svg.as_address(figure.drawing)
    return f'<p class="figure"><img alt="{words}" src="{picture}" style="width: {figure.width}mm"></p>'


def _contents(blocks: Blocks, of_the_site: bool) -> str:
    """What an entry or a cell holds; one plain paragraph stands without its tags."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and blocks[0].look is Look.BODY and not blocks[0].label:
        return _runs(blocks[0].runs, of_the_site)
    return _blocks(blocks, of_the_site=of_the_site)


def _table(table: Table, of_the_site: bool) -> str:
    caption = f"<caption>{_text(table.caption)}</caption>" if table.caption else ""
    columns = "".join(f'<col style="width: {width}%">' for width in table.widths)
    classes = [NUMBER if 0 < table.figures_from <= place else "" for place in range(len(table.headings))]
    headings = "".join(
        f'<th scope="col"{given}>{_text(heading)}</th>' for heading, given in zip(table.headings, classes, strict=True)
    )
    rows = "".join(
        f"<tr{_breaks(table, number)}>{_row(row, classes, of_the_site)}</tr>\n" for number, row in enumerate(table.rows)
    )
    opening = '<table class="short">' if table.is_kept_together else "<table>"
    head = f"<colgroup>{columns}</colgroup><thead><tr>{headings}</tr></thead>"
    return f"{opening}{caption}{head}<tbody>{rows}</tbody></table>"


def _breaks(table: Table, number: int) -> str:
    """Where a page may end: not between a row and what is said of it, nor inside a row but a long one."""
    named = ["goes-on"] * table.goes_on(number) + ["long"] * table.may_break(number)
    return f' class="{" ".join(named)}"' if named else ""


def _row(cells: tuple[Blocks, ...], classes: list[str], of_the_site: bool) -> str:
    given = [f' colspan="{len(classes)}"'] if len(cells) < len(classes) else classes
    return "".join(f"<td{one}>{_contents(cell, of_the_site)}</td>" for cell, one in zip(cells, given, strict=False))
