"""How the whole council performs, arranged as somebody asks."""

from flask import Blueprint, render_template, request

from models.rules.permissions import Permission
from webapp.access import requires
from webapp.clock import today
from webapp.services import frameworks, performance_board
from webapp.services.performance_board import Grouping

bp = Blueprint("performance", __name__, url_prefix="/staff/performance")
WORDS = {
    Grouping.OUTCOME: "Outcome",
    Grouping.AREA: "Policy area",
    Grouping.COMMITTEE: "Committee",
    Grouping.OWNER: "Owner",
}


@bp.get("")
@requires(Permission.EDIT_SCORECARDS)
def index():
    """Every measure that is reported, what is late and what is not said yet."""
    asked = request.args.get("by", "")
    grouping = Grouping(asked) if asked in list(Grouping) else Grouping.OUTCOME
    return render_template(
        "performance/index.html",
        board=performance_board.board(grouping, on=today()),
        grouping=grouping,
        groupings=WORDS,
        frameworks=frameworks.every(),
        today=today(),
    )
