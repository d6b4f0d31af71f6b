"""A committee's programme as a board of its meetings and as a picture of its year."""

from webapp.blueprints.programme_board.routes import bp

__all__ = ["bp"]
