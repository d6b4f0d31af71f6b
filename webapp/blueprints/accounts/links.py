"""The pages that letters lead to: accepting an invitation, and setting a forgotten password.

Opening a link changes nothing, because mail programs open links too; only sending the form uses it up.
"""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for

from models.rules import RuleBroken
from models.vocabulary import TokenPurpose
from webapp import clock, letters
from webapp.access import anyone_signing_in
from webapp.blueprints.accounts.forms import ForgottenPasswordForm, NewPasswordForm
from webapp.services import accounts
from webapp.transaction import transaction

bp = Blueprint("account_links", __name__)


@bp.after_request
def keep_addresses_private(response: Response) -> Response:
    """Say at most which site a person came from. (Nothing at all would fail the check against forged forms.)"""
    response.headers["Referrer-Policy"] = "strict-origin"
    return response


@bp.route("/invitation/<secret>", methods=["GET", "POST"])
@anyone_signing_in
def invitation(secret: str):
    return _set_password(secret, TokenPurpose.INVITATION, "accounts/invitation.html")


@bp.route("/reset-password/<secret>", methods=["GET", "POST"])
@anyone_signing_in
def reset(secret: str):
    return _set_password(secret, TokenPurpose.PASSWORD_RESET, "accounts/reset.html")


@bp.route("/forgotten-password", methods=["GET", "POST"])
@anyone_signing_in
def forgotten():
    form = ForgottenPasswordForm.from_request()
    if form.submitted():
        try:
            with transaction():
                letter = accounts.ask_for_reset(form.email.data, address=request.remote_addr, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            if letters.send_password_link(letter):
                return render_template("accounts/letter_sent.html", section="Sign in")
            form.form_errors.append("Letters cannot be sent just now. Try again later, or ask an administrator.")
    return render_template("accounts/forgotten.html", form=form, section="Sign in")


def _set_password(secret: str, purpose: TokenPurpose, template: str):
    form = NewPasswordForm.from_request()
    try:
        token = accounts.open_link(secret, purpose, at=clock.now())
    except RuleBroken:
        return render_template("accounts/spent_link.html", purpose=purpose, section="Sign in"), 404
    if form.submitted():
        try:
            with transaction():
                user = accounts.use_link(secret, purpose, form.password.data, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            if purpose is TokenPurpose.PASSWORD_RESET:
                letters.tell_of_new_password(user)
            flash("Your password is set. Sign in with it.")
            return redirect(url_for("accounts.sign_in"))
    return render_template(template, form=form, person=token.user, section="Sign in")
