"""Measures, their targets, and the decisions about them, as performance officers keep them."""

from webapp.blueprints.measures.routes import bp
from webapp.blueprints.measures.targets import bp as targets

__all__ = ["bp", "targets"]
