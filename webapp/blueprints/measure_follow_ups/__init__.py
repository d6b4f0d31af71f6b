"""What a committee does about a measure: it asks why, and something comes of it."""

from webapp.blueprints.measure_follow_ups.routes import bp

__all__ = ["bp"]
