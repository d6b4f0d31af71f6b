"""The only reads that public pages, feeds and the API may use: columns, never records, in a fixed few statements."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Row, Select, select

from models.bodies import CouncilBody
from models.publication import FormerAddress, Publication, Published
from models.vocabulary import SubjectKind
from webapp.database import db

COUNCIL_VERSION = (
    select(Published.version)
    .where(Published.subject_kind == SubjectKind.COUNCIL, Published.is_withdrawn.is_(False))
    .scalar_subquery()
)
HEAD = select(
    Published.subject_kind,
    Published.subject_id,
    Published.version,
    Published.publication_id,
    Published.readable_from,
    Published.is_withdrawn,
    COUNCIL_VERSION.label("council_version"),
)
UNNAMED: CouncilBody = {
    "kind": "council",
    "id": 1,
    "address": "/",
    "name": "Moothall",
    "website": "",
    "email": "",
    "phone": "",
    "postal_address": "",
    "accent": "#1d4f4b",
    "about": "",
}


@dataclass(frozen=True, slots=True)
class Head:
    """Which version is live at an address: enough to answer 304, 410 or from what is kept. One indexed read."""

    kind: SubjectKind
    subject_id: int
    version: int
    publication_id: int
    readable_from: int
    is_withdrawn: bool
    council_version: int


@dataclass(frozen=True, slots=True)
class VersionRead:
    """One version of a subject as the public may read it. `body` is None where it has been taken away."""

    version: int
    verb: str
    reason: str
    published_at: datetime
    body: dict[str, Any] | None


def head_at(address: str) -> Head | None:
    """What is live at an address now, withdrawn or not; None if nothing ever was."""
    row = _one(HEAD.where(Published.address == address))
    if row is None:
        return None
    kind, subject_id, version, publication_id, readable_from, is_withdrawn, council_version = row
    return Head(kind, subject_id, version, publication_id, readable_from, is_withdrawn, council_version or 0)


def moved_to(address: str) -> str | None:
    """Where the subject that used to be at an address is now."""
    row = _one(
        select(Published.address)
        .join(
            FormerAddress,
            (FormerAddress.subject_kind == Published.subject_kind) & (FormerAddress.subject_id == Published.subject_id),
        )
        .where(FormerAddress.address == address)
    )
    return None if row is None else cast(str, row[0])


def read(head: Head) -> VersionRead:
    """The live version itself."""
    row = _one(_VERSION.where(Publication.id == head.publication_id))
    assert row is not None
    return _version(row, head)


def versions(head: Head) -> list[VersionRead]:
    """Every version of a subject, the newest first, without the bodies that have been taken away."""
    rows = _all(
        _VERSION.where(Publication.subject_kind == head.kind, Publication.subject_id == head.subject_id).order_by(
            Publication.version.desc(), Publication.id
        )
    )
    return [_version(row, head) for row in rows]


def council(version: int) -> CouncilBody:
    """The council's own public details; `version` is the live one, so the answer may be kept under it."""
    if not version:
        return UNNAMED
    row = _one(select(Published.body).where(Published.subject_kind == SubjectKind.COUNCIL))
    return UNNAMED if row is None else cast(CouncilBody, json.loads(row[0]))


def council_version() -> int:
    """The live version of the council's own details; 0 if they were never published."""
    row = _one(select(COUNCIL_VERSION))
    return (row[0] if row else None) or 0


_VERSION = select(Publication.version, Publication.verb, Publication.reason, Publication.published_at, Publication.body)


def _version(row: Row[*tuple[Any, ...]], head: Head) -> VersionRead:
    is_readable = row.version >= head.readable_from and not head.is_withdrawn
    body = json.loads(row.body) if is_readable else None
    return VersionRead(row.version, row.verb.value, row.reason, row.published_at, body)


def _one(statement: Select[*tuple[Any, ...]]) -> Row[*tuple[Any, ...]] | None:
    with db.engine.connect() as connection:
        return connection.execute(statement).one_or_none()


def _all(statement: Select[*tuple[Any, ...]]) -> list[Row[*tuple[Any, ...]]]:
    with db.engine.connect() as connection:
        return list(connection.execute(statement).all())
