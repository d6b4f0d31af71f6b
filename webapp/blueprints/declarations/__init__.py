"""Declarations of interest: by the member at an item, or by the clerk for them."""

from webapp.blueprints.declarations.own import bp as own
from webapp.blueprints.declarations.routes import bp

__all__ = ["bp", "own"]
