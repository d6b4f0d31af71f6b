"""Frameworks of performance, as performance officers keep them."""

from webapp.blueprints.frameworks.parts import bp as parts
from webapp.blueprints.frameworks.routes import bp

__all__ = ["bp", "parts"]
