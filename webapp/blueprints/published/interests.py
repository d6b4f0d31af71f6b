"""Interests as anybody reads them: the council's guidance on declaring them, and what each member has declared."""

from datetime import date

from flask import Blueprint, abort, request

from exports import guidance
from models.bodies import CouncilBody
from webapp import pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.clock import day_of
from webapp.services import papers, published, published_declarations
from webapp.services.published import Head
from webapp.services.published_declarations import PageOfDeclarations
from webapp.site_context import the_council

bp = Blueprint("published_interests", __name__)


@bp.route("/declaring-interests")
@public
def show():
    head, text = _guidance()

    def draw() -> str:
        heading, below = guidance.parts(text)
        return answers.drawn("declaring_interests", head.council_version, heading=heading, text=below)

    return pages.answer(f"guidance-{head.council_version}", draw)


@bp.route("/declaring-interests.json")
@public
def show_json():
    head, text = _guidance()
    heading, below = guidance.parts(text)
    return answers.data(f"json-guidance-{head.council_version}", lambda: {"heading": heading, "text": below})


@bp.route("/declaring-interests.docx")
@public
def word():
    head, text = _guidance()
    council = the_council(head.council_version)

    def draw() -> bytes:
        return papers.guidance_file(text, council, dated=_published_on(head))

    response = pages.answer(f"word-guidance-{head.council_version}", draw, media_type=papers.WORD_TYPE)
    response.headers.add("Content-Disposition", 'attachment; filename="declaring-interests.docx"')
    return response


@bp.route("/members/<member>/declarations")
@public
def of_member(member: str):
    head, before = answers.live_at(f"/members/{member}", published.head_and_feed_at), _before()

    def draw() -> str:
        page = published_declarations.of_member(head.subject_id, before)
        facts = {"name": published.title_of(head), "address": f"/members/{member}", "page": page}
        return answers.drawn("declarations", head.council_version, is_first=before is None, **facts)

    return pages.answer(f"declared-{before}-{head.name}", draw)


@bp.route("/members/<member>/declarations.json")
@public
def of_member_json(member: str):
    head, before = answers.live_at(f"/members/{member}", published.head_and_feed_at), _before()
    here = f"/members/{member}/declarations.json"
    return answers.data(
        f"json-declared-{before}-{head.name}",
        lambda: _as_json(published_declarations.of_member(head.subject_id, before), here),
    )


def _guidance() -> tuple[Head, str]:
    """The live version of the council's details, and the guidance in it. 404 where it has published none."""
    head = answers.live_at("/")
    council: CouncilBody = the_council(head.council_version)
    text = council.get("interests_guidance", "")
    if not text:
        abort(404)
    return head, text


def _published_on(head: Head) -> date:
    return day_of(published.read(head).published_at)


def _as_json(page: PageOfDeclarations, here: str) -> dict[str, object]:
    earlier = f"{here}?before={page.earlier}" if page.earlier else None
    return {"declarations": [one.as_json() for one in page.declarations], "earlier": earlier}


def _before() -> int | None:
    asked = request.args.get("before")
    if asked is None:
        return None
    if not (asked.isdecimal() and asked.isascii() and len(asked) <= 9):
        answers.refuse(
            "That address of a part of the list is not complete. Start again from the beginning of the list."
        )
    return int(asked)
