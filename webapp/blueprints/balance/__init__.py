"""Political balance: how the seats of committees are shared among the groups."""

from webapp.blueprints.balance.routes import bp

__all__ = ["bp"]
