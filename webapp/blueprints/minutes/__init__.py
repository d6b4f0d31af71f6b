"""The minutes of a meeting once they are written: issued, approved, signed, corrected, withdrawn."""

from webapp.blueprints.minutes.routes import bp

__all__ = ["bp"]
