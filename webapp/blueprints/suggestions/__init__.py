"""Suggestions of topics, for the officers who answer them."""

from webapp.blueprints.suggestions.routes import bp

__all__ = ["bp"]
