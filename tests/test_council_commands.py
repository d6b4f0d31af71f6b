"""The council file at the command line, as the person who runs the server uses it."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from models.committee import Committee
from models.council import Council
from models.meeting import Meeting
from models.publication import Publication, Published
from models.user import User
from models.work_programme import IncomingProgramme
from tests import factories
from tests.browser_client import Browser
from webapp import clock, create_app
from webapp.config import Settings
from webapp.database import db
from webapp.services import sample

ADMINISTRATOR = {"role": "administrator", "starts_on": "2019-01-01"}
PAPERS = Path(__file__).parent / "papers"
MEETING = "/committees/children-and-young-people-overview-and-scrutiny-committee/meetings/2019-06-18"


@pytest.fixture
def run(app):
    """Run a command and give back what became of it."""

    def invoke(*words: str, **others):
        result = app.test_cli_runner().invoke(args=[*words], **others)
        db.session.remove()
        return result

    return invoke


def test_a_file_is_loaded_and_published_as_of_a_day_of_its_own_time(app, run):
    result = run("council", "load", "--publish", "--at", "2019-06-10T09:00", str(PAPERS / "warwickshire.json"))

    assert result.exit_code == 0, result.output
    things = "28 members, 1 committees, 0 accounts, 8 meetings, 19 topics, 1 frameworks, 1 scorecards"
    assert result.output == f"Loaded and published: {things}.\n"
    assert "Update on Early Help Developments" in Browser(app).open(MEETING).text
    live = db.session.scalars(select(Published).where(Published.address == MEETING)).one()
    published = db.session.get_one(Publication, live.publication_id)
    assert published.published_at.isoformat() == "2019-06-10T08:00:00+00:00"


@pytest.mark.parametrize(
    "words",
    [
        ("council", "load", str(PAPERS / "warwickshire.json")),
        ("council", "dump", "-"),
        ("sample", "load"),
        ("audit", "verify"),
        ("people", "invite", "ada@example.org", "Ada"),
    ],
)
def test_a_database_without_tables_is_met_with_what_to_run_first(tmp_path, words):
    bare = create_app(Settings(tmp_path, f"sqlite:///{tmp_path / 'bare.db'}", "secret"))

    result = bare.test_cli_runner().invoke(args=[*words])

    assert result.exit_code == 1
    sentence = "The database has no tables yet. Run `make run` or `flask --app wsgi db upgrade` first."
    assert sentence in result.output


def test_a_wrong_file_is_refused_with_its_lines_and_nothing_is_loaded(run, tmp_path):
    data = json.loads((PAPERS / "warwickshire.json").read_text())
    data["meetings"][2]["held_on"] = "18/06/2019"
    file = tmp_path / "council.json"
    file.write_text(json.dumps(data))

    result = run("council", "load", str(file))

    assert result.exit_code == 1
    assert "meetings[2].held_on: expected a date like 2019-06-18, found '18/06/2019'." in result.output
    assert "was not loaded, nor any part of it" in result.output
    assert db.session.scalars(select(Council).order_by(Council.id)).all() == []


def test_an_agenda_too_late_to_publish_leaves_nothing_behind(run):
    result = run("council", "load", "--publish", "--at", "2019-06-17T09:00", str(PAPERS / "warwickshire.json"))

    assert result.exit_code == 1
    assert "meetings[3]: The public would have 0 clear days of notice" in result.output
    assert db.session.scalars(select(Meeting).order_by(Meeting.id)).all() == []
    assert db.session.scalars(select(Published).order_by(Published.address)).all() == []


def test_a_check_says_yes_and_loads_nothing(run):
    result = run("council", "check", str(PAPERS / "worcestershire.json"))

    assert result.output == "This file can be loaded.\n"
    assert db.session.scalars(select(Committee).order_by(Committee.id)).all() == []


def test_a_dump_is_what_it_writes_to_the_screen(run, tmp_path):
    run("council", "load", str(PAPERS / "worcestershire.json"))
    file = tmp_path / "council.json"

    written, shown = run("council", "dump", str(file)), run("council", "dump", "-")

    assert written.output == f"Written to {file}.\n"
    assert file.read_text() == shown.output
    assert json.loads(shown.output)["council"]["name"] == "Worcestershire County Council"
    assert [path.name for path in tmp_path.iterdir()] == ["council.json"]


def test_a_dump_names_what_waits_to_be_confirmed_and_is_not_in_it(run, tmp_path):
    committee, officer = factories.committee(), factories.officer()
    usual = {"committee_id": committee.id, "year": 2030, "uploaded_at": clock.now(), "uploaded_by_id": officer.id}
    factories.keep(IncomingProgramme(filename="waits.docx", found={"chosen": 0}, **usual))
    factories.keep(IncomingProgramme(filename="aside.docx", found={}, **usual))
    factories.keep(IncomingProgramme(filename="kept.docx", found={"built": 1}, confirmed_at=clock.now(), **usual))

    result = run("council", "dump", str(tmp_path / "council.json"))

    assert "Not in the file: work programmes brought in and not confirmed (1)." in result.stderr


def test_a_moment_that_is_none_is_refused(run):
    result = run("council", "load", "--publish", "--at", "tomorrow", str(PAPERS / "worcestershire.json"))

    assert result.exit_code == 2
    assert "tomorrow is no moment. Write it like 2019-06-10T09:00." in result.output


@pytest.fixture
def moorshire(app, run):
    """The sample council, loaded by its command."""
    result = run("sample", "load")
    assert result.exit_code == 0, result.output
    return result


def test_the_sample_is_loaded_once_and_signs_people_in(app, run, moorshire):
    meetings = len(db.session.scalars(select(Meeting).order_by(Meeting.id)).all())

    again = run("sample", "load")

    assert "The sample council is loaded." in moorshire.output
    assert f"the password {sample.PASSWORD}" in moorshire.output
    assert "There is a council here already. Nothing was loaded." in again.output
    assert len(db.session.scalars(select(Meeting).order_by(Meeting.id)).all()) == meetings
    stages = {meeting.status.value for meeting in db.session.scalars(select(Meeting).order_by(Meeting.id))}
    assert stages == {"scheduled", "cancelled"}


def test_the_sample_is_not_loaded_beside_anything(run):
    factories.council()

    result = run("sample", "load")

    assert "Nothing was loaded." in result.output
    assert db.session.scalars(select(User).order_by(User.id)).all() == []


def test_somebody_a_file_brought_is_invited_by_the_link_alone(run, tmp_path):
    data = json.loads((PAPERS / "worcestershire.json").read_text())
    data["accounts"] = [{"email": "jo@example.org", "name": "Jo", "roles": [ADMINISTRATOR]}]
    file = tmp_path / "council.json"
    file.write_text(json.dumps(data))
    run("council", "load", str(file))

    result = run("people", "invite", "jo@example.org", "Jo")

    assert result.exit_code == 0, result.output
    assert "Give this link to Jo." in result.output
    (user,) = db.session.scalars(select(User).order_by(User.id))
    assert len(user.grants) == 1


def test_a_dump_into_a_folder_that_is_not_there_says_so(run, tmp_path):
    result = run("council", "dump", str(tmp_path / "nowhere" / "council.json"))

    assert result.exit_code == 1
    assert "There is no folder" in result.output
