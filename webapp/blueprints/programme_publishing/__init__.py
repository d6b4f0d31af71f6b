"""Publishing a committee's work programme, its files as they stand, and taking it away from the public."""

from webapp.blueprints.programme_publishing.routes import bp

__all__ = ["bp"]
