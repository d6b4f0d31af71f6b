"""A setting that cannot be used stops the start, with a sentence that names it."""

import socket

import pytest

from webapp import create_app
from webapp.config import BrokenSetting, Settings, from_environment
from webapp.start import check_address_is_free


@pytest.fixture(autouse=True)
def environment(monkeypatch, tmp_path):
    for name in ("PORT", "HOST", "DATABASE_URL", "MOOTHALL_SITE", "MOOTHALL_DEMO", "MAIL_SERVER", "LARGEST_FILE_MB"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MOOTHALL_DATA", str(tmp_path / "data"))
    return monkeypatch


def test_nothing_need_be_set(tmp_path):
    settings = from_environment()

    assert settings.database_url == f"sqlite:///{tmp_path / 'data' / 'moothall.db'}"
    assert (settings.host, settings.port, settings.demo) == ("127.0.0.1", 8000, True)
    assert settings.site == "http://127.0.0.1:8000"


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first, second = from_environment(), from_environment()

    assert first.secret_key == second.secret_key
    assert (tmp_path / "data" / "secret_key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "99999"),
        ("WORKERS", "many"),
        ("LARGEST_FILE_MB", "-1"),
        ("MOOTHALL_DEMO", "maybe"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "mysql://localhost/council"),
        ("MOOTHALL_SITE", "meetings.example.org"),
        ("MOOTHALL_SITE", "https://example.org/meetings"),
    ],
)
def test_a_broken_setting_is_named(environment, name, value):
    environment.setenv(name, value)

    with pytest.raises(BrokenSetting, match=name):
        from_environment()


def test_a_data_folder_that_cannot_be_made_is_named(environment, tmp_path):
    (tmp_path / "file").write_text("in the way")
    environment.setenv("MOOTHALL_DATA", str(tmp_path / "file" / "data"))

    with pytest.raises(BrokenSetting, match="MOOTHALL_DATA"):
        from_environment()


def test_a_database_that_does_not_answer_is_named_without_its_password(tmp_path):
    url = "postgresql+psycopg://council:secret-word@127.0.0.1:9/council"

    with pytest.raises(BrokenSetting, match="DATABASE_URL") as broken:
        create_app(Settings(data=tmp_path, database_url=url, secret_key="k"))
    assert "secret-word" not in str(broken.value)


def test_a_mail_server_that_is_no_address_is_named(tmp_path):
    with pytest.raises(BrokenSetting, match="MAIL_SERVER"):
        create_app(Settings(data=tmp_path, database_url="sqlite://", secret_key="k", mail_server="mail.example.org"))


def test_a_port_that_is_taken_is_named(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        settings = Settings(data=tmp_path, database_url="sqlite://", secret_key="k", port=port)

        with pytest.raises(BrokenSetting, match=f"PORT {port}"):
            check_address_is_free(settings)
