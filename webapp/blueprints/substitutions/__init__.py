"""Who sits at one meeting in another's place."""

from webapp.blueprints.substitutions.routes import bp

__all__ = ["bp"]
