"""Who may open what. The only file that knows the session.

Every route says who may open it, with one of the marks below; one that says nothing is refused, and a test finds it.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from flask import Flask, Request, abort, current_app, g, redirect, request, session, url_for
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from models.rules.permissions import Permission
from models.user import User
from webapp import clock
from webapp.config import Settings
from webapp.database import db
from webapp.services import actors
from webapp.services.actors import Actor, acting

View = Callable[..., Any]
A_WORKING_DAY = timedelta(hours=12)
login = LoginManager()
CODE_AWAITED_SECONDS = 600


class SignedIn(UserMixin):
    """A person and their session, which knows of them their number, and the number of the sessions still good."""

    def __init__(self, key: str, actor: Actor) -> None:
        self.key, self.actor = key, actor

    def get_id(self) -> str:
        return self.key


class SessionOfThoseWithACookie(SecureCookieSessionInterface):
    """Most readers have no session. Nothing is set up to read one unless they brought a cookie."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        return super().open_session(app, request) if "HTTP_COOKIE" in request.environ else self.session_class()


def init_app(app: Flask) -> None:
    settings: Settings = app.config["SETTINGS"]
    app.secret_key = settings.secret_key
    app.config.update(
        SESSION_COOKIE_NAME="moothall",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.is_secure,
        PERMANENT_SESSION_LIFETIME=A_WORKING_DAY,
        # A form left open over lunch must still be taken: the token lives as long as the session.
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.session_interface = SessionOfThoseWithACookie()
    # Not login.init_app: it hooks every response to read the session, which would make public pages private to caches.
    app.login_manager = login  # type: ignore[attr-defined]
    # It would only mark a session whose browser changed, and write it anew; nothing here asks for that mark.
    login.session_protection = None
    app.before_request(_refuse_unmarked_views)
    app.jinja_env.globals["can"] = can
    app.context_processor(lambda: {"user": g.get("actor")})


def public(view: View) -> View:
    """Anyone may open it. It must not read the session."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def anyone_signing_in(view: View) -> View:
    """Anyone may open it, and it may read the session: the pages by which people sign in."""
    view.access = "signing in"  # type: ignore[attr-defined]
    return view


def by_secret_address(view: View) -> View:
    """Whoever has its secret address may open it, and programs do. It must not read the session."""
    view.access = "secret address"  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Anybody with an account and a role in force may open it."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        return _with_actor() or view(*args, **kwargs)

    guarded.access = "signed in"  # type: ignore[attr-defined]
    return guarded


def requires(permission: Permission) -> Callable[[View], View]:
    """Only somebody who holds the permission, for one committee at least. Which committee, the service checks."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            refused = _with_actor()
            if refused is None and not g.actor.may_somewhere(permission):
                abort(404)
            return refused or view(*args, **kwargs)

        guarded.access = permission  # type: ignore[attr-defined]
        return guarded

    return mark


def can(permission: str, committee_id: int | None = None) -> bool:
    """For templates: whether the person signed in may, for this committee or (with none) anywhere."""
    actor: Actor = g.actor
    wanted = Permission(permission)
    return actor.may(wanted, committee_id) if committee_id else actor.may_somewhere(wanted)


def recognise() -> None:
    """Find who is asking when a request fails before its view is reached. Public views never read the session."""
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "access", "public") not in ("public", "signing in", "secret address"):
        recognise_anybody()


def recognise_anybody() -> None:
    """Find who is asking, if anybody has signed in, whatever they asked for."""
    if "actor" not in g and who_is_signed_in():
        _with_actor()


def sign_in(user: User) -> None:
    """Begin a session with a fresh identity; what was in the old one is dropped."""
    session.clear()
    login_user(SignedIn(_key_of(user), acting(user, on=clock.today())))


def await_code(user: User) -> None:
    """Remember, for ten minutes and in a fresh session, who gave the right password and now owes a code."""
    session.clear()
    session["awaiting_code"] = [_key_of(user), int(clock.now().timestamp())]


def awaiting_code() -> User | None:
    """Who gave the right password and now owes a code, if their account is still as it was."""
    session_key, since = session.get("awaiting_code", ("", 0))
    if clock.now().timestamp() - since > CODE_AWAITED_SECONDS:
        return None
    person = load(session_key)
    return db.session.get(User, person.actor.user_id) if person else None


def sign_out() -> None:
    logout_user()
    session.clear()


def who_is_signed_in() -> Actor | None:
    """The person whose session this is, if it is still good."""
    return current_user.actor if current_user.is_authenticated else None


def own_account() -> User:
    """The account of who is signed in, for the pages about it: all others need only g.actor."""
    return db.session.get_one(User, g.actor.user_id)


def is_safe_next(target: str | None) -> bool:
    """Whether an address to go on to is a path of this site: one leading slash, then neither slash nor backslash."""
    return bool(target) and target[0] == "/" and target[1:2] not in ("/", "\\") and target.isprintable()  # type: ignore[index]


@login.user_loader
def load(session_key: str) -> SignedIn | None:
    """The person a session belongs to; nobody once the password changed, the account ended or the last role ran out."""
    user_id, _, number = session_key.partition(":")
    if not (user_id.isdecimal() and number.isdecimal()):
        return None
    actor = actors.of_session(int(user_id), int(number), on=clock.today())
    return SignedIn(session_key, actor) if actor else None


def _key_of(user: User) -> str:
    return f"{user.id}:{user.session_number}"


def _with_actor() -> Any:
    actor = who_is_signed_in()
    if actor is None:
        onward = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("accounts.sign_in", next=onward))
    g.actor = actor
    return None


def _refuse_unmarked_views() -> None:
    endpoint = request.endpoint
    if endpoint and not hasattr(current_app.view_functions[endpoint], "access"):
        abort(404)
