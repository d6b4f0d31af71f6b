"""Who may suggest topics, and by which criteria members score them."""

from webapp.blueprints.scoring_schemes.routes import bp

__all__ = ["bp"]
