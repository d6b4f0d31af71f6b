"""Photographs of members: received, made anew, kept by their hash, chosen and taken off."""

from dataclasses import dataclass
from datetime import datetime
from io import SEEK_END
from typing import BinaryIO

from models.member import Member
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.services import audit, revisions
from webapp.services.actors import Actor
from webapp.services.deployment import storage

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
MEDIA_TYPE = "image/jpeg"


@dataclass(frozen=True, slots=True)
class ReceivedPhotograph:
    """A photograph made anew in two sizes, each kept under its hash."""

    large: str
    small: str


def receive(stream: BinaryIO) -> ReceivedPhotograph:
    """Make a photograph anew and keep it: slow, and to be done while no transaction holds others up.

    Raises RuleBroken beside `photograph` for what is no photograph, or is too large.
    """
    # Pictures are read by few: whoever reads the first one loads what it takes.
    from exports.portraits import portraits

    large, small = portraits(_read(stream))
    return ReceivedPhotograph(storage().keep_bytes(large).sha256, storage().keep_bytes(small).sha256)


def choose(member: Member, photograph: ReceivedPhotograph, *, by: Actor, at: datetime) -> Member:
    """Give a member this photograph. The public sees it when the member is published."""
    by.check(Permission.EDIT_MEMBERS)
    if member.kind.attends_only:
        raise RuleBroken(f"{member.name} is kept as {member.kind}: nobody is shown a photograph of them.", "photograph")
    revisions.read_anew(member)
    member.photograph, member.photograph_small = photograph.large, photograph.small
    return _keep("photograph chosen", member, by=by, at=at)


def take_off(member: Member, *, by: Actor, at: datetime) -> Member:
    """Leave a member without a photograph. The public sees the old one until the member is published again."""
    by.check(Permission.EDIT_MEMBERS)
    revisions.read_anew(member)
    if member.photograph is not None:
        member.photograph = member.photograph_small = None
        _keep("photograph taken off", member, by=by, at=at)
    return member


def _keep(what: str, member: Member, *, by: Actor, at: datetime) -> Member:
    member.revision += 1
    audit.record(what, member, name=member.name, by=by, at=at)
    return member


def _read(stream: BinaryIO) -> bytes:
    size = stream.seek(0, SEEK_END)
    if size == 0:
        raise RuleBroken("This file is empty. Choose it again.", "photograph")
    if size > LARGEST:
        most = LARGEST // MEGABYTE
        raise RuleBroken(f"This file is larger than {most} MB. Make the picture smaller, and choose it.", "photograph")
    stream.seek(0)
    return stream.read()
