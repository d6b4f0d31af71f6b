"""What a person is told when something is not there or not possible. Hidden and missing are the same bytes."""

import errno
from contextlib import suppress

from flask import Flask, Response, current_app, g, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, NoResultFound, OperationalError, ProgrammingError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from models.rules import RuleBroken
from webapp import access, headers, migrations, site_context
from webapp.config import MEGABYTE
from webapp.database import db
from webapp.services.actors import NotAllowed
from webapp.services.deployment import largest_file

STAFF = "/staff"
PAGES = {400, 403, 410, 429}


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, show)
    app.register_error_handler(CSRFError, expired_form)
    app.register_error_handler(RuleBroken, refused)
    app.register_error_handler(OSError, disk_trouble)
    for trouble in (OperationalError, ProgrammingError):
        app.register_error_handler(trouble, database_trouble)
    for missing in (NoResultFound, NotAllowed):
        app.register_error_handler(missing, not_found)
    for crossed in (StaleDataError, IntegrityError):
        app.register_error_handler(crossed, crossed_by_another)


def not_found(error: Exception | None = None) -> Response:
    """Among the staff pages whoever is signed in stays there, whether anything is hidden at the address or not."""
    is_among_staff = request.path == STAFF or request.path.startswith(f"{STAFF}/")
    if is_among_staff:
        access.recognise_anybody()
    answer = make_response(render_template("errors/404.html", is_among_staff=is_among_staff and "actor" in g), 404)
    if is_among_staff:
        answer.headers["Cache-Control"] = headers.PRIVATE
    return answer


def show(error: HTTPException) -> Response | tuple[str, int]:
    code = error.code or 500
    if code == 404:
        return not_found()
    if code in (400, 413):
        access.recognise()
    if code == 413:
        return render_template("errors/413.html", largest=largest_file() // MEGABYTE), 413
    if code in PAGES:
        return page(code)
    if code < 400:
        return error.get_response()
    return page(400 if code < 500 else 500, code)


def expired_form(error: CSRFError) -> tuple[str, int]:
    access.recognise()
    return page(400)


def refused(broken: RuleBroken) -> tuple[str, int]:
    """A rule said no to something that has no form of its own to say it in."""
    db.session.rollback()
    return render_template("errors/refused.html", message=broken.message), 400


def crossed_by_another(error: Exception) -> tuple[str, int]:
    db.session.rollback()
    return render_template("errors/409.html"), 409


def database_trouble(error: OperationalError | ProgrammingError) -> tuple[str, int]:
    """A database that lacks a migration fails until somebody makes it; one that is busy is free in a moment."""
    db.session.rollback()
    if sentence := _what_is_lacking():
        current_app.logger.critical(sentence)
        site_context.do_without()
        return page(500)
    if isinstance(error, ProgrammingError):
        raise error
    return render_template("errors/503.html"), 503


def _what_is_lacking() -> str:
    with suppress(OperationalError):
        return migrations.lacking()
    return ""


def disk_trouble(error: OSError) -> tuple[str, int]:
    if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG):
        raise error
    db.session.rollback()
    return render_template("errors/507.html"), 507


def page(template: int, code: int | None = None) -> tuple[str, int]:
    return render_template(f"errors/{template}.html"), code or template
