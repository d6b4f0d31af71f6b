"""The bytes of documents and papers in a council file, each under its SHA-256."""

import hashlib
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from models.rules import addresses
from webapp.services.council_file import places
from webapp.services.council_file.problems import Problem, path_of
from webapp.services.deployment import storage


def problems(data: Mapping[str, Any]) -> list[Problem]:
    """Every file that is missing, or that is not what its hash and size say."""
    sizes: dict[str, int] = {}
    found = []
    for sha256, content in data.get("files", {}).items():
        try:
            held = b64decode(content, validate=True)
        except (NotBase64, ValueError):
            found.append(Problem(path_of(("files", sha256)), "expected the bytes in base64."))
            continue
        sizes[sha256] = len(held)
        if hashlib.sha256(held).hexdigest() != sha256:
            found.append(
                Problem(path_of(("files", sha256)), "the bytes have another SHA-256 than the name they stand under.")
            )
    return [*found, *_missing(data, sizes), *_names(data)]


def keep(data: Mapping[str, Any]) -> None:
    """Keep every file that the council file holds. What is kept twice is kept once."""
    for content in data.get("files", {}).values():
        storage().keep_bytes(b64decode(content, validate=True))


def _missing(data: Mapping[str, Any], sizes: Mapping[str, int]) -> Iterator[Problem]:
    for steps, entry in chain(places.documents(data), places.papers(data)):
        sha256 = entry["sha256"]
        if sha256 not in data.get("files", {}) and not storage().has(sha256):
            message = "the bytes are not in this file under files, and are not kept here."
            yield Problem(path_of((*steps, "sha256")), message)
            continue
        size = sizes[sha256] if sha256 in sizes else len(storage().read(sha256))
        if entry.get("size", size) != size:
            yield Problem(path_of((*steps, "size")), f"the file has {size} bytes, and {entry['size']} are said.")


def _names(data: Mapping[str, Any]) -> Iterator[Problem]:
    for steps, entry in places.documents(data):
        safe = addresses.safe_filename(entry["filename"])
        if entry["filename"] != safe:
            yield Problem(path_of((*steps, "filename")), f"it has to stand in an address: write {safe!r}.")
