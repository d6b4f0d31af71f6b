"""The letters of the outbox, for those who answer for them."""

from webapp.blueprints.letters.routes import bp

__all__ = ["bp"]
