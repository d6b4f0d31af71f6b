"""The interests that members have declared, as an agenda prints them."""

from collections.abc import Sequence

from exports.paper import Block, Blocks, Heading, List, Paragraph, Run
from models.bodies import DeclarationBody
from models.rules.wording import declared_in_words

HEADING = "Interests declared"


def lines(declared: Sequence[DeclarationBody], *, level: int) -> Blocks:
    """Each declaration as an entry of a list: who, at which item, what, and what they will do. Nothing of none."""
    if not declared:
        return ()
    return (Heading(level, HEADING), *entries(declared))


def entries(declared: Sequence[DeclarationBody]) -> Blocks:
    """The same without a heading."""
    return (List(tuple(_entry(one) for one in declared)),) if declared else ()


def _entry(one: DeclarationBody) -> tuple[Block, ...]:
    item = f"item {one['label']}, {one['heading']}" if one["label"] else one["heading"]
    said = declared_in_words(one["kind"], one["nature"], one["withheld"], one["intention"])
    return (Paragraph((Run(one["member"]["name"], bold=True), Run(f", {item}. {said}"))),)
