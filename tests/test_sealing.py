"""What is sealed: by which key, how keys are renewed, and that nothing is lost however that is interrupted."""

import stat

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select, text

from models.interest import Interest
from models.member import Member
from models.vocabulary import InterestCategory
from tests import factories
from webapp import clock
from webapp.database import db
from webapp.sealing import CannotUnseal, Keyring
from webapp.services import audit, sealed_columns
from webapp.services.actors import operator
from webapp.services.deployment import keyring
from webapp.transaction import transaction

SECRET = {"job": "A secret occupation"}


@pytest.fixture
def ring(tmp_path) -> Keyring:
    return Keyring(tmp_path / "keys")


@pytest.fixture
def own_keys(app, tmp_path):
    """Keys for this test alone: what one leaves must not be in another's way."""
    kept = app.extensions.get("keyring")
    app.extensions["keyring"] = Keyring(tmp_path / "keys")
    yield app.extensions["keyring"]
    app.extensions["keyring"] = kept or Keyring(app.config["SETTINGS"].sealing_keys)


@pytest.fixture
def sealed(own_keys) -> int:
    member = factories.member(sealed_home_address=own_keys.seal("1 Low Lane"))
    factories.interest(
        member, category=InterestCategory.LAND, details={}, is_sensitive=True, sealed_details=own_keys.seal(SECRET)
    )
    return member.id


@pytest.fixture
def run(app):
    def invoke(*words: str):
        result = app.test_cli_runner().invoke(args=["keys", *words])
        db.session.remove()
        return result

    return invoke


def what_is_sealed() -> tuple[object, object]:
    db.session.expire_all()
    interest, member = db.session.scalars(select(Interest)).one(), db.session.scalars(select(Member)).one()
    return keyring().unseal(interest.sealed_details), keyring().unseal(member.sealed_home_address)


def test_the_file_of_keys_is_made_when_first_needed_and_only_its_owner_reads_it(ring):
    assert ring.unseal(ring.seal(SECRET)) == SECRET

    assert stat.S_IMODE(ring.path.stat().st_mode) == 0o600


def test_what_is_sealed_says_nothing(ring):
    assert b"occupation" not in ring.seal(SECRET)


def test_a_new_key_seals_and_the_old_one_still_unseals(ring):
    before = ring.seal(SECRET)
    ring.add_key()

    assert ring.unseal(before) == SECRET
    with pytest.raises(CannotUnseal):
        Keyring(_only_the_second_key(ring)).unseal(ring.seal(SECRET))


def _only_the_second_key(ring: Keyring):
    path = ring.path.with_name("second")
    path.write_text(ring.path.read_text().split()[1])
    return path


def test_a_key_put_in_by_another_process_is_used_at_once(ring):
    ring.seal(SECRET)
    other = Keyring(ring.path)
    other.add_key()

    assert ring.unseal(other.seal(SECRET)) == SECRET


def test_what_no_key_opens_is_refused_with_the_way_out_and_without_its_words(ring, tmp_path):
    stranger = Keyring(tmp_path / "others").seal(SECRET)

    with pytest.raises(CannotUnseal, match="Put back the key") as refused:
        ring.unseal(stranger)

    assert "occupation" not in str(refused.value)


def test_every_sealed_column_is_found_by_its_type():
    names = {str(column) for column in sealed_columns.columns()}

    assert {"interest.sealed_details", "member.sealed_contacts", "member.sealed_home_address"} <= names
    assert {"interest_proposal.sealed_entry"} <= names


def test_rotation_seals_everything_with_the_newest_key(run, sealed, own_keys):
    old = own_keys.path.read_text().split()[0]

    result = run("rotate", "--forget")

    assert result.exit_code == 0, result.output
    assert "2 values" in result.output
    assert old not in own_keys.path.read_text()
    assert len(own_keys.path.read_text().split()) == 1
    assert what_is_sealed() == (SECRET, "1 Low Lane")


def test_without_the_flag_the_old_key_stays_to_open_backups(run, sealed, own_keys):
    before = db.session.scalars(select(Interest.sealed_details)).one()

    run("rotate")

    assert len(own_keys.path.read_text().split()) == 2
    assert own_keys.unseal(before) == SECRET
    assert run("forget").exit_code == 0
    assert what_is_sealed() == (SECRET, "1 Low Lane")
    with pytest.raises(CannotUnseal):
        own_keys.unseal(before)


def test_stopped_between_the_new_key_and_the_commit_nothing_is_lost(run, sealed, own_keys):
    class Stopped(Exception):
        """The process goes."""

    with pytest.raises(Stopped), transaction():
        sealed_columns.rotate(by=operator(on=clock.today()), at=clock.now())
        raise Stopped

    assert len(own_keys.path.read_text().split()) == 2
    assert what_is_sealed() == (SECRET, "1 Low Lane")
    assert run("rotate", "--forget").exit_code == 0
    assert what_is_sealed() == (SECRET, "1 Low Lane")


def test_old_keys_are_not_forgotten_while_something_cannot_be_opened(run, sealed, own_keys):
    stranger = Fernet(Fernet.generate_key()).encrypt(b'"lost"')
    db.session.execute(text("UPDATE member SET sealed_contacts = :sealed"), {"sealed": stranger})
    db.session.commit()
    before = own_keys.path.read_text()

    result = run("forget")

    assert result.exit_code == 1
    assert "Put back the key" in result.output
    assert own_keys.path.read_text() == before


def test_rotation_is_in_the_audit_trail(run, sealed):
    run("rotate", "--forget")

    assert list(audit.verify()) == []
    events = db.session.execute(text("SELECT what FROM audit_event ORDER BY id")).scalars().all()
    assert events[-2:] == ["sealing keys rotated", "old sealing keys forgotten"]
