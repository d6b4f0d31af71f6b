"""Published scorecards: of every framework and committee, each as the committee had it, and two quarters compared."""

import json
from functools import partial

from flask import Blueprint, abort, request

from exports.scorecard_measures import by_area
from models.rules.addresses import committee_address, scorecard_address
from models.rules.scorecard_comparison import compare
from models.rules.scorecard_differences import corrected, differences
from webapp import pages, site_context
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.blueprints.published.files import SHOWN_IN_THE_BROWSER, send
from webapp.services import (
    canonical,
    live_scorecards,
    published,
    published_files,
    published_marks,
    published_scorecards,
    scorecard_files,
    scorecard_papers,
)
from webapp.services.published import Head
from webapp.services.published_scorecards import Listed
from webapp.services.scorecard_papers import CSV, PDF, WORD

bp = Blueprint("published_scorecards", __name__)
ENDINGS = {name.rpartition(".")[2]: name for name in (WORD, PDF, CSV)}
FILES = f"<any({', '.join(ENDINGS)}):ending>"
UNKNOWN = "There is no public scorecard of that period to compare this one with. Choose one from the list on its page."


@bp.route("/scorecards")
@public
def index():
    state = published.site_version(live_scorecards.EVERY)

    def draw():
        found = published_scorecards.frameworks()
        return answers.drawn("scorecards", state.council_version, frameworks=found)

    return pages.answer(f"scorecards-{state.name}", draw)


@bp.route("/scorecards.json")
@public
def index_json():
    state = published.site_version(live_scorecards.EVERY)

    def facts() -> dict[str, object]:
        found = published_scorecards.frameworks()
        told = [
            {"name": one.name, "address": one.address, "latest": [each.as_json() for each in one.latest]}
            for one in found
        ]
        return {"frameworks": told}

    return answers.data(f"json-scorecards-{state.version}", facts)


@bp.route("/scorecards/<framework>")
@public
def of_framework(framework: str):
    state = published.site_version(live_scorecards.framework_feed(framework))

    def draw():
        listed = _some(published_scorecards.of_framework(framework))
        return answers.drawn(
            "scorecards_of", state.council_version, listed=listed, name=listed[0].framework_name, of=None
        )

    return pages.answer(f"scorecards-{framework}-{state.name}", draw)


@bp.route("/scorecards/<framework>.json")
@public
def of_framework_json(framework: str):
    state = published.site_version(live_scorecards.framework_feed(framework))

    def facts() -> dict[str, object]:
        listed = _some(published_scorecards.of_framework(framework))
        return {"name": listed[0].framework_name, "scorecards": [one.as_json() for one in listed]}

    return answers.data(f"json-scorecards-{framework}-{state.version}", facts)


@bp.route("/committees/<committee>/scorecards")
@public
def of_committee(committee: str):
    head = answers.live_at(committee_address(committee))
    state = published.site_version(live_scorecards.committee_feed(head.subject_id))

    def draw():
        own = {"name": published.title_of(head), "address": committee_address(committee)}
        listed = published_scorecards.of_committee(head.subject_id)
        return answers.drawn("scorecards_of", head.council_version, listed=listed, name="", of=own)

    return pages.answer(f"scorecards-{state.version}-{head.name}", draw)


@bp.route("/committees/<committee>/scorecards.json")
@public
def of_committee_json(committee: str):
    head = answers.live_at(committee_address(committee))
    state = published.site_version(live_scorecards.committee_feed(head.subject_id))

    def facts() -> dict[str, object]:
        return {"scorecards": [one.as_json() for one in published_scorecards.of_committee(head.subject_id)]}

    return answers.data(f"json-scorecards-{state.version}-{head.name}", facts)


@bp.route("/scorecards/<framework>/<period>")
@bp.route("/scorecards/<framework>/<period>/<committee>")
@public
def show(framework: str, period: str, committee: str = ""):
    head = _live(framework, period, committee)
    other = request.args.get("with", "")
    if other:
        return _compared(head, framework, other, committee)
    return pages.answer(head.name, partial(_page, head))


@bp.route("/scorecards/<framework>/<period>.json")
@bp.route("/scorecards/<framework>/<period>/<committee>.json")
@public
def show_json(framework: str, period: str, committee: str = ""):
    head = _live(framework, period, committee)

    def draw():
        return _text(published.text_of(head))

    return pages.answer(f"json-{head.name}", draw, media_type=answers.JSON)


@bp.route(f"/scorecards/<framework>/<period>.{FILES}")
@bp.route(f"/scorecards/<framework>/<period>/<committee>.{FILES}")
@public
def file(framework: str, period: str, ending: str, committee: str = ""):
    head = _live(framework, period, committee)
    return _send(head, head.version, ending, "-".join(filter(None, (framework, period, committee))))


@bp.route("/scorecards/<framework>/<period>/versions")
@bp.route("/scorecards/<framework>/<period>/<committee>/versions")
@public
def versions(framework: str, period: str, committee: str = ""):
    head = _live(framework, period, committee)

    def draw():
        found = published.versions(head)
        return answers.drawn("scorecard_versions", head.council_version, body=found[0].body, versions=found)

    return pages.answer(f"versions-{head.name}", draw)


@bp.route("/scorecards/<framework>/<period>/versions.json")
@bp.route("/scorecards/<framework>/<period>/<committee>/versions.json")
@public
def versions_json(framework: str, period: str, committee: str = ""):
    head, address = _live(framework, period, committee), scorecard_address(framework, period, committee)
    return answers.data(
        f"json-versions-{head.name}",
        lambda: {"versions": [one.as_json(address) for one in published.versions(head)]},
    )


@bp.route("/scorecards/<framework>/<period>/versions/<int:number>")
@bp.route("/scorecards/<framework>/<period>/<committee>/versions/<int:number>")
@public
def version(framework: str, period: str, number: int, committee: str = ""):
    """One version as it was; of an earlier one, what the version in force says otherwise, figure by figure."""
    head = _live(framework, period, committee)

    def draw():
        read, live = answers.version(head, number)
        body = published_marks.only_public(read.body)
        facts = {"body": body, "version": read, "live": live, "later": {}, "others": [], "papers": []}
        facts["areas"] = by_area(body["measures"])
        facts["corrected"] = corrected(read.body, live.body)
        facts["differences"] = differences(read.body, live.body)
        return answers.drawn("scorecard", head.council_version, **facts)

    return pages.answer(f"version-{number}-{head.name}", draw)


@bp.route("/scorecards/<framework>/<period>/versions/<int:number>.json")
@bp.route("/scorecards/<framework>/<period>/<committee>/versions/<int:number>.json")
@public
def version_json(framework: str, period: str, number: int, committee: str = ""):
    head = _live(framework, period, committee)
    name = f"json-version-{number}-{head.readable_from}-{head.name}"
    return pages.answer(
        name, lambda: _text(canonical.canonical(answers.version(head, number)[0].body)), media_type=answers.JSON
    )


@bp.route(f"/scorecards/<framework>/<period>/versions/<int:number>.{FILES}")
@bp.route(f"/scorecards/<framework>/<period>/<committee>/versions/<int:number>.{FILES}")
@public
def earlier_file(framework: str, period: str, number: int, ending: str, committee: str = ""):
    head = _live(framework, period, committee)
    if number < head.readable_from:
        abort(410)
    called = "-".join(filter(None, (framework, period, committee)))
    return _send(head, number, ending, f"{called}-version-{number}")


def _page(head: Head):
    """A scorecard as the committee had it; beside a figure that is another now, what it is and where."""
    live, council = published.read_with_council(head)
    site_context.know(council, head.council_version)
    framework_id, named = live.body["framework"]["id"], published_marks.named_in(live.body)
    since = published_scorecards.since(framework_id, head.subject_id, named)
    body = published_marks.with_only(live.body, since.marked)
    others = published_scorecards.beside(framework_id, head.subject_id)
    return answers.drawn(
        "scorecard",
        head.council_version,
        body=body,
        live=live,
        version=None,
        later=since.later,
        moved_on=published_marks.moved_on(live.body, since.marked),
        areas=by_area(body["measures"]),
        others=published_scorecards.of_same_remit(
            others, body["committee"]["id"] if body["committee"] else None, body["period"]["ends_on"]
        ),
        papers=published_files.papers(head, head.version),
    )


def _compared(head: Head, framework: str, period: str, committee: str):
    other = published.head_at(scorecard_address(framework, period, committee))
    if other is None or other.is_withdrawn or other.subject_id == head.subject_id:
        answers.refuse(UNKNOWN)

    def draw():
        two = [published.read(head).body, published.read(other).body]
        then, now = sorted(two, key=lambda body: body["period"]["ends_on"])
        found = compare(then, now)
        return answers.drawn(
            "scorecards_compared", head.council_version, body=two[0], then=then, now=now, compared=found
        )

    return pages.answer(f"compared-{other.publication_id}-{head.name}", draw)


def _live(framework: str, period: str, committee: str) -> Head:
    return answers.live_at(scorecard_address(framework, period, committee), published.head_and_feed_at)


def _send(head: Head, number: int, ending: str, called: str):
    """The file as it was made; made again where its charts name what is public no more, or was moved."""
    found = published_files.paper(head, ENDINGS[ending], number) or abort(404)
    anew = None if ending == "csv" else scorecard_files.with_marks_of_today(head, number)
    if anew is None:
        return send(found, f"{called}.{ending}")
    answer = pages.answer(
        f"file-{ending}-{number}-{head.name}",
        lambda: scorecard_papers.file_of(anew, ENDINGS[ending]),
        media_type=found.media_type,
    )
    shown = "inline" if found.media_type in SHOWN_IN_THE_BROWSER else "attachment"
    answer.headers.set("Content-Disposition", shown, filename=f"{called}.{ending}")
    return answer


def _text(body: str) -> str:
    """A body as it was written when it was published; with what it marks and names as that is public now."""
    return canonical.canonical(published_marks.only_public(json.loads(body)))


def _some(listed: list[Listed]) -> list[Listed]:
    return listed or abort(404)
