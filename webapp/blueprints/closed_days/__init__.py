"""The days that do not count towards notice, or do although they are bank holidays."""

from webapp.blueprints.closed_days.routes import bp

__all__ = ["bp"]
