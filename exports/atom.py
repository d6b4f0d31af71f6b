"""Atom feeds (RFC 4287): what changed, entry by entry, for whoever asks a reader to watch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

from exports.paper import printable

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to tell. `id` is its own for ever, a whole address; `changed_at` has a timezone."""

    id: str
    title: str
    changed_at: datetime
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what it tells of, who tells it, its page and its own address. Before any change it is of `started_at`."""

    title: str
    author: str
    page: str
    address: str
    started_at: datetime


def feed(about: Feed, entries: Sequence[Entry]) -> bytes:
    """The feed with its entries, the latest first. The bytes depend on nothing but the arguments."""
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    newest = sorted(entries, key=lambda one: (one.changed_at, one.id), reverse=True)
    _add(root, "title", about.title)
    _add(root, "id", about.address)
    _add(root, "updated", _moment(newest[0].changed_at if newest else about.started_at))
    _add(ElementTree.SubElement(root, "author"), "name", about.author)
    ElementTree.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": about.page})
    ElementTree.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": about.address})
    for one in newest:
        entry = ElementTree.SubElement(root, "entry")
        _add(entry, "title", one.title)
        _add(entry, "id", one.id)
        _add(entry, "updated", _moment(one.changed_at))
        ElementTree.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": one.link})
        _add(entry, "content", one.text, type="text")
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = printable(text)


def _moment(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("The time of a change needs a timezone.")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
