"""What was approved stays as it was approved, whatever is changed in the records afterwards."""

from datetime import UTC, datetime

from models.agenda import AgendaItem
from models.minutes_bodies import every_minute
from models.vocabulary import SubjectKind
from tests.issued_minutes import SAID, act, approved, held
from webapp.database import db
from webapp.services import issuing, ledger, minutes_publishing


def sign(kept) -> dict:
    """A later version of the approved minutes, item by item."""
    issuing.sign(kept, signed_on=kept.approved_on, signed_by="Ada Fern", act=act())
    db.session.commit()
    return {one["heading"]: one for one in every_minute(minutes_publishing.live_body_of(kept.meeting))}


def item_of(kept) -> AgendaItem:
    return next(item for item in kept.meeting.items if item.heading == "Early help")


def test_a_heading_changed_since_is_signed_as_it_was_approved(app):
    kept = approved(held())
    item_of(kept).heading = "Late help"
    kept.meeting.venue = "Elsewhere"

    signed = sign(kept)

    assert signed["Early help"]["text"] == SAID
    assert "Late help" not in signed
    assert minutes_publishing.live_body_of(kept.meeting)["venue"] != "Elsewhere"


def test_an_item_taken_off_since_stays_as_it_was_approved(app):
    kept = approved(held())
    item_of(kept).removed_at = datetime.now(UTC)

    assert sign(kept)["Early help"]["text"] == SAID


def test_an_item_put_in_part_2_since_leaves_what_is_signed(app):
    kept = approved(held())
    item = item_of(kept)
    item.part, item.public_heading, item.exempt_paragraphs = "part 2", "A matter", [1]
    db.session.commit()

    signed = sign(kept)

    live = ledger.live(SubjectKind.MINUTES, kept.meeting_id)
    assert signed["A matter"]["text"] == ""
    assert "Early help" not in signed
    assert SAID not in live.body
    assert live.readable_from == live.version
