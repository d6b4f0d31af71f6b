"""The text of the minutes, item by item: written, saved as it is typed, compared when two wrote the same paragraph."""

from webapp.blueprints.minute_texts.history import history
from webapp.blueprints.minute_texts.routes import bp

__all__ = ["bp", "history"]
