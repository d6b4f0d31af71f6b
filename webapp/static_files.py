"""Style sheets and scripts, under an address that changes with their bytes, so browsers may keep them for a year."""

import hashlib
from pathlib import Path

from flask import Flask, Response, send_from_directory
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from webapp.access import public

FOLDER = Path(__file__).parent / "static"
A_YEAR = 365 * 24 * 60 * 60


def init_app(app: Flask) -> None:
    prefix = f"/static/{fingerprint()}"
    app.add_url_rule(f"{prefix}/<path:filename>", endpoint="static", view_func=serve)
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app, root=str(FOLDER), prefix=prefix, max_age=A_YEAR, immutable_file_test=lambda path, url: True
    )
    if hops := app.config["SETTINGS"].trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]


@public
def serve(filename: str) -> Response:
    """A file that WhiteNoise did not have when it started."""
    return send_from_directory(FOLDER, filename)


def fingerprint() -> str:
    """A short hash of every static file."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(FOLDER).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]
