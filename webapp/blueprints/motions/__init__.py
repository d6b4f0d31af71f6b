"""Motions, amendments and votes at an item of a meeting."""

from webapp.blueprints.motions.routes import bp

__all__ = ["bp"]
