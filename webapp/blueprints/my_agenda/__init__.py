"""An agenda as one member's own checklist of interests."""

from webapp.blueprints.my_agenda.routes import bp

__all__ = ["bp"]
