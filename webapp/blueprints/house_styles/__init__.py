"""How the council's agendas look."""

from webapp.blueprints.house_styles.routes import bp

__all__ = ["bp"]
