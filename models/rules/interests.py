"""The register of interests: what may be entered, how it reads in public, what stays sealed, and by when it is due."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from models.rules.broken import RuleBroken
from models.rules.interest_fields import CATEGORIES, Field
from models.rules.wording import long_date
from models.vocabulary import FieldKind, InterestCategory

Details = Mapping[str, Any]

DAYS_TO_REGISTER = 28
SECURITIES_POUNDS = Decimal(25_000)
SECURITIES_PERCENT = Decimal(1)
LONGEST = 2000
SENSITIVE = "A sensitive interest is registered"
SENSITIVE_WHY = "Its details are withheld under section 32(2) of the Localism Act 2011."
WITHHELD = "Withheld: it is the member's home"
HOME_LABEL = next(field.said for field in CATEGORIES[InterestCategory.LAND].fields if field.is_home)
SECURITIES_RULE = "SI 2012/1464 counts securities of a nominal value over £25,000, or over one hundredth"


@dataclass(frozen=True, slots=True)
class Due:
    """A thing to register and the last day for it. The day it began counts as the first (Localism Act 2011 s30(1))."""

    began_on: date
    last_on: date

    def days_left(self, on: date) -> int:
        """How many days are left after a day; below 0 once it is late."""
        return (self.last_on - on).days

    @property
    def counting(self) -> str:
        """How it was counted, in a sentence."""
        first, last = (long_date(day, "Tuesday 18 June 2019") for day in (self.began_on, self.last_on))
        return f"28 days beginning with the day: {first} is day 1, and {last} is day 28. Every day counts."


def register_by(day: date) -> date:
    """The last of the 28 days beginning with a day: Localism Act 2011 s30(1) on taking office, s31(3) at a meeting.

    Elected on Thursday 7 May 2015, the last day is Wednesday 3 June 2015.
    """
    return day + timedelta(days=DAYS_TO_REGISTER - 1)


def due_from(day: date) -> Due:
    """What began on a day and is to be registered within 28 days, with its counting."""
    return Due(day, register_by(day))


def fields_of(category: InterestCategory) -> tuple[Field, ...]:
    """What a category asks for, in order."""
    return CATEGORIES[category].fields


def is_statutory(category: InterestCategory) -> bool:
    """Whether it is a disclosable pecuniary interest, which keeps a member out of the discussion and the vote."""
    return CATEGORIES[category].is_statutory


def check_entry(
    category: InterestCategory, details: Details, *, gift_threshold: int, notified_on: date | None = None
) -> None:
    """Refuse an entry that is not whole, or is not of its category. `gift_threshold` is in pounds.

    Money and percentages are texts of figures, dates texts of the form yyyy-mm-dd, answers True or False.
    """
    for field in fields_of(category):
        _check_field(field, details.get(field.name))
    match category:
        case InterestCategory.SECURITIES:
            _check_securities(details)
        case InterestCategory.GIFT:
            _check_gift(details, gift_threshold)
        case InterestCategory.SPONSORSHIP:
            _check_sponsorship(details, notified_on)
        case InterestCategory.CONTRACT if details.get("is_discharged"):
            raise RuleBroken(
                "A contract that has been fully discharged is not registered (SI 2012/1464). Leave it out or, if it "
                "stands in the register, end its entry.",
                "is_discharged",
            )
        case InterestCategory.LICENCE if not details["is_a_month"]:
            raise RuleBroken(
                "A licence for less than a month is not registered (SI 2012/1464). Leave it out.", "is_a_month"
            )
        case InterestCategory.LAND:
            _check_land(details)


def title_of(category: InterestCategory, details: Details) -> str:
    """What an entry is called, from what of its details may be read: fit for the public when they are."""
    value = {field.name: _words(field, details.get(field.name)) for field in fields_of(category)}
    match category:
        case InterestCategory.EMPLOYMENT:
            return f"{value['job']}, {value['employer']}" if value["employer"] else value["job"]
        case InterestCategory.SPONSORSHIP:
            return value["payer"]
        case InterestCategory.CONTRACT:
            return value["contractor"]
        case InterestCategory.LAND:
            return f"Home in {value['place']}" if details.get("is_home") else value["place"]
        case InterestCategory.LICENCE:
            return value["place"]
        case InterestCategory.TENANCY:
            return f"{value['tenant']}: {value['premises']}"
        case InterestCategory.SECURITIES:
            return value["company"]
        case InterestCategory.OTHER:
            return f"{value['position']}, {value['body']}"
        case InterestCategory.GIFT:
            return f"{value['gift']}, from {value['giver']}"


def lines_of(category: InterestCategory, details: Details) -> list[tuple[str, str]]:
    """What an entry says beyond its title, as words: label and value. A home address that is not there is withheld."""
    lines = [(field.said, _words(field, details.get(field.name))) for field in fields_of(category) if field.said]
    said = [(label, words) for label, words in lines if words]
    if category is InterestCategory.LAND and details.get("is_home") and not details.get("address"):
        said.append((HOME_LABEL, WITHHELD))
    return said


def answers_of(category: InterestCategory, details: Details) -> dict[str, str]:
    """Every question of the category that has an answer, in order, with the answer in words: to compare entries."""
    answers = {field.label: _words(field, details.get(field.name)) for field in fields_of(category)}
    return {label: words for label, words in answers.items() if words}


def names_in(category: InterestCategory, details: Details) -> list[str]:
    """The people, companies, bodies and places an entry names, to look for in papers. Addresses line by line."""
    named = (details.get(field.name) or "" for field in fields_of(category) if field.is_name)
    return [line.strip(" ,") for text in named for line in str(text).splitlines() if line.strip(" ,")]


def public_details(category: InterestCategory, details: Details, *, is_sensitive: bool) -> dict[str, Any]:
    """What of an entry may stand unsealed: nothing of a sensitive one (s32(2)), and no home address.

    The address of a usual home is withheld unless the member asked in writing for it to be shown.
    """
    return {} if is_sensitive else dict(_unsealed(category, details))


def sealed_part(category: InterestCategory, details: Details, *, is_sensitive: bool) -> dict[str, Any]:
    """What of an entry must be sealed: the rest. Nothing, for most."""
    public = public_details(category, details, is_sensitive=is_sensitive)
    names = {field.name for field in fields_of(category)}
    return {name: value for name, value in details.items() if name in names and name not in public}


def _unsealed(category: InterestCategory, details: Details) -> Iterator[tuple[str, Any]]:
    hides = bool(details.get("is_home")) and not details.get("shows_address")
    for field in fields_of(category):
        if field.name in details and not (field.is_home and hides):
            yield field.name, details[field.name]


def _check_field(field: Field, value: Any) -> None:
    if value in (None, ""):
        if field.is_required:
            raise RuleBroken(f"Fill in “{field.label}”.", field.name)
        return
    if field.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT):
        if not isinstance(value, str) or len(value) > LONGEST:
            raise RuleBroken(f"Use {LONGEST} characters or fewer for “{field.label}”.", field.name)
    elif field.kind in (FieldKind.MONEY, FieldKind.PERCENT):
        _check_figure(field, value)
    elif field.kind is FieldKind.DATE:
        _day(field.name, value)
    elif not isinstance(value, bool):
        raise RuleBroken(f"Answer yes or no: “{field.label}”.", field.name)


def _check_figure(field: Field, value: Any) -> None:
    figure = _figure(value)
    if figure is None:
        like = "12500 or 49.99" if field.kind is FieldKind.MONEY else "1.5"
        raise RuleBroken(f"Enter “{field.label}” in figures, like {like}.", field.name)
    if field.kind is FieldKind.PERCENT and figure > 100:
        raise RuleBroken("A share of the capital is at most 100 per cent.", field.name)


def _check_securities(details: Details) -> None:
    if not details["is_in_the_area"]:
        raise RuleBroken(
            "Securities are registered only where the body has a place of business or land in the council's area (SI "
            "2012/1464). Leave them out.",
            "is_in_the_area",
        )
    value, percent = _figure(details.get("nominal_value")), _figure(details.get("percent"))
    if value is None and percent is None:
        raise RuleBroken(f"Give the nominal value or the share of the capital: {SECURITIES_RULE} of it.", "percent")
    if (value or 0) <= SECURITIES_POUNDS and (percent or 0) <= SECURITIES_PERCENT:
        raise RuleBroken(
            f"This is below both thresholds: {SECURITIES_RULE} of the capital or of a class of it. Leave it out, or "
            "correct the figures.",
            "nominal_value" if value is not None else "percent",
        )


def _check_gift(details: Details, threshold: int) -> None:
    value = _figure(details["value"])
    if value is not None and value < threshold:
        raise RuleBroken(
            f"The council registers gifts and hospitality worth £{threshold} or more. Leave it out, or correct the "
            "value.",
            "value",
        )


def _check_sponsorship(details: Details, notified_on: date | None) -> None:
    if notified_on is None:
        return
    paid_on, first = _day("paid_on", details["paid_on"]), _a_year_before(notified_on)
    if paid_on > notified_on:
        raise RuleBroken("Enter a day no later than the day it was notified.", "paid_on")
    if paid_on < first:
        raise RuleBroken(
            "Sponsorship is registered for the 12 months ending on the day it is notified (SI 2012/1464), from "
            f"{long_date(first)}. Leave it out, or correct a day.",
            "paid_on",
        )


def _check_land(details: Details) -> None:
    if details.get("address") and not details.get("is_home"):
        raise RuleBroken(
            "Say that this is the member's usual home, so that its address is withheld. For other land write the "
            "address as the place.",
            "is_home",
        )


def _a_year_before(day: date) -> date:
    """The first day of the 12 months that end on a day."""
    following = day + timedelta(days=1)
    try:
        return following.replace(year=following.year - 1)
    except ValueError:
        return date(following.year - 1, 3, 1)


def _figure(value: Any) -> Decimal | None:
    """The number a text of figures stands for; None for anything else."""
    return Decimal(str(value)) if re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,4})?", str(value)) else None


def _day(name: str, value: Any) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise RuleBroken("Enter a real date, like 18 6 2019.", name) from None


def _words(field: Field, value: Any) -> str:
    """A value as people read it. A question not answered with yes is not worth a line."""
    if value in (None, "", False):
        return ""
    match field.kind:
        case FieldKind.MONEY:
            figure = _figure(value) or Decimal(0)
            return f"£{figure:,.0f}" if figure == figure.to_integral_value() else f"£{figure:,.2f}"
        case FieldKind.PERCENT:
            return f"{_figure(value) or Decimal(0):f} per cent"
        case FieldKind.DATE:
            return long_date(_day(field.name, value))
        case FieldKind.YES_NO:
            return "Yes"
        case _:
            return str(value)
