"""The check of tables brought in: one that loses its headings is found until the public has this site's Word file."""

from datetime import timedelta

from models.work_programme import IncomingProgramme
from tests import factories, published_programme
from tests.published_programme import NOW, YEAR
from webapp.services import programme_check


def found(committee) -> list[str]:
    every = programme_check.findings(committee, YEAR, on=NOW.date())
    return [one.rule for one in every if one.rule == "headings not repeated"]


def test_a_table_without_repeated_headings_is_found_until_the_programme_is_published_from_here(app):
    planned = published_programme.planned()
    published_programme.make_public(planned.programme, NOW - timedelta(days=1))
    read = {"repeats_headings": False, "rows_read": 29}
    brought = {"filename": "programme.docx", "uploaded_at": NOW, "uploaded_by_id": factories.officer().id}
    factories.keep(IncomingProgramme(committee_id=planned.committee.id, year=YEAR, found=read, **brought))
    assert found(planned.committee) == ["headings not repeated"]

    published_programme.topic(planned.committee, "Brought in")
    published_programme.make_public(planned.programme, NOW + timedelta(hours=1), reason="Brought in.")

    assert found(planned.committee) == []
