"""The migrations make the records as they are now, and can be taken back."""

from datetime import date

import flask_migrate
from sqlalchemy import inspect, select

from models.publication import PublishedCommittee, PublishedMember, PublishedSeat
from tests import factories
from tests.published_council import act, publish_council
from webapp.database import db
from webapp.services import publishing


def test_the_migrations_and_the_records_agree(app):
    flask_migrate.check()


def test_every_migration_can_be_taken_back_and_made_again(app):
    db.session.remove()

    flask_migrate.downgrade(revision="base")
    left = set(inspect(db.engine).get_table_names())
    flask_migrate.upgrade()

    assert left == {"alembic_version"}
    flask_migrate.check()


def test_lists_are_filled_from_what_was_published_before_there_were_any(app):
    published = publish_council()
    factories.seat(published.committee, factories.member(name="Long Gone"), ends_on=date(2015, 1, 1))
    db.session.refresh(published.committee)
    publishing.publish_committee(published.committee, act())
    db.session.commit()
    listed = rows()
    db.session.remove()

    flask_migrate.downgrade(revision="0002")
    flask_migrate.upgrade()

    assert rows() == listed
    assert [len(some) for some in listed] == [1, 2, 3]


def rows() -> list[list[tuple]]:
    """Every row of what lists and pages read of committees, members and seats."""
    tables = (PublishedCommittee.__table__, PublishedMember.__table__, PublishedSeat.__table__)
    with db.engine.connect() as connection:
        return [
            [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))] for table in tables
        ]
