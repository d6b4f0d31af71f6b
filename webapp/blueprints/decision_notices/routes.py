"""Giving a notice of an executive decision: what it will say is read on the same page, and it is public at once."""

from io import BytesIO

from flask import Blueprint, abort, flash, g, redirect, render_template, request, send_file, url_for

from exports import html
from models.forward_plan import KeyDecision
from models.programme_vocabulary import DecisionNoticeKind
from models.rules import RuleBroken
from models.rules.decision_notices import name_of
from models.rules.forward_plan import CITATIONS
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.decision_notices.forms import NoticeForm
from webapp.clock import now, today
from webapp.services import decision_notices, forward_plan_desk, key_decisions
from webapp.services.papers import WORD_TYPE
from webapp.transaction import transaction

bp = Blueprint("decision_notices", __name__, url_prefix="/staff/forward-plan")
KINDS = {one.value: one for one in DecisionNoticeKind}


@bp.route("/<int:decision_id>/notices/new", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
def new(decision_id: int):
    """Give a notice; the address may say which."""
    decision = key_decisions.get(decision_id, by=g.actor)
    kind = _kind(decision)
    form = NoticeForm.from_request(data={"given_on": today(), "kind": kind.value, "revision": str(decision.revision)})
    shown = form.dress(kind)
    if form.submitted():
        try:
            with transaction():
                _give(decision, kind, form)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"{name_of(kind)} is given, and the public reads it.", "success")
            return redirect(url_for("forward_plan.show", decision_id=decision.id))
    return render_template(
        "decision_notices/new.html",
        form=form,
        shown=shown,
        kind=kind,
        name=name_of(kind),
        citation=CITATIONS[kind],
        one=forward_plan_desk.one(decision, on=today()),
        why_not=decision_notices.why_not(decision, kind),
        paper=html.fragment(decision_notices.draft(decision, kind, on=today()).blocks[3:]),
    )


@bp.get("/<int:decision_id>/notices/draft.docx")
@requires(Permission.EDIT_AGENDA)
def word(decision_id: int):
    """What a notice would say if it were given now, as a Word file."""
    decision = key_decisions.get(decision_id, by=g.actor)
    name, content = decision_notices.word(decision, _kind(decision), on=today())
    answer = send_file(BytesIO(content), mimetype=WORD_TYPE, as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@bp.post("/notices/<int:notice_id>/remove")
@requires(Permission.PUBLISH)
def remove(notice_id: int):
    """Take away a notice entered by mistake."""
    notice = decision_notices.get(notice_id, by=g.actor)
    try:
        with transaction():
            decision_notices.remove(notice, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash("The notice is taken away.", "success")
    return redirect(url_for("forward_plan.show", decision_id=notice.decision_id))


def _kind(decision: KeyDecision) -> DecisionNoticeKind:
    """The notice that is asked for; without one the next that the decision needs."""
    asked = request.values.get("kind", "")
    if asked:
        return KINDS.get(asked) or abort(404)
    owed = forward_plan_desk.one(decision, on=today()).next_step
    return owed.kind if owed else DecisionNoticeKind.KEY_DECISION


def _give(decision: KeyDecision, kind: DecisionNoticeKind, form: NoticeForm) -> None:
    if form.given_on.data is None:
        raise RuleBroken("Enter the day the notice is given.", "given_on")
    decision_notices.give(
        decision,
        kind,
        form.words(),
        given_on=form.given_on.data,
        revision=form.revision.data,
        by=g.actor,
        at=now(),
    )
