"""The publishing ledger: appends a version, and swaps what is live, in the caller's one transaction."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import undefer

from models.publication import FormerAddress, Publication, Published
from models.rules import RuleBroken
from models.vocabulary import SubjectKind, Verb
from webapp.database import db
from webapp.services import audit, live_index
from webapp.services.actors import Actor
from webapp.services.canonical import canonical, digest


@dataclass(frozen=True)
class Act:
    """What is being done to a publication: the verb, why, by whom, at what moment.

    `hides_earlier` takes the earlier versions away from the public: they showed what they should not have.
    """

    verb: Verb
    by: Actor
    at: datetime
    reason: str = ""
    hides_earlier: bool = False


def live(kind: SubjectKind, subject_id: int) -> Published | None:
    """The live version of a subject; None if it was never published."""
    return db.session.get(Published, (kind, subject_id))


def live_ones(kind: SubjectKind, subject_ids: Iterable[int]) -> dict[int, Published]:
    """The live version, with its body, of each of many subjects that was ever published, by its number: one query."""
    found = (
        select(Published)
        .options(undefer(Published.body))
        .where(Published.subject_kind == kind, Published.subject_id.in_(subject_ids))
    )
    return {one.subject_id: one for one in db.session.scalars(found.order_by(Published.subject_id))}


def locked(kind: SubjectKind, subject_id: int) -> Published | None:
    """The live version as it is at this moment, which nobody else may replace until the transaction ends."""
    return db.session.get(Published, (kind, subject_id), with_for_update=True, populate_existing=True)


def readable(kind: SubjectKind, subject_id: int) -> list[Any]:
    """The body of every version that the public can still read, the oldest first."""
    now_live = live(kind, subject_id)
    if now_live is None or now_live.is_withdrawn:
        return []
    bodies = db.session.scalars(
        select(Publication.body)
        .where(
            Publication.subject_kind == kind,
            Publication.subject_id == subject_id,
            Publication.version >= now_live.readable_from,
        )
        .order_by(Publication.version, Publication.id)
    )
    return [json.loads(body) for body in bodies]


def append(kind: SubjectKind, subject_id: int, body: Mapping[str, Any], act: Act, *, title: str) -> Publication:
    """Make a body the live version of its subject at the address it names. Older versions stay in the ledger."""
    now_live = locked(kind, subject_id)
    check_reason(act, now_live)
    publication = _write(kind, subject_id, body, act, now_live, title)
    _show(publication, now_live, body["address"], title=title, hides_earlier=act.hides_earlier)
    return publication


def withdraw(kind: SubjectKind, subject_id: int, act: Act) -> Publication:
    """Take a subject away from the public. Its address answers 410, with the reason; the ledger keeps everything."""
    now_live = locked(kind, subject_id)
    if now_live is None or now_live.is_withdrawn:
        raise RuleBroken("There is nothing to withdraw: the public cannot see this.")
    check_reason(act, now_live)
    body = {"kind": kind.value, "id": subject_id, "address": now_live.address, "withdrawn": True}
    publication = _write(kind, subject_id, body, act, now_live, now_live.title)
    _take_away(publication, now_live)
    return publication


def restore(publication: Publication, address: str, *, title: str, hides_earlier: bool) -> None:
    """Keep a version that was published before, on another machine, and make it live as it was then."""
    now_live = live(publication.subject_kind, publication.subject_id)
    db.session.add(publication)
    db.session.flush()
    live_index.touch([live_index.SITE], publication)
    if publication.verb is not Verb.WITHDRAW:
        _show(publication, now_live, address, title=title, hides_earlier=hides_earlier)
    elif now_live is not None:
        _take_away(publication, now_live)


def check_reason(act: Act, now_live: Published | None) -> None:
    """Refuse a change to what the public has seen without a reason for it."""
    if now_live is not None and act.verb is not Verb.PUBLISH and not act.reason.strip():
        raise RuleBroken("Give the reason: the public is shown it beside the new version.", "reason")


def _show(
    publication: Publication, now_live: Published | None, address: str, *, title: str, hides_earlier: bool
) -> None:
    kind, subject_id = publication.subject_kind, publication.subject_id
    if now_live is None:
        now_live = Published(subject_kind=kind, subject_id=subject_id)
    elif now_live.address != address:
        _keep_former_address(now_live)
    _free_address(address, kind, subject_id)
    if hides_earlier or now_live.is_withdrawn:
        now_live.readable_from = publication.version
    now_live.publication_id, now_live.version = publication.id, publication.version
    now_live.address, now_live.title, now_live.body = address, title, publication.body
    now_live.is_withdrawn = False
    db.session.add(now_live)
    db.session.flush()


def _take_away(publication: Publication, now_live: Published) -> None:
    now_live.publication_id, now_live.version = publication.id, publication.version
    now_live.body, now_live.is_withdrawn = publication.body, True
    now_live.readable_from = publication.version
    db.session.flush()


def _write(
    kind: SubjectKind, subject_id: int, body: Mapping[str, Any], act: Act, now_live: Published | None, title: str
) -> Publication:
    text = canonical(body)
    previous_hash = ""
    if now_live is not None:
        previous_hash = db.session.scalars(
            select(Publication.body_hash).where(Publication.id == now_live.publication_id)
        ).one()
    publication = Publication(
        subject_kind=kind,
        subject_id=subject_id,
        version=now_live.version + 1 if now_live else 1,
        verb=act.verb,
        body=text,
        body_hash=digest(text),
        previous_hash=previous_hash,
        reason=act.reason.strip(),
        published_at=act.at,
        published_by_id=act.by.user_id,
        published_by=act.by.name,
    )
    db.session.add(publication)
    db.session.flush()
    live_index.touch([live_index.SITE], publication)
    audit.note(
        f"{kind} {PAST[act.verb]}",
        kind="publication",
        subject_id=publication.id,
        name=f"{title}, version {publication.version}",
        by=act.by,
        at=act.at,
        after={"version": publication.version, "body_hash": publication.body_hash},
        reason=act.reason,
    )
    return publication


PAST = {
    Verb.PUBLISH: "published",
    Verb.CORRECT: "corrected",
    Verb.SUPPLEMENT: "supplemented",
    Verb.WITHDRAW: "withdrawn",
}


def _keep_former_address(now_live: Published) -> None:
    former = db.session.get(FormerAddress, now_live.address) or FormerAddress(address=now_live.address)
    former.subject_kind, former.subject_id = now_live.subject_kind, now_live.subject_id
    db.session.add(former)


def _free_address(address: str, kind: SubjectKind, subject_id: int) -> None:
    """What is live at an address comes before what used to be there; two live things cannot share one."""
    former = db.session.get(FormerAddress, address)
    if former is not None:
        db.session.delete(former)
    holder = db.session.execute(
        select(Published.subject_kind, Published.subject_id, Published.title).where(Published.address == address)
    ).one_or_none()
    if holder is not None and (holder.subject_kind, holder.subject_id) != (kind, subject_id):
        raise RuleBroken(f"The public still finds “{holder.title}” at this address. Publish its move first, then this.")
