"""The guidance on declaring interests: two texts shipped for a council to start from, and its page as a paper."""

import re
from dataclasses import dataclass
from datetime import date
from importlib import resources

from exports import markdown
from exports.paper import Blocks, Close, Heading, Paper

PLACE = "guidance"
USUAL_HEADING = "Declaring interests"
TITLE = re.compile(r"\s*# +(?P<heading>[^\n]+?) *#*\n(?P<text>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ShippedGuidance:
    """A text to start from: the word that chooses it, what it is like, and the text as Markdown."""

    key: str
    name: str
    text: str


SHIPPED_NAMES = {
    "questions": "A page of questions and answers",
    "short": "A short list of what to do",
}


def load_shipped() -> list[ShippedGuidance]:
    """The texts a council can start from, the fuller one first."""
    folder = resources.files(__name__)
    return [
        ShippedGuidance(key, name, (folder / f"{key}.md").read_text(encoding="utf-8"))
        for key, name in SHIPPED_NAMES.items()
    ]


def parts(text: str) -> tuple[str, str]:
    """The heading of the guidance and what stands under it: its own first line where that is a heading."""
    found = TITLE.fullmatch(f"{text.strip()}\n")
    return (found["heading"], found["text"].strip()) if found else (USUAL_HEADING, text.strip())


def compose(text: str, *, council: str, dated: date, accent: str, font: str = "Arial") -> Paper:
    """The guidance as a paper of its own, set close to keep to one page. `dated` is the day it was published."""
    heading, below = parts(text)
    blocks: Blocks = (Heading(1, heading), Close(markdown.blocks(below, level=2)))
    return Paper(
        title=heading,
        subject=f"What members of {council} declare at meetings, and what they then do",
        author=council,
        dated=dated,
        footer=f"{council}: {heading}",
        font=font,
        accent=accent,
        blocks=blocks,
    )
