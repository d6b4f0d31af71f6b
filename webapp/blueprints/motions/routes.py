"""One page for what is moved and resolved at an item, and one press or a short form for each step."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for

from models.agenda import AgendaItem
from models.minutes_vocabulary import VoteMethod
from models.motion import Motion
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.motions.forms import MotionForm, VoteForm
from webapp.clock import now
from webapp.room import as_pressed, decisions_address, press, way_on
from webapp.services import agenda_outline, decisions, minutes, motions, voters, votes
from webapp.services.voters import Floor
from webapp.services.votes import VoteDetails
from webapp.transaction import transaction

bp = Blueprint("motions", __name__, url_prefix="/staff")
BY_PRESS = {"votes_for": 0, "votes_against": 0, "abstentions": 0, "ballots": {}, "second_vote": None}


@bp.get("/minutes/items/<int:item_id>/decisions")
@requires(Permission.RECORD_MEETING)
def index(item_id: int):
    """What was moved, voted on and resolved at an item."""
    item = _item(item_id)
    return render_template(
        "motions/index.html",
        item=item,
        label=agenda_outline.label_of(item),
        decisions=decisions.at_item(item, at=now()),
    )


@bp.route("/minutes/items/<int:item_id>/motions/new", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def new(item_id: int):
    """Note a motion."""
    item = _item(item_id)
    floor = _floor_now(item)
    form = MotionForm.from_request(data={"text": decisions.suggested(item)})
    form.offer_people(floor)
    if form.submitted():
        try:
            with transaction():
                made = motions.move(item, form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return redirect(_address(item, made))
    return render_template("motions/new.html", form=form, item=item, floor=floor, back=_address(item))


@bp.route("/motions/<int:motion_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def edit(motion_id: int):
    """Put right the words of a motion, or who moved it."""
    motion, item = _motion(motion_id)
    floor = _floor_now(item)
    form = MotionForm.of(motion)
    form.offer_people(floor)
    if form.submitted():
        try:
            with transaction():
                motions.correct(motion, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return redirect(_address(item, motion))
    return render_template("motions/edit.html", form=form, item=item, motion=motion, floor=floor, back=_address(item))


@bp.route("/motions/<int:motion_id>/amend", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def amend(motion_id: int):
    """Note an amendment, by writing the motion as it would read."""
    motion, item = _motion(motion_id)
    reads = motions.reads(motion, motions.of_item(item))
    floor = _floor_now(item)
    form = MotionForm.from_request(data={"text": reads})
    form.text.label.text = "The motion as it would read"
    form.offer_people(floor)
    if form.submitted():
        try:
            with transaction():
                made = motions.amend(motion, form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return redirect(_address(item, made))
    return render_template("motions/amend.html", form=form, item=item, reads=reads, floor=floor, back=_address(item))


@bp.post("/motions/<int:motion_id>/withdraw")
@requires(Permission.RECORD_MEETING)
def withdraw(motion_id: int):
    """One press: it was withdrawn."""
    motion, item = _motion(motion_id)
    return press(lambda: motions.withdraw(motion, **as_pressed()), _address(item, motion))


@bp.post("/motions/<int:motion_id>/put-back")
@requires(Permission.RECORD_MEETING)
def put_back(motion_id: int):
    """One press: it was not withdrawn after all."""
    motion, item = _motion(motion_id)
    return press(lambda: motions.put_back(motion, **as_pressed()), _address(item, motion))


@bp.post("/motions/<int:motion_id>/remove")
@requires(Permission.RECORD_MEETING)
def remove(motion_id: int):
    """Take off a motion entered by mistake."""
    motion, item = _motion(motion_id)
    return press(lambda: motions.remove(motion, **as_pressed()), _address(item))


@bp.post("/motions/<int:motion_id>/without-dissent")
@requires(Permission.RECORD_MEETING)
def without_dissent(motion_id: int):
    """One press: nobody was against. Where it cannot be so, the page of the vote says why."""
    motion, item = _motion(motion_id)
    taken_at = voters.moment(item, now())
    if taken_at is None:
        flash("Nobody noted when this item was taken: enter the time of the vote.", "warning")
        return redirect(url_for("motions.vote", motion_id=motion.id, how="none", **way_on()))
    details: VoteDetails = {"method": VoteMethod.WITHOUT_DISSENT, "taken_at": taken_at, **BY_PRESS}
    return press(lambda: votes.take(motion, details, **as_pressed()), _address(item, motion))


@bp.route("/motions/<int:motion_id>/vote", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def vote(motion_id: int):
    """Record a vote: numbers, or how each voted; everything that speaks against it is said beside it."""
    motion, item = _motion(motion_id)
    method = _method(motion, item)
    floor = _floor_now(item)
    form = VoteForm.for_the(floor).of(motion)
    if form.submitted():
        floor = voters.floor(item, form.taken_at.data)
        details = form.details(method, [one.key for one in floor.entitled])
        try:
            if not form.is_undecided(details):
                with transaction():
                    votes.take(motion, details, revision=form.revision.data, by=g.actor, at=now())
                return redirect(_address(item, motion))
        except RuleBroken as broken:
            form.explain(broken)
    elif not form.is_submitted():
        form.taken_at.data = form.taken_at.data or voters.moment(item, now())
        floor = voters.floor(item, form.taken_at.data)
    return _vote_page(form, item, motion, floor, method)


@bp.post("/motions/<int:motion_id>/take-back")
@requires(Permission.RECORD_MEETING)
def take_back(motion_id: int):
    """One press: the vote was recorded by mistake."""
    motion, item = _motion(motion_id)
    return press(lambda: votes.take_back(motion, **as_pressed()), _address(item, motion))


def _item(item_id: int) -> AgendaItem:
    item = minutes.item_for(item_id, by=g.actor)
    if item.removed_at is not None:
        abort(404)
    return item


def _motion(motion_id: int) -> tuple[Motion, AgendaItem]:
    motion = motions.get(motion_id, by=g.actor)
    return motion, _item(motion.item_id)


def _floor_now(item: AgendaItem) -> Floor:
    return voters.floor(item, voters.moment(item, now()))


def _method(motion: Motion, item: AgendaItem) -> VoteMethod:
    """How the page asks for the vote: as its address says, or as it was taken, or as the law wants it."""
    asked = {"name": VoteMethod.BY_NAME, "hands": VoteMethod.SHOW_OF_HANDS, "none": VoteMethod.WITHOUT_DISSENT}
    usual = motion.vote.method if motion.vote else VoteMethod.SHOW_OF_HANDS
    if voters.is_budget(item) and "how" not in request.args:
        usual = VoteMethod.BY_NAME
    return asked.get(request.args.get("how", ""), usual)


def _vote_page(form: VoteForm, item: AgendaItem, motion: Motion, floor: Floor, method: VoteMethod):
    chosen = {one.key for one in floor.voters if form.voter(one.key).data}
    return render_template(
        "motions/vote.html",
        form=form,
        item=item,
        motion=motion,
        reads=motions.reads(motion, motions.of_item(item)),
        floor=floor,
        asked=[one for one in floor.voters if not one.why_not or one.key in chosen],
        method=method,
        back=_address(item),
    )


def _address(item: AgendaItem, motion: Motion | None = None) -> str:
    return decisions_address(item, f"motion-{motion.id}" if motion else "motions")
