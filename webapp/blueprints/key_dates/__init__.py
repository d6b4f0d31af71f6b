"""The days and periods that the whole council plans around."""

from webapp.blueprints.key_dates.routes import bp

__all__ = ["bp"]
