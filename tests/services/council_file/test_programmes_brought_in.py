"""How the table of a programme was built is in the council file, so that its check still points it out afterwards."""

import json
from datetime import UTC, datetime

from sqlalchemy import select

from models.work_programme import IncomingProgramme
from tests import factories
from tests.services.council_file.test_round_trip import dumped, empty, load
from webapp.database import db

AT = datetime(2019, 6, 18, 9, 0, tzinfo=UTC)
BUILT = {"repeats_headings": False, "rows_read": 31}


def brought_in(**said: object) -> IncomingProgramme:
    usual = {"year": 2019, "filename": "programme.docx", "uploaded_at": AT, "uploaded_by_id": factories.officer().id}
    return factories.keep(IncomingProgramme(committee=factories.committee(), **usual, **said))


def test_how_a_table_was_built_comes_back_with_its_council(app, database):
    brought_in(found={**BUILT, "headings": ["Topic"]}, confirmed_at=AT, corrections=2)
    text = dumped()
    empty(app, database)

    load(text)

    [kept] = db.session.scalars(select(IncomingProgramme))
    assert (kept.found, kept.corrections, kept.confirmed_at, kept.year) == (BUILT, 2, AT, 2019)


def test_one_that_nobody_confirmed_is_left_out(app):
    brought_in(found={**BUILT, "rows": [["Buses"]], "chosen": {}})

    assert "programmes_brought_in" not in json.loads(dumped())
