"""The settings a start needs, read from the environment; a broken one stops the start with a sentence."""

import os
import secrets
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

MEGABYTE = 1024 * 1024
LAST_PORT = 65_535


class BrokenSetting(SystemExit):
    """A setting that cannot be used: the message names it and says what was expected."""


@dataclass(frozen=True)
class Settings:
    """Everything a start needs. Links are built from `site`: the Host header is never trusted for them."""

    data: Path
    database_url: str
    secret_key: str
    host: str = "127.0.0.1"
    port: int = 8000
    site: str = "http://127.0.0.1:8000"
    demo: bool = True
    mail_server: str = ""
    mail_from: str = "moothall@localhost"
    largest_file: int = 50 * MEGABYTE
    trusted_proxies: int = 0
    workers: int = 1
    keys: Path | None = None
    is_secure: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_secure", self.site.startswith("https://"))

    @cached_property
    def files(self) -> Path:
        """Where the files are kept, each under its hash."""
        return self.data / "files"

    @property
    def sealing_keys(self) -> Path:
        """The file of the keys that seal what the database must not hold in the clear."""
        return self.keys or self.data / "sealing_keys"


def from_environment() -> Settings:
    """Read the settings; raises BrokenSetting with the name of the first that cannot be used."""
    data = Path(os.environ.get("MOOTHALL_DATA") or "data").resolve()
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BrokenSetting(f"MOOTHALL_DATA is {data}, which cannot be made or written: {error.strerror}.") from error
    if not os.access(data, os.W_OK | os.X_OK):
        raise BrokenSetting(f"MOOTHALL_DATA is {data}, where nothing can be written. Give it to whoever runs Moothall.")
    host, port = os.environ.get("HOST", "127.0.0.1"), _whole_number("PORT", "8000")
    if not 0 < port <= LAST_PORT:
        raise BrokenSetting(f"PORT must be from 1 to {LAST_PORT}. It is {port}.")
    return Settings(
        data=data,
        database_url=_database_url(data),
        secret_key=os.environ.get("SECRET_KEY") or _kept_secret(data),
        host=host,
        port=port,
        site=_site(host, port),
        demo=_demo(),
        mail_server=os.environ.get("MAIL_SERVER", ""),
        mail_from=os.environ.get("MAIL_FROM", "moothall@localhost"),
        largest_file=_whole_number("LARGEST_FILE_MB", "50") * MEGABYTE,
        trusted_proxies=_whole_number("TRUSTED_PROXIES", "0"),
        workers=max(_whole_number("WORKERS", "1"), 1),
        keys=_key_file(),
    )


def _database_url(data: Path) -> str:
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{data / 'moothall.db'}"
    url = url.replace("postgres://", "postgresql://", 1)
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise BrokenSetting(
            "DATABASE_URL is not a database address. Write it like postgresql://user:password@host/name, "
            "or leave it out to use the embedded database."
        ) from error
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise BrokenSetting(f"DATABASE_URL names {parsed.get_backend_name()}. Moothall runs on SQLite or PostgreSQL.")
    if parsed.drivername == "postgresql":
        url = url.replace("postgresql://", "postgresql+psycopg://", 1)
    return url


def _site(host: str, port: int) -> str:
    site = (os.environ.get("MOOTHALL_SITE") or f"http://{host}:{port}").rstrip("/")
    parts = urlsplit(site)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise BrokenSetting(
            "MOOTHALL_SITE must be the public address of the site, like https://meetings.example.gov.uk."
        )
    return site


def _whole_number(name: str, usual: str) -> int:
    text = os.environ.get(name) or usual
    if not text.isdecimal():
        raise BrokenSetting(f"{name} must be a whole number, like {usual}. It is {text!r}.")
    return int(text)


def _demo() -> bool:
    wanted = os.environ.get("MOOTHALL_DEMO") or "1"
    if wanted not in ("0", "1"):
        raise BrokenSetting(
            f"MOOTHALL_DEMO must be 1, which loads the sample council into an empty database, or 0. It is {wanted!r}."
        )
    return wanted == "1"


def _key_file() -> Path | None:
    named = os.environ.get("MOOTHALL_KEYS")
    if not named:
        return None
    path = Path(named).resolve()
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise BrokenSetting(f"MOOTHALL_KEYS is {path}, in a folder that is not there or cannot be written.")
    return path


def _kept_secret(data: Path) -> str:
    """A key made at the first start and kept beside the data, readable only by its owner."""
    path = data / "secret_key"
    if not path.exists():
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_hex(32))
        except FileExistsError:
            pass
    return path.read_text()
