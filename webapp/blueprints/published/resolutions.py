"""The register of resolutions: what public minutes resolved, found by committee, year and words."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, request

from models.rules import addresses
from webapp import pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.services import published, published_resolutions
from webapp.services.canonical import canonical, digest
from webapp.services.published import Head
from webapp.services.published_resolutions import Asked, Key, ListedCommittee, PageOfResolutions

bp = Blueprint("published_resolutions", __name__)
FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST = 200
BROKEN = "That address of a part of the register is not complete. Start again from the beginning of the register."
UNKNOWN = "No committee of that name is public here. Choose one from the list on the register."


@dataclass(frozen=True)
class Question:
    """What a reader asked of the register, as the address carries it; `here` is the page it is asked on."""

    here: str
    words: str
    committee: str
    year: int | None
    before: Key | None

    @property
    def name(self) -> str:
        """The same for the same question."""
        return digest(canonical([self.here, self.words, self.committee, self.year, str(self.before)]))[:20]

    def address(self, before: Key | None = None, *, page: str = "") -> str:
        """Where the same is asked, from the beginning of the register or from a place in it."""
        asked = {"words": self.words, "committee": self.committee, "year": self.year, "before": before}
        said = urlencode({name: str(value) for name, value in asked.items() if value})
        return f"{page or self.here}?{said}" if said else page or self.here


@bp.route("/resolutions")
@public
def index():
    asked, state = _question("/resolutions"), published.site_version()

    def draw():
        committees = published_resolutions.committees()
        found = published_resolutions.page(_of(asked, _chosen(asked, committees)))
        return _drawn(asked, found, state.council_version, committees=committees)

    return pages.answer(f"resolutions-{asked.name}-{state.name}", draw)


@bp.route("/resolutions.json")
@public
def index_json():
    asked, state = _question("/resolutions"), published.site_version()

    def facts() -> dict[str, object]:
        chosen = _chosen(asked, published_resolutions.committees()) if asked.committee else None
        return _as_json(asked, published_resolutions.page(_of(asked, chosen)))

    return answers.data(f"json-resolutions-{asked.name}-{state.name}", facts)


@bp.route("/committees/<committee>/resolutions")
@public
def of_committee(committee: str):
    head, asked = _committee(committee)

    def draw():
        found = published_resolutions.page(_of(asked, head.subject_id))
        own = {"name": published.title_of(head), "address": addresses.committee_address(committee)}
        return _drawn(asked, found, head.council_version, committees=[], of=own)

    return pages.answer(f"resolutions-{asked.name}-{head.name}", draw)


@bp.route("/committees/<committee>/resolutions.json")
@public
def of_committee_json(committee: str):
    head, asked = _committee(committee)
    return answers.data(
        f"json-resolutions-{asked.name}-{head.name}",
        lambda: _as_json(asked, published_resolutions.page(_of(asked, head.subject_id))),
    )


def _committee(committee: str) -> tuple[Head, Question]:
    address = addresses.committee_address(committee)
    return answers.live_at(address, published.head_and_feed_at), _question(f"{address}/resolutions")


def _drawn(asked: Question, found: PageOfResolutions, council_version: int, **facts: object) -> str:
    earlier = asked.address(found.earlier) if found.earlier else None
    said = {"asked": asked, "found": found, "earlier": earlier, "data": asked.address(page=f"{asked.here}.json")}
    return answers.drawn("resolutions", council_version, **{"of": None, **facts}, **said)


def _as_json(asked: Question, found: PageOfResolutions) -> dict[str, object]:
    earlier = asked.address(found.earlier, page=f"{asked.here}.json") if found.earlier else None
    return {"resolutions": [one.as_json() for one in found.resolutions], "earlier": earlier}


def _of(asked: Question, committee_id: int | None) -> Asked:
    return Asked(asked.words, committee_id, asked.year, asked.before)


def _chosen(asked: Question, committees: list[ListedCommittee]) -> int | None:
    if not asked.committee:
        return None
    found = next((one.id for one in committees if one.slug == asked.committee), None)
    return answers.refuse(UNKNOWN) if found is None else found


def _question(here: str) -> Question:
    committee = request.args.get("committee", "").strip() if here == "/resolutions" else ""
    return Question(here, " ".join(request.args.get("words", "")[:LONGEST].split()), committee, _year(), _before())


def _year() -> int | None:
    asked = request.args.get("year", "").strip()
    if not asked:
        return None
    if not (asked.isascii() and asked.isdecimal() and len(asked) == 4 and FIRST_YEAR <= int(asked) <= LAST_YEAR):
        answers.refuse("Give the year in four figures, such as 2019.")
    return int(asked)


def _before() -> Key | None:
    try:
        return Key.from_text(request.args["before"]) if request.args.get("before") else None
    except ValueError:
        answers.refuse(BROKEN)
