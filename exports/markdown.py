"""Markdown into blocks, so that a text reads the same in Word, in PDF and on the page.

CommonMark without HTML. What a paper cannot show (a picture, a piece of HTML) becomes its words: nothing is lost, and
nothing becomes markup.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from exports import links
from exports.paper import Block, Blocks, Heading, Inset, List, Marker, Paragraph, Run, Runs, heading_level, plain, words

# A line that begins with a letter, a bracket or a quotation mark and holds no mark that could mean anything: most do.
_LINE = r"(?:[^\W\d_]|[(£\"'‘“])(?:[^\s\x00*_`\[\]<>&\\]|[ ](?=\S))*+"
PLAIN = re.compile(rf"{_LINE}(?:\n+{_LINE})*+\n*")
# Emphasis, a link, code, or a list, a heading or a quotation at the beginning of a line.
MARK = re.compile(r"[*_`\[\\]|^\s*(?:#|>|[-+]\s|\d+[.)]\s)", re.MULTILINE)
PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 60})


@dataclass
class Outline:
    """The levels headings were given so far: the first is `level`, and none is more than one below the last."""

    level: int
    top: int
    last: int

    def place(self, depth: int) -> int:
        """The level on the paper of a heading of that depth in the text."""
        self.last = heading_level(min(self.level + max(depth - self.top, 0), self.last + 1))
        return self.last


def blocks(text: str, *, level: int = 2) -> Blocks:
    """The text as blocks; its own top headings stand at `level`, and those below them skip none."""
    if not text.strip():
        return ()
    if said := plain_paragraphs(text):
        return tuple(Paragraph(words(one)) for one in said)
    tokens = PARSER.parse(text)
    depths = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    outline = Outline(level=level, top=min(depths, default=1), last=level - 1)
    return tuple(_blocks(SyntaxTreeNode(tokens).children, outline))


def plain_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text that marks nothing up, each as one line; none of a text that may mean more."""
    if not PLAIN.fullmatch(text):
        return []
    return [part.replace("\n", " ") for part in re.split(r"\n\n+", text.strip("\n"))]


def plain_text(text: str) -> str:
    """The words alone, for a cell that shows no marks; a text that marks nothing up stays as it is."""
    if plain_paragraphs(text) or not MARK.search(text):
        return text
    return "\n".join(_words_of(blocks(text)))


def runs(text: str) -> Runs:
    """One line of text as runs: bold, italic and links only."""
    return _runs(PARSER.parseInline(text))


def _words_of(told: Blocks) -> Iterator[str]:
    """Each block as a line; an item of a list begins with its mark."""
    for block in told:
        match block:
            case Paragraph():
                yield plain(block.runs)
            case Heading():
                yield block.text
            case Inset():
                yield from _words_of(block.blocks)
            case List():
                for place, item in enumerate(block.items, block.start):
                    first = "• " if block.marker is Marker.BULLET else f"{place}. "
                    lines = list(_words_of(item))
                    yield from [first + line if not number else line for number, line in enumerate(lines)]


def _runs(tokens: Sequence[Token]) -> Runs:
    return _joined(_inline(SyntaxTreeNode(tokens).children, Run("")))


def _blocks(nodes: Sequence[SyntaxTreeNode], outline: Outline) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "paragraph":
                yield Paragraph(_of(node))
            case "heading":
                yield Heading(outline.place(int(node.tag[1])), plain(_of(node)).replace("\n", " "))
            case "bullet_list" | "ordered_list":
                yield _list(node, outline)
            case "blockquote":
                yield Inset(tuple(_blocks(node.children, outline)))
            case "hr":
                yield Paragraph(words("* * *"))
            case _:
                yield Paragraph(words(node.content.rstrip("\n")))


def _list(node: SyntaxTreeNode, outline: Outline) -> List:
    items = tuple(tuple(_blocks(item.children, outline)) for item in node.children)
    if node.type == "bullet_list":
        return List(items)
    return List(items, marker=Marker.NUMBER, start=int(node.attrs.get("start", 1)))


def _of(node: SyntaxTreeNode) -> Runs:
    return _joined(run for inline in node.children for run in _inline(inline.children, Run("")))


def _inline(nodes: Sequence[SyntaxTreeNode], manner: Run) -> Iterator[Run]:
    for node in nodes:
        match node.type:
            case "strong":
                yield from _inline(node.children, replace(manner, bold=True))
            case "em":
                yield from _inline(node.children, replace(manner, italic=True))
            case "link":
                yield from _linked(_inline(node.children, manner), str(node.attrs.get("href", "")))
            case "image":
                yield from _linked(_inline(node.children, manner), str(node.attrs.get("src", "")))
            case "inline":
                yield from _inline(node.children, manner)
            case "softbreak":
                yield replace(manner, text=" ")
            case "hardbreak":
                yield replace(manner, text="\n")
            case _:
                yield replace(manner, text=node.content)


def _linked(inside: Iterator[Run], address: str) -> Iterator[Run]:
    """The words as a link, or followed by the address when a paper may not link to it."""
    told = list(inside) or [Run(address)]
    if links.is_whole(address) or links.is_of_the_site(address):
        yield from (replace(run, link=address) for run in told)
    else:
        yield from told
        yield Run(f" ({address})" if address and plain(told) != address else "")


def _joined(parts: Iterator[Run]) -> Runs:
    """Neighbours of one manner as one run; empty ones gone."""
    whole: list[Run] = []
    for part in parts:
        if whole and replace(whole[-1], text="") == replace(part, text=""):
            whole[-1] = replace(part, text=whole[-1].text + part.text)
        elif part.text:
            whole.append(part)
    return tuple(whole)
