"""The words a committee prints on every agenda."""

from webapp.blueprints.standing_texts.routes import bp

__all__ = ["bp"]
