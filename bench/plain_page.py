"""What the floor of a page for people who signed in has: a plain application, its sign-in, and the product's frame.

Who asks is found by a signed cookie, and what they may do by their roles: two plain selects before those of the page.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask, session
from jinja2 import DictLoader
from sqlalchemy import Connection, select

from bench import frame, records
from bench.asking import Request, forgetting_pages, python_calls, statements
from bench.floors import engine_for
from bench.protocol import Case, measure
from bench.site import Site, engine_of, redrawn, send
from bench.table import Row
from models.user import RoleGrant, User

Read = Callable[[Connection, int, int], dict[str, Any]]
TARGET, STRETCH = 1.5, 1.25


def plain_app(url: str, template: str, read: Read, *, is_public: bool = False) -> Flask:
    """The floor's own application: one page, of a number and a year, drawn by one template from what `read` reads.

    Who reads a public page is not asked.
    """
    app = Flask("plain page", static_folder=None)
    app.secret_key = "a key of the floor"
    app.jinja_loader = DictLoader({"page.html": frame.around(template)})
    app.extensions["engine"] = engine = engine_for(url)

    def page(number: int, year: int) -> str:
        with engine.connect() as connection:
            if not is_public:
                _recognise(connection, session["user"])
            facts = read(connection, number, year)
        return frame.drawn("page.html", **facts)

    app.add_url_rule("/page/<int:number>/<int:year>", "page", page)
    app.add_url_rule("/sign-in/<int:user>", "sign_in", lambda user: session.update(user=user) or "signed in")
    return app


def against(site: Site, page: Request, floor: Flask, address: str, *, line: str, names: tuple[str, str]) -> Row:
    """A page of the product against the floor's at an address; `names` are those of the floor and of the page.

    What the product keeps of a page that is public is forgotten before each look at it.
    """
    with engine_of(page.app) as engine, engine.connect() as connection:
        user = connection.scalar(select(User.id).where(User.email == records.OFFICER))
    plain = Request(floor, address, headers={"Cookie": _sign_in(floor, user)})
    own, wanted = frame.fit(floor, page(), plain)
    forget = forgetting_pages(page.app) if page.is_public else None
    cases = [
        Case(names[0], send, lambda: plain),
        redrawn(names[1], page) if page.is_public else Case(names[1], send, lambda: page),
    ]
    measured = measure(cases, site.pace, control=names[0])
    with engine_of(page.app) as engine:
        sent = len(statements(engine, page, forget))
    its_own = len(statements(floor.extensions["engine"], plain))
    floor.extensions["engine"].dispose()
    note = (
        f"{sent} statements, {python_calls(page, forget):,} Python calls; "
        f"the floor's {its_own} and {python_calls(plain):,}; {wanted:,} bytes, the floor's {own:,}"
    )
    return site.row(measured, names[1], names[0], line, TARGET, STRETCH, note=note)


def _recognise(connection: Connection, user: int) -> None:
    connection.execute(select(User.__table__).where(User.id == user)).one()
    connection.execute(select(RoleGrant.__table__).where(RoleGrant.user_id == user)).all()


def _sign_in(app: Flask, user: int) -> str:
    """Sign somebody in, plainly; the cookie that says who it is."""
    sent = app.test_client().get(f"/sign-in/{user}").headers["Set-Cookie"]
    return str(sent.split(";")[0])
