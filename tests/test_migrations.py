"""The migrations make the records as they are now, and can be taken back."""

import flask_migrate
from sqlalchemy import inspect

from webapp.database import db


def test_the_migrations_and_the_records_agree(app):
    flask_migrate.check()


def test_every_migration_can_be_taken_back_and_made_again(app):
    db.session.remove()

    flask_migrate.downgrade(revision="base")
    left = set(inspect(db.engine).get_table_names())
    flask_migrate.upgrade()

    assert left == {"alembic_version"}
    flask_migrate.check()
