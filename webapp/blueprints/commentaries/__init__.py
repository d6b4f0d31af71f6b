"""What is said of measures, a period at a time."""

from webapp.blueprints.commentaries.routes import bp

__all__ = ["bp"]
