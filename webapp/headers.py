"""The headers every answer carries: what a browser may load, who may keep a copy, where the page may be framed."""

from flask import Flask, Response, current_app, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
SAFETY = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
ONLY_HTTPS = ("Strict-Transport-Security", "max-age=31536000")
SHARED = "public, max-age=0, s-maxage=1, must-revalidate"
PRIVATE = "private, no-store"


def init_app(app: Flask) -> None:
    app.config["MAX_CONTENT_LENGTH"] = app.config["SETTINGS"].largest_file + 1024 * 1024
    app.after_request(protect)


def protect(response: Response) -> Response:
    """Public answers may be kept by anyone and asked for again; all others by nobody."""
    app, headers = current_app, response.headers
    if "Cache-Control" not in headers:
        view = app.view_functions.get(request.endpoint or "")
        is_public = getattr(view, "access", "public") == "public"
        headers.add("Cache-Control", SHARED if is_public else PRIVATE)
    own = {name for name, _ in headers}
    for name, value in SAFETY if not app.config["SETTINGS"].is_secure else (*SAFETY, ONLY_HTTPS):
        if name not in own:
            headers.add(name, value)
    return response
