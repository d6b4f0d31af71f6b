"""Recommendations to other bodies, followed by officers: required to be answered, answered, carried out."""

from webapp.blueprints.recommendations.routes import bp

__all__ = ["bp"]
