"""The versions of a meeting's page: what the public was shown before, marked as superseded."""

from flask import Blueprint, abort

from webapp import pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.blueprints.published.meetings import address_of
from webapp.services import canonical, published, published_files
from webapp.services.published import Head, VersionRead

bp = Blueprint("published_versions", __name__, url_prefix="/committees/<committee>/meetings/<day>")


@bp.route("/versions")
@public
def index(committee: str, day: str):
    head = answers.live_at(address_of(committee, day))

    def draw():
        versions = published.versions(head)
        return answers.drawn("versions", head.council_version, body=versions[0].body, versions=versions)

    return pages.answer(f"versions-{head.name}", draw)


@bp.route("/versions.json")
@public
def index_json(committee: str, day: str):
    head = answers.live_at(address_of(committee, day))
    address = address_of(committee, day)
    return answers.data(
        f"json-versions-{head.name}",
        lambda: {"versions": [_as_json(version, address) for version in published.versions(head)]},
    )


@bp.route("/versions/<int:number>")
@public
def show(committee: str, day: str, number: int):
    head = answers.live_at(address_of(committee, day))

    def draw():
        version, live = _readable(head, number)
        papers = published_files.papers(head, number)
        facts = {"body": version.body, "version": version, "live": live, "papers": papers}
        return answers.drawn("version", head.council_version, **facts)

    return pages.answer(f"version-{number}-{head.name}", draw)


@bp.route("/versions/<int:number>.json")
@public
def show_json(committee: str, day: str, number: int):
    head = answers.live_at(address_of(committee, day))
    name = f"json-version-{number}-{head.readable_from}-{head.name}"
    return pages.answer(name, lambda: canonical.canonical(_readable(head, number)[0].body), media_type=answers.JSON)


def _readable(head: Head, number: int) -> tuple[VersionRead, VersionRead]:
    """A version and the live one. A number that never was is a 404, and a version taken away a 410."""
    version, live = published.with_live(head, number)
    if version is None:
        abort(404)
    if version.body is None:
        abort(410)
    return version, live


def _as_json(version: VersionRead, address: str) -> dict[str, object]:
    return {
        "version": version.version,
        "verb": version.verb,
        "reason": version.reason,
        "published_at": version.published_at.isoformat(),
        "address": f"{address}/versions/{version.version}" if version.body else None,
    }
