"""Who sits on a committee, and when."""

from webapp.blueprints.seats.routes import bp

__all__ = ["bp"]
