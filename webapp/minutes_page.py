"""Minutes as a page of the site shows them: the parts of the paper, as markup that is safe to print."""

from dataclasses import dataclass

from markupsafe import Markup

from exports import html, minutes
from models.minutes_bodies import MinutesBody


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """The notice to print first, if any; who came; each item by its number; and the end, down to the signature."""

    notice: str
    people: Markup
    items: list[tuple[int, Markup]]
    ending: Markup


def drawn(body: MinutesBody) -> MinutesPage:
    """A body as the parts of a page."""
    parts = minutes.page(body)
    return MinutesPage(
        parts.notice,
        html.fragment(parts.people),
        [(item_id, html.fragment(blocks)) for item_id, blocks in parts.items],
        html.fragment(parts.ending),
    )
