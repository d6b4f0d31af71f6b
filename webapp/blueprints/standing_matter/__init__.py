"""Contact officers, standing texts and standing items: put in order and removed."""

from webapp.blueprints.standing_matter.routes import bp

__all__ = ["bp"]
