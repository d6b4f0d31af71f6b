"""Who is at a meeting without a vote: officers, partners, invitees, speakers, other councillors; and apologies."""

from webapp.blueprints.attendees.routes import bp

__all__ = ["bp"]
