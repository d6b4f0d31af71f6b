"""The clerk's screen while a meeting is held: who is in the room, who may do what, and the quorum."""

from webapp.blueprints.at_the_meeting.routes import bp

__all__ = ["bp"]
