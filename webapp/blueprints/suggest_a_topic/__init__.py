"""Anybody suggests a topic, where the council opens this."""

from webapp.blueprints.suggest_a_topic.routes import bp

__all__ = ["bp"]
