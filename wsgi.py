"""The door: what a server runs, and what `flask --app wsgi` commands find."""

from webapp import create_app

app = create_app()
