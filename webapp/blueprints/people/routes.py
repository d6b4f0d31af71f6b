"""Inviting people, and ending their accounts."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from sqlalchemy import select

from models.committee import Committee
from models.member import Member
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.user import User
from webapp import clock, letters
from webapp.access import requires
from webapp.blueprints.people.forms import EndForm, InviteForm, PersonForm, ReasonForm
from webapp.choices import records
from webapp.database import db
from webapp.services import people, roles
from webapp.transaction import transaction

bp = Blueprint("people", __name__, url_prefix="/staff/people")
ONE = "/<int:user_id>"


@bp.route("/")
@requires(Permission.MANAGE_PEOPLE)
def index():
    everybody = [(person, people.standing(person, on=clock.today())) for person in people.everybody()]
    return render_template("people/index.html", everybody=everybody, in_words=roles.in_words, section="People")


@bp.route("/invite", methods=["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def invite():
    form = InviteForm.from_request(data={"starts_on": clock.today()})
    form.committee_id.choices = records(_open_committees(), none="All committees")
    form.member_id.choices = records(db.session.scalars(select(Member).order_by(Member.name, Member.id)), none="Nobody")
    if form.submitted():
        try:
            with transaction():
                about = {"name": form.name.data, "email": form.email.data, "member_id": form.member_id.data}
                person = people.invite(**about, role=form.asked(), by=g.actor, at=clock.now())
                secret = people.invitation(person, by=g.actor, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(*letters.send_invitation(person, secret))
            return redirect(url_for(".show", user_id=person.id))
    return render_template("people/invite.html", form=form, section="People")


@bp.route(ONE)
@requires(Permission.MANAGE_PEOPLE)
def show(user_id: int):
    return _page(db.session.get_one(User, user_id))


@bp.route(f"{ONE}/edit", methods=["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def edit(user_id: int):
    person = db.session.get_one(User, user_id)
    form = PersonForm.of(person)
    if form.submitted():
        try:
            with transaction():
                about = {"name": form.name.data, "email": form.email.data, "revision": form.revision.data}
                earlier = people.edit(person, **about, by=g.actor, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(*letters.tell_of_new_address(person, earlier))
            return redirect(url_for(".show", user_id=user_id))
    return render_template("people/edit.html", form=form, person=person, section="People")


@bp.route(f"{ONE}/invitation", methods=["POST"])
@requires(Permission.MANAGE_PEOPLE)
def send_again(user_id: int):
    person = db.session.get_one(User, user_id)
    try:
        with transaction():
            secret = people.invitation(person, by=g.actor, at=clock.now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash(*letters.send_invitation(person, secret))
    return redirect(url_for(".show", user_id=user_id))


@bp.route(f"{ONE}/two-step", methods=["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def clear_two_step(user_id: int):
    person = db.session.get_one(User, user_id)
    form = ReasonForm.from_request()
    if form.submitted():
        try:
            with transaction():
                people.clear_second_factor(person, reason=form.reason.data, by=g.actor, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"{person.name} can sign in without a code.")
            return redirect(url_for(".show", user_id=user_id))
    return render_template("people/clear_two_step.html", form=form, person=person, section="People")


@bp.route(f"{ONE}/end", methods=["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def end(user_id: int):
    person = db.session.get_one(User, user_id)
    form = EndForm.from_request(data={"ends_on": clock.today()})
    if form.submitted():
        try:
            with transaction():
                people.end_account(person, on=form.ends_on.data, reason=form.reason.data, by=g.actor, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"The account of {person.name} has its last day set.")
            return redirect(url_for(".show", user_id=user_id))
    return render_template("people/end.html", form=form, person=person, section="People")


def _page(person: User):
    member = db.session.get(Member, person.member_id) if person.member_id else None
    standing = people.standing(person, on=clock.today())
    return render_template(
        "people/show.html",
        person=person,
        member=member,
        standing=standing,
        today=clock.today(),
        in_words=roles.in_words,
        section="People",
    )


def _open_committees():
    """Committees that still meet, by name."""
    still = Committee.ended_on.is_(None) | (Committee.ended_on > clock.today())
    return db.session.scalars(select(Committee).where(still).order_by(Committee.name, Committee.id))
