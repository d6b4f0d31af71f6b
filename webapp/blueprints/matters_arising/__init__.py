"""Matters arising for a committee's next meeting."""

from webapp.blueprints.matters_arising.routes import bp

__all__ = ["bp"]
