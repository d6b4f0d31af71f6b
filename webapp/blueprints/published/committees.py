"""The committees: all of them, and the page of each."""

from datetime import date

from flask import Blueprint

from models.rules import municipal_year
from models.rules.recommendations import in_words
from webapp import clock, pages, site_context
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.services import published, published_lists, published_names, published_seats
from webapp.services.deployment import site_address
from webapp.services.published import Head

bp = Blueprint("published_committees", __name__)


@bp.route("/committees")
@public
def index():
    state, today = published.site_version(), clock.today()

    def draw():
        facts = {
            "committees": published_names.committees(today),
            "has_former": published_names.has_former_committees(today),
        }
        return answers.drawn("committees", state.council_version, **facts)

    return pages.answer(f"committees-{today}-{state.name}", draw)


@bp.route("/committees.json")
@public
def index_json():
    state, today = published.site_version(), clock.today()
    return answers.data(
        f"json-committees-{today}-{state.version}",
        lambda: {"committees": published_names.committee_facts(today), "former": "/former-committees.json"},
    )


@bp.route("/committees/<committee>")
@public
def show(committee: str):
    head, today = answers.live_at(f"/committees/{committee}", published.committee_at), clock.today()
    return pages.answer(f"{head.name}-{today}", lambda: _committee_page(head, today))


@bp.route("/committees/<committee>.json")
@public
def show_json(committee: str):
    return answers.body(answers.live_at(f"/committees/{committee}"))


def _committee_page(head: Head, today: date) -> str:
    page = published_names.committee_page(head, today)
    site_context.know(page.council, head.council_version)
    return answers.drawn(
        "committee",
        head.council_version,
        body=page.facts,
        seats=published_seats.of_committee(head.subject_id, today),
        has_past=page.has_past,
        fared=page.fared,
        rates=in_words(page.fared.rates) if page.fared else [],
        year=municipal_year.in_words(page.fared.year) if page.fared else "",
        around=published_lists.of_committee(head.subject_id, today),
        feed=f"{site_address()}{page.facts['address']}/calendar.ics",
    )
