"""The minutes of a meeting, or its decisions ahead of them: the page, its data, its files and its versions."""

from flask import Blueprint, abort

from models.rules.addresses import minutes_address
from webapp import minutes_page, pages, site_context
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.blueprints.published.files import send
from webapp.blueprints.published.meetings import address_of
from webapp.services import canonical, published, published_files
from webapp.services.papers import MINUTES_PDF, MINUTES_WORD
from webapp.services.published import Head

bp = Blueprint("published_minutes", __name__, url_prefix="/committees/<committee>/meetings/<day>")


@bp.route("/minutes")
@public
def show(committee: str, day: str):
    head = _live(committee, day)

    def draw():
        live, council = published.read_with_council(head)
        site_context.know(council, head.council_version)
        papers = published_files.papers(head, head.version)
        facts = {"body": live.body, "live": live, "papers": papers, "page": minutes_page.drawn(live.body)}
        return answers.drawn("minutes", head.council_version, **facts)

    return pages.answer(head.name, draw)


@bp.route("/minutes.json")
@public
def show_json(committee: str, day: str):
    return answers.body(_live(committee, day))


@bp.route(f"/{MINUTES_WORD}", defaults={"filename": MINUTES_WORD})
@bp.route(f"/{MINUTES_PDF}", defaults={"filename": MINUTES_PDF})
@public
def paper(committee: str, day: str, filename: str):
    head = _live(committee, day)
    return _file(head, filename, head.version, f"{committee}-{day}-{filename}")


@bp.route("/minutes/versions")
@public
def versions(committee: str, day: str):
    head = _live(committee, day)

    def draw():
        found = published.versions(head)
        return answers.drawn("minutes_versions", head.council_version, body=found[0].body, versions=found)

    return pages.answer(f"versions-{head.name}", draw)


@bp.route("/minutes/versions.json")
@public
def versions_json(committee: str, day: str):
    head, address = _live(committee, day), minutes_address(address_of(committee, day))
    return answers.data(
        f"json-versions-{head.name}", lambda: {"versions": [one.as_json(address) for one in published.versions(head)]}
    )


@bp.route("/minutes/versions/<int:number>")
@public
def version(committee: str, day: str, number: int):
    head = _live(committee, day)

    def draw():
        read, live = answers.version(head, number)
        facts = {"body": read.body, "version": read, "live": live, "papers": published_files.papers(head, number)}
        return answers.drawn("minutes_version", head.council_version, page=minutes_page.drawn(read.body), **facts)

    return pages.answer(f"version-{number}-{head.name}", draw)


@bp.route("/minutes/versions/<int:number>.json")
@public
def version_json(committee: str, day: str, number: int):
    head = _live(committee, day)
    name = f"json-version-{number}-{head.readable_from}-{head.name}"
    return pages.answer(
        name, lambda: canonical.canonical(answers.version(head, number)[0].body), media_type=answers.JSON
    )


@bp.route(f"/minutes/versions/<int:number>/{MINUTES_WORD}", defaults={"filename": MINUTES_WORD})
@bp.route(f"/minutes/versions/<int:number>/{MINUTES_PDF}", defaults={"filename": MINUTES_PDF})
@public
def earlier_paper(committee: str, day: str, number: int, filename: str):
    return _file(_live(committee, day), filename, number, f"{committee}-{day}-version-{number}-{filename}")


def _live(committee: str, day: str) -> Head:
    return answers.live_at(minutes_address(address_of(committee, day)))


def _file(head: Head, filename: str, number: int, name: str):
    file = published_files.paper(head, filename, number)
    if file is None:
        abort(404)
    if number < head.readable_from:
        abort(410)
    return send(file, name)
