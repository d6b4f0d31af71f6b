"""The board of performance: the whole council's measures at a glance."""

from webapp.blueprints.performance.routes import bp

__all__ = ["bp"]
