"""My committee work: what a member owes and asked for, where they are wanted, what was resolved; and their answers."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.member import Member
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp import clock
from webapp.access import requires
from webapp.database import db
from webapp.progress_form import ProgressForm
from webapp.services import (
    action_lists,
    actions,
    confirmations,
    measure_follow_ups,
    own_meetings,
    own_performance,
    own_work,
    suggestion_scores,
)
from webapp.transaction import transaction

bp = Blueprint("my_work", __name__, url_prefix="/my")
MEETINGS_SHOWN = 4


@bp.get("/work")
@requires(Permission.VIEW_OWN_AREA)
def index():
    """Everything a member has to do with the committees, on one page."""
    today = clock.today()
    member = db.session.get(Member, g.actor.member_id) if g.actor.member_id else None
    if member is None:
        return render_template("my_work/index.html", member=None, section="My work")
    return render_template(
        "my_work/index.html",
        member=member,
        owed=action_lists.of_owner(member.id, on=today),
        coming=own_meetings.coming(member.id, since=today, most=MEETINGS_SHOWN),
        drafts=own_work.drafts(member.id, on=today),
        asked=own_work.asked_by(member.id, on=today),
        resolutions=own_work.resolutions(member.id, on=today),
        attendance=own_work.attendance(member.id, on=today),
        confirmation=confirmations.standing_of(member, on=today),
        reports=own_performance.newest(member, on=today),
        to_score=suggestion_scores.awaiting(member, on=today),
        section="My work",
    )


@bp.route("/actions/<int:action_id>", methods=["GET", "POST"])
@requires(Permission.VIEW_OWN_AREA)
def action(action_id: int):
    """One action that the member owes, and a form to say how it stands."""
    found = own_work.action_of(action_id, by=g.actor)
    form = ProgressForm.from_request(data={"status": found.status})
    if form.submitted():
        said = {"status": form.status.data, "text": form.text.data, "evidence": form.evidence.data}
        try:
            with transaction():
                actions.update(found, **said, by=g.actor, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Kept. The officers who follow it see what you said.", "success")
            return redirect(url_for("my_work.action", action_id=found.id))
    listed = action_lists.listed(found, on=clock.today())
    about = measure_follow_ups.public_only(measure_follow_ups.of_action(found.id))
    return render_template("my_work/action.html", form=form, listed=listed, about=about, section="My work")
