"""Passwords: what makes a good one, and how one is kept and compared."""

import re
import unicodedata
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from models.rules import RuleBroken

# Argon2id at the cost OWASP's password storage cheat sheet asks for: 19 MiB, two passes, one lane.
HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# The hash of a password nobody has, so that an unknown e-mail address takes as long to refuse as a known one.
NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$KurQBOPbF3bMYVnYjcBESw$6MSpc+gS2/aRp4WlKmIMze7F2vYlNcUBUJ0mk9kug/c"

SHORTEST, LONGEST = 12, 500
FEWEST_DIFFERENT = 5
FEWEST_OF_THEIR_OWN = 8
COMMON = frozenset(Path(__file__).with_name("common_passwords.txt").read_text().split())


def kept(password: str) -> str:
    """The hash to keep of a password: argon2id, with a salt of its own."""
    return HASHER.hash(_same_on_every_keyboard(password))


def is_right(password: str, kept_hash: str | None) -> bool:
    """Whether a password is the one kept. With none kept it is wrong, after just as much work."""
    # One too long to be anybody's costs the same as any other, not more.
    typed = _same_on_every_keyboard(password) if len(password) <= LONGEST else ""
    try:
        return HASHER.verify(kept_hash or NOBODY, typed) and kept_hash is not None
    except (VerificationError, InvalidHashError):
        return False


def is_out_of_date(kept_hash: str) -> bool:
    """Whether the hash was made at another cost than today's, so that it should be made again."""
    return HASHER.check_needs_rehash(kept_hash)


def check_good_enough(password: str, *, name: str, email: str) -> None:
    """Refuse a password that is short, long, well known, or made of the person's own name or e-mail address."""
    plain = re.sub(r"\s", "", password.casefold())
    if len(password) < SHORTEST:
        _refuse(f"Choose a password of at least {SHORTEST} characters. Three or four words you will remember do well.")
    if len(password) > LONGEST:
        _refuse(f"Choose a password of at most {LONGEST} characters.")
    if plain in COMMON or len(set(plain)) < FEWEST_DIFFERENT:
        _refuse("Many people use this password, so it would be guessed. Choose another.")
    if len(_without_their_names(plain, name, email)) < FEWEST_OF_THEIR_OWN:
        _refuse("Choose a password that is not made of your name or your e-mail address.")


def _refuse(message: str) -> None:
    raise RuleBroken(message, "password")


def _without_their_names(plain: str, name: str, email: str) -> str:
    known = {email, email.partition("@")[0], re.sub(r"\s", "", name), *re.split(r"[\s.@_-]+", f"{name} {email}")}
    for word in sorted((word.casefold() for word in known if len(word) >= 3), key=len, reverse=True):
        plain = plain.replace(word, "")
    return plain


def _same_on_every_keyboard(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
