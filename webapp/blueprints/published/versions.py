"""The versions of a meeting's page: what the public was shown before, marked as superseded."""

from flask import Blueprint

from webapp import pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.blueprints.published.meetings import address_of
from webapp.services import canonical, published, published_files

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
        lambda: {"versions": [version.as_json(address) for version in published.versions(head)]},
    )


@bp.route("/versions/<int:number>")
@public
def show(committee: str, day: str, number: int):
    head = answers.live_at(address_of(committee, day))

    def draw():
        version, live = answers.version(head, number)
        papers = published_files.papers(head, number)
        facts = {"body": version.body, "version": version, "live": live, "papers": papers}
        return answers.drawn("version", head.council_version, **facts)

    return pages.answer(f"version-{number}-{head.name}", draw)


@bp.route("/versions/<int:number>.json")
@public
def show_json(committee: str, day: str, number: int):
    head = answers.live_at(address_of(committee, day))
    name = f"json-version-{number}-{head.readable_from}-{head.name}"
    return pages.answer(
        name, lambda: canonical.canonical(answers.version(head, number)[0].body), media_type=answers.JSON
    )
