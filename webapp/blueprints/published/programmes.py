"""A committee's work programme: of the year it is and of every other, as a page, data, Word, PDF and CSV."""

from flask import Blueprint, abort

from exports import programme_picture
from models.rules import municipal_year
from models.rules.addresses import committee_address, programme_address
from models.rules.programme_changes import HEADINGS
from models.rules.programme_words import year_on_papers
from webapp import clock, pages, site_context
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.blueprints.published.files import send
from webapp.services import canonical, published, published_files, published_programmes
from webapp.services.programme_papers import CSV, PDF, WORD
from webapp.services.published import Head

bp = Blueprint("published_programmes", __name__, url_prefix="/committees/<committee>")
ENDINGS = {name.rpartition(".")[2]: name for name in (WORD, PDF, CSV)}
FILES = f"<any({', '.join(ENDINGS)}):ending>"


@bp.route("/work-programme")
@public
def index(committee: str):
    year = published_programmes.current(published_programmes.years(committee), clock.today())
    return _none_yet(committee) if year is None else _page(committee, year)


@bp.route("/work-programme.json")
@public
def index_json(committee: str):
    return answers.body(_live(committee, _current(committee)))


@bp.route(f"/work-programme.{FILES}")
@public
def index_file(committee: str, ending: str):
    return _file(committee, _current(committee), ending)


@bp.route("/work-programme/<int:year>")
@public
def show(committee: str, year: int):
    return _page(committee, year)


@bp.route("/work-programme/<int:year>.json")
@public
def show_json(committee: str, year: int):
    return answers.body(_live(committee, year))


@bp.route(f"/work-programme/<int:year>.{FILES}")
@public
def file(committee: str, year: int, ending: str):
    return _file(committee, year, ending)


@bp.route("/work-programme/<int:year>/changes")
@public
def changes(committee: str, year: int):
    head = _live(committee, year)

    def draw():
        versions = published.versions(head)
        facts = {"body": versions[0].body, "versions": versions, "headings": HEADINGS, "year": year_on_papers(year)}
        return answers.drawn("programme_changes", head.council_version, **facts)

    return pages.answer(f"changes-{head.name}", draw)


@bp.route("/work-programme/<int:year>/changes.json")
@public
def changes_json(committee: str, year: int):
    head, address = _live(committee, year), programme_address(committee, year)

    def facts() -> dict[str, object]:
        versions = published.versions(head)
        told = {name: versions[0].body[name] for name in ("changed_since", "changes")}
        return {**told, "versions": [one.as_json(address) for one in versions]}

    return answers.data(f"json-changes-{head.name}", facts)


@bp.route("/work-programme/<int:year>/versions/<int:number>")
@public
def version(committee: str, year: int, number: int):
    head, today = _live(committee, year), clock.today()

    def draw():
        read, live = answers.version(head, number)
        facts = {"body": read.body, "version": read, "live": live, "year": year_on_papers(year)}
        facts["files"] = published_files.papers(head, number)
        shown = published_programmes.shown(read.body, today)
        picture = programme_picture.picture(read.body, today=today)
        return answers.drawn("programme_version", head.council_version, shown=shown, picture=picture, **facts)

    return pages.answer(f"version-{number}-{today}-{head.name}", draw)


@bp.route("/work-programme/<int:year>/versions/<int:number>.json")
@public
def version_json(committee: str, year: int, number: int):
    head = _live(committee, year)
    name = f"json-version-{number}-{head.readable_from}-{head.name}"
    return pages.answer(
        name, lambda: canonical.canonical(answers.version(head, number)[0].body), media_type=answers.JSON
    )


@bp.route(f"/work-programme/<int:year>/versions/<int:number>.{FILES}")
@public
def earlier_file(committee: str, year: int, number: int, ending: str):
    head = _live(committee, year)
    if number < head.readable_from:
        abort(410)
    return _send(head, number, ending, f"{committee}-work-programme-{year}-version-{number}.{ending}")


def _page(committee: str, year: int):
    """A programme as it stands today: what is past and how its meetings stand now depend on the day and on them."""
    head, today = _live(committee, year), clock.today()
    years = published_programmes.years(committee)

    def draw():
        live, council = published.read_with_council(head)
        site_context.know(council, head.council_version)
        return answers.drawn(
            "programme",
            head.council_version,
            body=live.body,
            live=live,
            files=published_files.papers(head, head.version),
            shown=published_programmes.shown(live.body, today),
            picture=programme_picture.picture(live.body, today=today),
            year=year_on_papers(year),
            other_years=[(one, municipal_year.in_words(one)) for one in years if one != year],
        )

    return pages.answer(f"{head.name}-{today}-{'-'.join(map(str, years))}", draw)


def _none_yet(committee: str):
    """A public committee without a programme says so, at the address where one will be."""
    head = answers.live_at(committee_address(committee))

    def draw():
        name = published.title_of(head)
        return answers.drawn("no_programme", head.council_version, name=name, address=committee_address(committee))

    return pages.answer(f"no-programme-{head.name}", draw)


def _current(committee: str) -> int:
    year = published_programmes.current(published_programmes.years(committee), clock.today())
    return abort(404) if year is None else year


def _live(committee: str, year: int) -> Head:
    page = committee_address(committee)
    return answers.live_at(programme_address(committee, year), lambda address: published.head_within(page, address))


def _file(committee: str, year: int, ending: str):
    head = _live(committee, year)
    return _send(head, head.version, ending, f"{committee}-work-programme-{year}.{ending}")


def _send(head: Head, number: int, ending: str, name: str):
    found = published_files.paper(head, ENDINGS[ending], number)
    return abort(404) if found is None else send(found, name)
