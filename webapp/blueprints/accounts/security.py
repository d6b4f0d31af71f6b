"""What a person changes of their own account: the password, and two-step verification."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.rules import RuleBroken
from webapp import access, clock, letters
from webapp.access import signed_in
from webapp.blueprints.accounts.forms import ChangePasswordForm, ConfirmForm, SetUpForm
from webapp.services import accounts, bodies, second_factor
from webapp.transaction import transaction

bp = Blueprint("security", __name__, url_prefix="/account")
NOT_YOURS = "That is not your password now. Type it again."


@bp.route("/password", methods=["GET", "POST"])
@signed_in
def password():
    form = ChangePasswordForm.from_request()
    if form.submitted():
        try:
            claim = _recognised(form.current.data)
            with transaction():
                accounts.believe(claim)
                user = accounts.change_password(access.own_account(), form.password.data, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            access.sign_in(user)
            letters.tell_of_new_password(user)
            flash("Your password is changed. Wherever else you were signed in, you are signed out.")
            return redirect(url_for("accounts.show"))
    return render_template("accounts/password.html", form=form, email=access.own_account().email)


@bp.route("/two-step", methods=["GET", "POST"])
@signed_in
def two_step():
    account = access.own_account()
    if account.totp_secret:
        return redirect(url_for(".two_step_off"))
    form = SetUpForm.from_request()
    if form.submitted():
        try:
            with transaction():
                second_factor.turn_on(account, form.secret.data, form.code.data, by=g.actor, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            access.sign_in(account)
            flash(
                "Two-step verification is on. You will be asked for a code whenever you sign in. "
                "Wherever else you were signed in, you are signed out."
            )
            return redirect(url_for("accounts.show"))
    if not second_factor.is_secret(form.secret.data or ""):
        form.secret.data = second_factor.new_secret()
    issuer = bodies.the_council().name
    picture = second_factor.picture(second_factor.set_up_address(account, form.secret.data, issuer=issuer))
    return render_template("accounts/two_step.html", form=form, picture=picture)


@bp.route("/two-step/off", methods=["GET", "POST"])
@signed_in
def two_step_off():
    form = ConfirmForm.from_request()
    if form.submitted():
        try:
            claim = _recognised(form.current.data)
            with transaction():
                accounts.believe(claim)
                second_factor.turn_off(access.own_account(), by=g.actor, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Two-step verification is off.")
            return redirect(url_for("accounts.show"))
    return render_template("accounts/two_step_off.html", form=form)


def _recognised(current: str) -> accounts.Claim:
    """The password once more, counted as a sign-in is, so that an open desk does not let anybody guess."""
    with transaction():
        claim = accounts.claim(access.own_account().email, address=request.remote_addr, at=clock.now())
    claim.check(current, message=NOT_YOURS, field="current")
    return claim
