"""`make run`: bring the database up to date, load the sample council into an empty one, and serve."""

import os
import socket
import sys

import flask_migrate

from exports import pdf
from webapp import config, create_app
from webapp.services import sample
from webapp.transaction import transaction


def main() -> None:
    """Prepare, say how to sign in, and serve until stopped."""
    settings = config.from_environment()
    check_address_is_free(settings)
    app = create_app(settings)
    with app.app_context():
        flask_migrate.upgrade()
        _load_sample(settings)
    if missing := pdf.is_available():
        print(f"PDF agendas are off. {missing}")
    print(f"\nMoothall is at {settings.site}  (stop it with Ctrl+C)\n", flush=True)
    serve(settings)


def check_address_is_free(settings: config.Settings) -> None:
    """Say at once which setting is in the way, before anything is prepared. Raises BrokenSetting."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((settings.host, settings.port))
        except OSError as error:
            raise config.BrokenSetting(
                f"Nothing can listen at HOST {settings.host}, PORT {settings.port}: {error.strerror}. "
                "Stop what listens there, or choose another PORT."
            ) from error


def serve(settings: config.Settings) -> None:
    """Become gunicorn: one process, a few threads, which is what an embedded database wants."""
    options = ["--worker-class", "gthread", "--threads", "8", "--workers", str(settings.workers)]
    options += ["--bind", f"{settings.host}:{settings.port}", "--log-level", "warning"]
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *options, "wsgi:app"])  # noqa: S606 - our own words


def _load_sample(settings: config.Settings) -> None:
    if not settings.demo:
        return
    with transaction():
        sample.load_into_empty()
    for line in sample.sign_ins():
        print(line)


if __name__ == "__main__":
    main()
