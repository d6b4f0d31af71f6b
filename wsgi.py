"""The door: what a server runs, and what `flask --app wsgi` commands find."""

from webapp import create_app, garbage

app = create_app()
garbage.spare_what_stands()
