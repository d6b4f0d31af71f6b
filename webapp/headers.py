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
SHARED = "public, max-age=0, s-maxage=1, must-revalidate"
PRIVATE = "private, no-store"


def init_app(app: Flask) -> None:
    app.config["MAX_CONTENT_LENGTH"] = app.config["SETTINGS"].largest_file + 1024 * 1024
    app.after_request(protect)


def protect(response: Response) -> Response:
    """Public answers may be kept by anyone and asked for again; all others by nobody."""
    for name, value in SAFETY:
        response.headers.setdefault(name, value)
    if "Cache-Control" not in response.headers:
        view = current_app.view_functions.get(request.endpoint or "")
        is_public = getattr(view, "access", "public") == "public"
        response.headers["Cache-Control"] = SHARED if is_public else PRIVATE
    if current_app.config["SETTINGS"].is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response
