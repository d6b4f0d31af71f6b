"""Two-step verification: a six-figure code from a person's telephone, after the password (RFC 6238)."""

import hmac
import re
from datetime import datetime

import pyotp
import segno

from models.rules import RuleBroken
from models.user import User
from webapp.database import db
from webapp.services import audit
from webapp.services.actors import Actor

STEP = 30
CLOCKS_MAY_DIFFER = 1
WRONG = "That is not the code now. Wait for the next one and type its six figures."


def new_secret() -> str:
    """A secret to share with a telephone: 160 bits in base 32."""
    return pyotp.random_base32()


def is_secret(text: str) -> bool:
    """Whether a text has the shape of a secret of ours."""
    return bool(re.fullmatch(r"[A-Z2-7]{32}", text))


def set_up_address(user: User, secret: str, *, issuer: str) -> str:
    """What the telephone reads from the picture: the otpauth address of a secret."""
    return str(pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name=issuer.replace(":", "")))


def picture(address: str) -> str:
    """An otpauth address as a QR code: a data: address of an SVG picture, dark on white whatever the page."""
    return str(segno.make(address, error="m").svg_data_uri(scale=5, border=4, dark="#000", light="#fff"))


def turn_on(user: User, secret: str, code: str, *, by: Actor, at: datetime) -> None:
    """Ask for a code at every sign-in from now on, once the telephone has shown that it has the secret.

    Every session the person has ends at its next request: whoever else sits at one gave no code.
    """
    if not is_secret(secret):
        raise RuleBroken("Open this page again and scan the new picture.")
    step = _matching_step(secret, code, at)
    if step is None:
        raise RuleBroken(WRONG, "code")
    user.totp_secret, user.totp_last_used = secret, step
    user.session_number += 1
    audit.record("two-step verification turned on", user, name=user.name, by=by, at=at)


def use_code(user: User, code: str, *, at: datetime) -> None:
    """Accept a code, once. Raises RuleBroken for one that is wrong, too old or used before."""
    db.session.refresh(user, with_for_update=True)
    step = _matching_step(user.totp_secret, code, at) if user.totp_secret else None
    if step is None or step <= user.totp_last_used:
        raise RuleBroken(WRONG, "code")
    user.totp_last_used = step
    db.session.flush()


def turn_off(user: User, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Ask for the password alone from now on."""
    if user.totp_secret is None:
        raise RuleBroken("Two-step verification is off already.")
    user.totp_secret = None
    audit.record("two-step verification turned off", user, name=user.name, by=by, at=at, reason=reason)


def _matching_step(secret: str, code: str, at: datetime) -> int | None:
    """Which half-minute a code belongs to, among those near enough to now."""
    typed = re.sub(r"[\s-]", "", code)
    now, totp = int(at.timestamp()) // STEP, pyotp.TOTP(secret)
    near = range(now - CLOCKS_MAY_DIFFER, now + CLOCKS_MAY_DIFFER + 1)
    right = [step for step in near if hmac.compare_digest(totp.generate_otp(step).encode(), typed.encode())]
    return right[-1] if right else None
