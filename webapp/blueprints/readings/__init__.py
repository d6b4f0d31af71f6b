"""Figures of measures, entered for a whole framework at once or one by one."""

from webapp.blueprints.readings.routes import bp

__all__ = ["bp"]
