"""The items that open every new agenda of a committee."""

from webapp.blueprints.standing_items.routes import bp

__all__ = ["bp"]
