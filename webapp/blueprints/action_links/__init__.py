"""The page that an action's letter leads to, for owners without an account."""

from webapp.blueprints.action_links.routes import bp

__all__ = ["bp"]
