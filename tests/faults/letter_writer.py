"""A process that sends the letters of the outbox, one round after another. It is killed from outside.

Its first word of the command line is how many letters to put there first; a second says that time has passed, so that
whatever a killed process was at is tried again.
"""

import sys
from datetime import time, timedelta

import flask_migrate
from sqlalchemy import func, select, update

from exports import house_styles
from models.action import Action
from models.committee import Committee
from models.council import Council, HouseStyle
from models.letter import Letter
from models.meeting import Meeting
from webapp import clock, config, create_app
from webapp.database import db
from webapp.letter_sender import send_waiting
from webapp.transaction import transaction


def main(letters: int, *, later: bool) -> None:
    app = create_app(config.from_environment())
    with app.app_context():
        if letters:
            flask_migrate.upgrade()
            with transaction():
                begin(letters)
        if later:
            with transaction():
                db.session.execute(update(Letter).where(Letter.sent_at.is_(None)).values(try_again_at=clock.now()))
        print("ready")
        while True:
            send_waiting()
            db.session.remove()
            unsent = db.session.scalar(select(func.count()).select_from(Letter).where(Letter.sent_at.is_(None)))
            print(f"unsent {unsent}")
            db.session.remove()


def begin(letters: int) -> None:
    """As many actions as letters are wanted, each with an owner to be told of it."""
    style = house_styles.load_shipped()[0]
    committee = Committee(name="A", slug="a", house_style=HouseStyle(name=style["name"], settings=dict(style)))
    meeting = Meeting(committee=committee, uid="1@test", held_on=clock.today(), starts_at=time(10))
    db.session.add_all([Council(id=1, name="A council"), meeting])
    for number in range(letters):
        owner = {"owner_name": f"Owner {number}", "owner_email": f"owner{number}@example.org"}
        due = {"due_on": clock.today() + timedelta(days=60), "created_at": clock.now()}
        db.session.add(Action(committee=committee, meeting=meeting, text=f"Task {number}", **owner, **due))


if __name__ == "__main__":
    main(int(sys.argv[1]), later="later" in sys.argv)
