"""The bytes of documents and papers in a council file, each under its SHA-256."""

import hashlib
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import chain
from typing import Any

from models.rules import RuleBroken, addresses
from webapp.services import file_checks
from webapp.services.council_file import places, reading
from webapp.services.council_file.problems import Problem, path_of
from webapp.services.deployment import storage

JPEG = b"\xff\xd8\xff"


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
            found.append(Problem(path_of(("files", sha256)), "the bytes have another SHA-256 than their name here."))
    return [*found, *_missing(data, sizes), *_documents(data), *_photographs(data)]


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


def _documents(data: Mapping[str, Any]) -> Iterator[Problem]:
    """A document is public one day: its name has to stand in an address, and it has to be what it says it is."""
    for steps, entry in places.documents(data):
        safe = addresses.safe_filename(entry["filename"])
        if entry["filename"] != safe:
            yield Problem(path_of((*steps, "filename")), f"it has to stand in an address: write {safe!r}.")
        if sentence := _wrong_kind(entry, data.get("files", {}).get(entry["sha256"])):
            yield Problem(path_of((*steps, "media_type")), sentence)


def _photographs(data: Mapping[str, Any]) -> Iterator[Problem]:
    """A photograph is shown to everybody as a JPEG, so its bytes have to be there and to begin like one."""
    for steps, entry in places.each(data, "members"):
        for field in ("photograph", "photograph_small"):
            if (sha256 := entry.get(field)) is None:
                continue
            held = _held(sha256, data)
            if held is None:
                message = "the bytes are not in this file under files, and are not kept here."
                yield Problem(path_of((*steps, field)), message)
            elif not held.startswith(JPEG):
                yield Problem(
                    path_of((*steps, field)), "the file is no JPEG, and photographs of members are kept as such."
                )


def _held(sha256: str, data: Mapping[str, Any]) -> bytes | None:
    if content := data.get("files", {}).get(sha256):
        try:
            return b64decode(content, validate=True)
        except ValueError:
            return b""
    return storage().read(sha256) if storage().has(sha256) else None


def _wrong_kind(entry: Mapping[str, Any], content: str | None) -> str:
    """Why the bytes cannot be what the document says, as a sentence; nothing when they are."""
    try:
        if content is not None:
            held = b64decode(content, validate=True)
        elif storage().has(entry["sha256"]):
            held = storage().read(entry["sha256"])
        else:
            return ""
        found = file_checks.check(BytesIO(held), largest=reading.LARGEST)
    except RuleBroken as broken:
        return broken.message
    except ValueError:
        return ""
    if found.media_type != entry["media_type"]:
        return f"the file is {found.media_type}, and {entry['media_type']} is said."
    return ""
