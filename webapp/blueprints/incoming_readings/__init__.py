"""Files of readings brought in: chosen, looked at figure by figure, then kept all together or put aside."""

from webapp.blueprints.incoming_readings.routes import bp

__all__ = ["bp"]
