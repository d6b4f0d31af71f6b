"""Signing in, with a code where the account asks for one, and signing out."""

from flask import Blueprint, flash, redirect, render_template, request, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.user import User
from webapp import access, clock
from webapp.access import anyone_signing_in, signed_in
from webapp.blueprints.accounts.forms import CodeForm, SignInForm
from webapp.services import accounts
from webapp.services.actors import Actor, acting
from webapp.transaction import transaction

bp = Blueprint("accounts", __name__)


@bp.route("/sign-in", methods=["GET", "POST"])
@anyone_signing_in
def sign_in():
    already = access.who_is_signed_in() if request.method == "GET" else None
    if already:
        return redirect(_onward(already))
    form = SignInForm.from_request()
    if form.submitted():
        try:
            with transaction():
                claim = accounts.claim(form.email.data, address=request.remote_addr, at=clock.now())
            claim.check(form.password.data)
            with transaction():
                user = accounts.accept(claim, form.password.data, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _ask_for_code(user) if user.totp_secret else _enter(user)
    return render_template("accounts/sign_in.html", form=form, section="Sign in")


@bp.route("/sign-in/code", methods=["GET", "POST"])
@anyone_signing_in
def code():
    user = access.awaiting_code()
    if user is None:
        return redirect(url_for(".sign_in", next=_wanted()))
    form = CodeForm.from_request()
    if form.submitted():
        try:
            with transaction():
                claim = accounts.claim(user.email, address=request.remote_addr, at=clock.now())
            with transaction():
                accounts.accept_code(user, form.code.data, claim, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _enter(user)
    return render_template("accounts/code.html", form=form, section="Sign in")


@bp.route("/sign-out", methods=["POST"])
@anyone_signing_in
def sign_out():
    access.sign_out()
    flash("You have signed out.")
    return redirect(url_for(".sign_in"))


@bp.route("/account")
@signed_in
def show():
    account = access.own_account()
    roles = [grant for grant in account.grants if grant.ends_on is None or grant.ends_on > clock.today()]
    return render_template("accounts/show.html", account=account, roles=roles)


def _ask_for_code(user: User):
    access.await_code(user)
    return redirect(url_for(".code", next=_wanted()))


def _enter(user: User):
    access.sign_in(user)
    return redirect(_onward(acting(user, on=clock.today())))


def _onward(actor: Actor) -> str:
    """Where the person was going, or the first page of their own."""
    is_staff = actor.may_somewhere(Permission.VIEW_STAFF_PAGES)
    return _wanted() or url_for("today.index" if is_staff else "my_work.index")


def _wanted() -> str | None:
    wanted = request.args.get("next")
    return wanted if access.is_safe_next(wanted) else None
