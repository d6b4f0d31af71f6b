"""An officer at work: what a browser sends with each request once somebody has signed in."""

import re

from sqlalchemy import update

from bench import records
from bench.site import Site, engine_of
from models.user import User
from tests.browser_client import PASSWORD, Browser
from tests.factories import quick_hash
from webapp.database import db


def officer(site: Site) -> tuple[str, str]:
    """The cookie of an officer's session, and the token that its forms must carry."""
    app = site.app(name="written")
    with engine_of(app) as engine, engine.begin() as connection:
        connection.execute(update(User.__table__).values(password_hash=quick_hash))
    with app.app_context():
        browser = Browser(app)
        browser.submit("/sign-in", email=records.OFFICER, password=PASSWORD)
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', browser.open("/staff/meetings/new").text)
        db.session.remove()
    assert token is not None
    return "; ".join(f"{one.key}={one.value}" for one in browser.client._cookies.values()), token[1]
