"""The signed links by which somebody without an account says how their action stands.

A link is made when its letter is sent and kept nowhere. It ends when the action gets another owner (`link_number`),
when the action has ended for three months, or when SECRET_KEY changes.
"""

from datetime import timedelta

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from models.action import Action
from webapp import clock
from webapp.database import db

AFTER_THE_END = timedelta(days=92)


def made_for(action: Action) -> str:
    """The secret part of the link of an action, for its owner of now."""
    return _serializer().dumps([action.id, action.link_number])


def action_of(secret: str) -> Action | None:
    """The action a link is for; None where it was not made here, or has ended."""
    try:
        number, link_number = _serializer().loads(secret)
    except (BadSignature, TypeError, ValueError):
        return None
    action = db.session.get(Action, number)
    if action is None or action.removed_at is not None or action.link_number != link_number:
        return None
    has_long_ended = action.ended_on is not None and action.ended_on + AFTER_THE_END < clock.today()
    return None if has_long_ended else action


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="the owner of an action")
