"""A process that publishes one version after another, saying each only when it is kept. It is killed from outside."""

from datetime import date, time

import flask_migrate
from sqlalchemy import select

from exports import house_styles
from models.agenda import AgendaItem
from models.committee import Committee
from models.council import Council, HouseStyle
from models.meeting import Meeting
from models.vocabulary import Verb
from webapp import clock, config, create_app
from webapp.database import db
from webapp.services import ledger, publishing
from webapp.services.actors import operator
from webapp.services.ledger import Act
from webapp.transaction import transaction


def main() -> None:
    app = create_app(config.from_environment())
    with app.app_context():
        flask_migrate.upgrade()
        with transaction():
            if not db.session.scalar(select(Meeting.id)):
                begin()
        print("ready")
        while True:
            print(f"acknowledged {publish_next()}")


def publish_next() -> int:
    """Publish the agenda with its one item named after the version it will be."""
    with transaction():
        meeting = db.session.scalars(select(Meeting).order_by(Meeting.id)).one()
        live = ledger.live(publishing.KINDS[Meeting], meeting.id)
        meeting.items[0].heading = f"Version {live.version + 1 if live else 1}"
        verb = Verb.CORRECT if live else Verb.PUBLISH
        act = Act(verb, by=operator(on=clock.today()), at=clock.now(), reason="Another version")
        version = publishing.publish_agenda(meeting, act).version
    db.session.remove()
    return version


def begin() -> None:
    style = house_styles.load_shipped()[0]
    committee = Committee(name="A", slug="a", house_style=HouseStyle(name=style["name"], settings=dict(style)))
    meeting = Meeting(committee=committee, uid="1@test", held_on=date(2090, 6, 20), starts_at=time(10))
    meeting.items = [AgendaItem(heading="To come")]
    db.session.add_all([Council(id=1, name="A council"), meeting])


if __name__ == "__main__":
    main()
