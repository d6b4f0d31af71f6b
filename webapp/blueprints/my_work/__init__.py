"""A member's first page: their committee work, and the actions they owe."""

from webapp.blueprints.my_work.routes import bp

__all__ = ["bp"]
