"""Dispensations: leave for a member to take part despite a disclosable pecuniary interest. Localism Act 2011 s33."""

from datetime import date, timedelta

from models.rules.broken import RuleBroken
from models.rules.wording import long_date
from models.vocabulary import DispensationGround

YEARS_AT_MOST = 4
SOURCE = "Localism Act 2011, section 33"

# The words of s33(2).
GROUNDS: dict[DispensationGround, str] = {
    DispensationGround.A: (
        "without the dispensation the number of persons prohibited by section 31(4) from participating in any "
        "particular business would be so great a proportion of the body transacting the business as to impede the "
        "transaction of the business"
    ),
    DispensationGround.B: (
        "without the dispensation the representation of different political groups on the body transacting any "
        "particular business would be so upset as to alter the likely outcome of any vote relating to the business"
    ),
    DispensationGround.C: ("granting the dispensation is in the interests of persons living in the authority's area"),
    DispensationGround.D: (
        "without the dispensation each member of the authority's executive would be prohibited by section 31(4) from "
        "participating in any particular business to be transacted by the authority's executive"
    ),
    DispensationGround.E: "it is otherwise appropriate to grant a dispensation",
}


def latest_end(starts_on: date) -> date:
    """The last day that four years from a day allow: s33(3)."""
    try:
        return starts_on.replace(year=starts_on.year + YEARS_AT_MOST) - timedelta(days=1)
    except ValueError:
        return date(starts_on.year + YEARS_AT_MOST, 2, 28)


def check_days(*, requested_on: date, granted_on: date, starts_on: date, ends_on: date) -> None:
    """Refuse days out of order, and a period of more than four years.

    It is granted on a written request (s33(1)), for a period it must specify (s33(3)), and excuses nothing done before.
    """
    if granted_on < requested_on:
        raise RuleBroken(
            f"Enter a day on or after {long_date(requested_on)}: a dispensation is granted on a written request "
            "(Localism Act 2011 s33(1)).",
            "granted_on",
        )
    if starts_on < granted_on:
        raise RuleBroken(
            f"Enter a first day on or after {long_date(granted_on)}, when it is granted: it excuses nothing done "
            "before.",
            "starts_on",
        )
    if ends_on < starts_on:
        raise RuleBroken(f"Enter a last day on or after {long_date(starts_on)}, when it begins.", "ends_on")
    if ends_on > latest_end(starts_on):
        latest = long_date(latest_end(starts_on))
        raise RuleBroken(
            f"A dispensation lasts four years at most (Localism Act 2011 s33(3)): enter {latest} or an earlier day.",
            "ends_on",
        )


def is_in_force(starts_on: date, ends_on: date, *, on: date) -> bool:
    """Whether a dispensation holds on a day, both ends counted."""
    return starts_on <= on <= ends_on
