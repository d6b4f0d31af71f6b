"""Finance beside a scorecard, as officers enter it."""

from webapp.blueprints.finance.routes import bp

__all__ = ["bp"]
