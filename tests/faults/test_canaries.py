"""A word that is nowhere else is put in every sealed field; then its raw bytes are looked for wherever they could leak.

In the database's own files with their logs, in what its tables print, in every page, file, feed and letter that anybody
but the monitoring officer gets, in the council file and in the application's log.
"""

import io
import logging
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select, text

from models.incoming import IncomingTable
from models.interest import InterestProposal
from models.member import Member
from models.vocabulary import IncomingKind, InterestCategory, ProposalKind, Role
from tests import factories
from tests.blueprints import council_with_everything
from tests.blueprints.council_with_everything import addresses
from tests.browser_client import Browser
from webapp import clock
from webapp.database import db
from webapp.services import sealed_columns
from webapp.services.deployment import keyring

# A canary is a word of its own for each place, so that a failure says which field leaked.
CANARIES = {
    "interest.sealed_details": ("Quibblethorpe", "Zephyrbank"),
    "interest_proposal.sealed_entry": ("Wuthermoss",),
    "member.sealed_contacts": ("Jackdawhurst",),
    "member.sealed_home_address": ("Vixenholme",),
    "incoming_table.sealed_rows": ("Kestrelwick",),
    "incoming_table.sealed_result": ("Bramblestow",),
    "dispensation.sealed_reason": ("Mudlarkfoot",),
}
HIDDEN = [word for words in CANARIES.values() for word in words]
IN_SIGHT = "Plainsightham"
OTHERS = (None, Role.OFFICER, Role.ADMINISTRATOR, Role.MEMBER)


@pytest.fixture
def numbers(app, caplog):
    caplog.set_level(logging.INFO)
    made = council_with_everything.make()
    plant(db.session.get_one(Member, made["member_id"]))
    enter_and_publish(Browser(app).sign_in(factories.monitoring_officer()), made["member_id"])
    return made


def plant(member: Member) -> None:
    """What other screens seal, as they seal it; and a word in the clear, to see that the search finds one."""
    seal = keyring().seal
    member.sealed_contacts = seal({"phone": "Jackdawhurst 7"})
    member.sealed_home_address = seal("7 Vixenholme")
    member.public_address = f"7 {IN_SIGHT}"
    by = factories.officer()
    db.session.add(
        InterestProposal(
            member=member, kind=ProposalKind.ADD, category=InterestCategory.OTHER, proposed_at=clock.now(),
            sealed_entry=seal({"details": {"body": "Wuthermoss"}}), proposed_by_id=by.id,
        )
    )  # fmt: skip
    db.session.add(
        IncomingTable(
            kind=IncomingKind.REGISTER, filename="register.csv", sealed_rows=seal([["Kestrelwick"]]),
            sealed_result=seal({"lines": {"added": [[2, "Bramblestow", []]]}}),
            uploaded_at=clock.now(), uploaded_by_id=by.id,
        )
    )  # fmt: skip
    db.session.commit()


def enter_and_publish(officer: Browser, member_id: int) -> None:
    """Typed and published through the screens, refused once, corrected once: every way in."""
    register = f"/staff/registers/{member_id}"
    officer.submit(f"{register}/add/employment", job="Quibblethorpe", is_sensitive="y", starts_on="2030-02-30")
    officer.submit(f"{register}/add/employment", job="Quibblethorpe", is_sensitive="y")
    land = {"tenure": "Owner", "place": "Ferndale", "is_home": "y", "address": "7 Zephyrbank"}
    officer.submit(f"{register}/add/land", **land)
    leave = {"requested_on": "2030-06-01", "granted_on": "2030-06-18", "starts_on": "2030-06-18", "ground": "c"}
    leave |= {"scope": "speak", "subject": "The budget", "granted_by": "The Committee", "reason": "Mudlarkfoot"}
    officer.submit(f"{register}/dispensations/new", **leave, ends_on="2044-06-17")
    assert officer.submit(f"{register}/dispensations/new", **leave, ends_on="2034-06-17").status == 302
    assert officer.submit(f"{register}/publish", reason="Two entries").status == 302
    page = officer.open(register).text
    assert "Quibblethorpe" in page and "Zephyrbank" in page


def found_in(content: bytes, words=HIDDEN) -> list[str]:
    """The words whose bytes stand in the content, as they are or in hexadecimal digits."""
    return [word for word in words if word.encode() in content or word.encode().hex().encode() in content.lower()]


def unpacked(content: bytes) -> bytes:
    """A file with what is packed in it beside it."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return content + b"".join(packed.read(name) for name in packed.namelist())


def files_of(app) -> dict[str, bytes]:
    """Every file of this deployment: the database with its logs, the published files; but for the keys."""
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("CHECKPOINT"))
    folder: Path = app.config["SETTINGS"].data
    paths = [path for path in folder.rglob("*") if path.is_file() and path.name != "sealing_keys"]
    return {str(path.relative_to(folder)): unpacked(path.read_bytes()) for path in paths}


def test_every_sealed_column_has_a_canary():
    assert {str(column) for column in sealed_columns.columns()} == set(CANARIES)


def test_the_files_of_the_database_hold_no_canary(app, numbers):
    files = files_of(app)

    assert any(found_in(content, [IN_SIGHT]) for content in files.values()), "the search would find nothing at all"
    assert {name: words for name, content in files.items() if (words := found_in(content))} == {}


def test_the_tables_print_no_canary(app, numbers):
    tables = db.metadata.sorted_tables
    printed = {
        table.name: "\n".join(str(tuple(row)) for row in db.session.execute(select(table))).encode() for table in tables
    }

    assert found_in(printed["member"], [IN_SIGHT])
    assert {name: words for name, content in printed.items() if (words := found_in(content))} == {}


@pytest.mark.parametrize("role", OTHERS, ids=str)
def test_nobody_else_gets_a_canary_from_any_address(app, numbers, role):
    browser = Browser(app)
    if role:
        browser.sign_in(factories.user(role, member_id=factories.member().id if role is Role.MEMBER else None))
    leaks = {}
    versions = [
        ("version 2", f"/members/{numbers['member']}/interests/versions/2{end}", "GET") for end in ("", ".json")
    ]
    for endpoint, address, method in [*addresses(app, numbers), *versions]:
        if method == "GET":
            page = browser.open(address)
            content = unpacked(page.response.get_data()) + str(page.headers).encode()
            leaks |= {endpoint: words} if (words := found_in(content)) else {}

    # Democratic services may read whom to telephone, on the one page that is for that; never where a member lives.
    theirs = {"private_contacts.edit": list(CANARIES["member.sealed_contacts"])} if role is Role.OFFICER else {}
    assert leaks == theirs


def test_the_council_file_the_log_and_the_letters_hold_no_canary(app, numbers, caplog, tmp_path):
    person = factories.user(Role.MEMBER, member_id=numbers["member_id"])
    Browser(app).submit("/forgotten-password", email=person.email)
    result = app.test_cli_runner().invoke(args=["council", "dump", str(tmp_path / "council.json")])
    assert result.exit_code == 0, result.output

    dumped = b"".join(unpacked(path.read_bytes()) for path in tmp_path.rglob("*") if path.is_file())
    assert dumped
    assert found_in(dumped + result.output.encode()) == []
    assert caplog.text
    assert found_in(caplog.text.encode()) == []
