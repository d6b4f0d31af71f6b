"""What every page of the site says: whose site it is. Kept under the version of the council's details."""

from flask import Flask, current_app, g
from sqlalchemy.exc import DatabaseError

from models.bodies import CouncilBody
from webapp.database import db
from webapp.services import published
from webapp.services.bodies import UNNAMED


def init_app(app: Flask) -> None:
    councils: dict[int, CouncilBody] = {}
    app.extensions["councils"] = councils
    app.extensions.setdefault("forget", []).append(councils.clear)
    app.context_processor(lambda: {"council": the_council()})


def the_council(version: int | None = None) -> CouncilBody:
    """The council's public details. A caller that has just read the live version saves asking for it again."""
    if "council" not in g:
        g.council = _kept(published.council_version() if version is None else version)
    council: CouncilBody = g.council
    return council


def do_without() -> None:
    """Have pages say nothing of whose site it is, where the database cannot tell."""
    try:
        the_council()
    except DatabaseError:
        db.session.rollback()
        g.council = UNNAMED


def know(council: CouncilBody, version: int) -> None:
    """Keep what somebody has read already, so that it is not asked for again."""
    councils: dict[int, CouncilBody] = current_app.extensions["councils"]
    councils.clear()
    councils[version] = council


def _kept(version: int) -> CouncilBody:
    councils: dict[int, CouncilBody] = current_app.extensions["councils"]
    council = councils.get(version)
    if council is None:
        council = published.council(version)
        know(council, version)
    return council
