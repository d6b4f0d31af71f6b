"""A member's register of interests: as it is, and as it was. It is gone from the day after their office ends."""

from typing import cast

from flask import Blueprint

from models.register_bodies import RegisterBody
from models.rules import addresses
from models.rules.former_bodies import as_today
from models.rules.register_by_date import in_force
from webapp import clock, pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.services import canonical, published
from webapp.services.published import Head, VersionRead

bp = Blueprint("published_registers", __name__, url_prefix="/members/<member>")


@bp.route("/interests")
@public
def show(member: str):
    head, today = _live(member), clock.today()

    def draw():
        live = published.read(head)
        body = in_force(cast("RegisterBody", live.body), on=today)
        return answers.drawn("register", head.council_version, body=body, live=live)

    return pages.answer(f"{head.name}-{today}", draw)


@bp.route("/interests.json")
@public
def show_json(member: str):
    head, today = _live(member), clock.today()

    def draw():
        body = as_today(published.read(head).body or {})
        return canonical.canonical(in_force(cast("RegisterBody", body), on=today))

    return pages.answer(f"json-{head.name}-{today}", draw, media_type=answers.JSON)


@bp.route("/interests/versions")
@public
def versions(member: str):
    head = _live(member)

    def draw():
        found = published.versions(head)
        return answers.drawn("register_versions", head.council_version, body=found[0].body, versions=found)

    return pages.answer(f"versions-{head.name}", draw)


@bp.route("/interests/versions.json")
@public
def versions_json(member: str):
    head, address = _live(member), addresses.register_address(member)
    return answers.data(
        f"json-versions-{head.name}", lambda: {"versions": [one.as_json(address) for one in published.versions(head)]}
    )


@bp.route("/interests/versions/<int:number>")
@public
def version(member: str, number: int):
    head = _live(member)

    def draw():
        read, live = answers.version(head, number)
        return answers.drawn("register_version", head.council_version, body=read.body, version=read, live=live)

    return pages.answer(f"version-{number}-{head.name}", draw)


@bp.route("/interests/versions/<int:number>.json")
@public
def version_json(member: str, number: int):
    head = _live(member)
    name = f"json-version-{number}-{head.readable_from}-{head.name}"
    return pages.answer(name, lambda: _as_json(answers.version(head, number)[0]), media_type=answers.JSON)


def _as_json(read: VersionRead) -> str:
    return canonical.canonical(as_today(read.body or {}))


def _live(member: str) -> Head:
    return answers.live_at(addresses.register_address(member))
