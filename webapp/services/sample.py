"""The sample council: Moorshire, which does not exist, with a year of meetings around today. For trying things only."""

from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

from sqlalchemy import func, select

from models.user import User
from webapp import clock
from webapp.database import db
from webapp.services import passwords, sample_year
from webapp.services.actors import Actor
from webapp.services.council_file import loading, reading
from webapp.services.council_file.known import known
from webapp.services.deployment import is_demo, listens_on

FILE = Path(__file__).parents[2] / "samples" / "moorshire.json"
PASSWORD = "moothall-sample-2026"  # noqa: S105, everybody knows it: it opens made-up data on this machine only.
WHO = {
    "clerk@moorshire.example": "democratic services officer",
    "admin@moorshire.example": "administrator",
    "monitoring@moorshire.example": "monitoring officer",
    "performance@moorshire.example": "performance officer",
    "councillor@moorshire.example": "member",
}


def load_into_empty() -> bool:
    """Load the sample council, unless anything at all is here already or MOOTHALL_DEMO=0. Whether it was loaded.

    Its accounts have a password everybody knows, and so have none where people on other machines can reach the site.
    """
    if not is_demo() or not known().is_empty:
        return False
    now = clock.now()
    opened_at = now - timedelta(days=sample_year.DAYS_BEFORE)
    by = Actor(None, "the sample council", (), clock.day_of(now))
    loaded = loading.load(reading.read(FILE.read_bytes()), by=by, at=opened_at)
    if _is_this_machine_alone():
        for user in loaded.accounts.values():
            user.password_hash = passwords.kept(PASSWORD)
    sample_year.plan(loaded, by=by, opened_at=opened_at, now=now)
    return True


def sign_ins() -> list[str]:
    """How to sign in to the sample council, as lines to print; none where it is not the council here."""
    wanted = select(func.count()).select_from(User).where(User.email.in_(WHO), User.password_hash.is_not(None))
    if not is_demo() or not db.session.scalar(wanted):
        return []
    return [
        f"The sample council's sign-ins, each with the password {PASSWORD}:",
        *(f"  {email:<30} {role}" for email, role in WHO.items()),
        "Everybody knows that password. It is for trying only: put nothing real beside it.",
    ]


def _is_this_machine_alone() -> bool:
    host = listens_on()
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
