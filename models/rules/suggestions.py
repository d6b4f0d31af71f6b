"""What a suggestion of a topic may and may not be, and how it may be answered."""

from models.rules.broken import RuleBroken

LONGEST_WHY = 5000
AT = "@"


def check_said(title: str, why: str, email: str) -> None:
    """Refuse a suggestion without words, one too long to be read, or an address that no answer can reach."""
    if not title.strip():
        raise RuleBroken("Say in a few words what should be looked into.", "title")
    if len(title.strip()) > 300:
        raise RuleBroken("Use 300 characters or fewer here, and say the rest below.", "title")
    if len(why) > LONGEST_WHY:
        raise RuleBroken(f"Use {LONGEST_WHY} characters or fewer.", "why")
    if email.strip() and not _is_address(email.strip()):
        raise RuleBroken("Enter an e-mail address in full, like name@example.com, or leave it empty.", "email")


def check_answer(reason: str) -> None:
    """Refuse to decline a suggestion without saying why."""
    if not reason.strip():
        raise RuleBroken("Say why: whoever suggested it is told in these words.", "reason")


def source_words(who: str, day: str) -> str:
    """Where a topic comes from, as the public reads it. It never names whoever is not a member.

    `who` is "member", "officer" or "resident"; a member is named beside it.
    """
    return f"suggested on {day}" if who == "member" else f"{'An' if who == 'officer' else 'A'} {who}, on {day}"


def _is_address(email: str) -> bool:
    before, at, after = email.rpartition(AT)
    parts = after.split(".")
    return bool(before and at and len(parts) > 1 and all(parts)) and email.isprintable() and " " not in email
