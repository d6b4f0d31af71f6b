"""Minutes brought in from a Word file: chosen, looked at beside what they come from, then kept or put aside."""

from webapp.blueprints.incoming_minutes.routes import bp

__all__ = ["bp"]
