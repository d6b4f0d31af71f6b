"""The forms by which members propose changes to their registers: short, and filled with what is known."""

from dataclasses import replace
from typing import Any

from flask import g
from wtforms.validators import InputRequired

from models.interest import Interest
from models.rules import RuleBroken
from models.rules.interest_fields import CATEGORIES, Category
from models.rules.own_words import said_to_you
from models.vocabulary import InterestCategory, InterestHolder
from webapp.fields import DateField, HiddenField, RadioField
from webapp.forms import BaseForm
from webapp.interest_form import InterestForm, filling, form_class
from webapp.services import registers
from webapp.services.proposed_interests import Proposal
from webapp.services.registers import EntryDetails

# These ask for the day the benefit was given; since when it lasts would be the same question again.
OF_ONE_DAY = (InterestCategory.SPONSORSHIP, InterestCategory.GIFT)
# Each category as it is explained to the member.
ABOUT: dict[InterestCategory, Category] = {
    category: replace(about, explanation=said_to_you(about.explanation)) for category, about in CATEGORIES.items()
}
WHOSE = {InterestHolder.MEMBER.value: "Mine", InterestHolder.PARTNER.value: "My spouse's or partner's"}


class OwnEntryForm(InterestForm):
    """An entry as its member proposes it. When the monitoring officer was told, and its last day, are not asked."""

    @classmethod
    def says(cls, words: str) -> str:
        """To the member, of themself."""
        return said_to_you(words)

    def explain(self, broken: RuleBroken) -> None:
        """Show a broken rule, said to the member."""
        broken.message = said_to_you(broken.message)
        super().explain(broken)

    @classmethod
    def last_fields(cls) -> dict[str, Any]:
        """The same, asked of the member: who the spouse or partner is, nothing asks."""
        holder = RadioField(
            "Whose interest is it?",
            choices=WHOSE,
            coerce=InterestHolder,
            default=InterestHolder.MEMBER,
            description="Your spouse's or partner's interest counts as yours. Do not write who they are.",
        )
        return {**super().last_fields(), "holder": holder}

    @classmethod
    def filling(cls, record: Interest) -> dict[str, Any]:
        """What stands in the member's register, with what of it is sealed."""
        return {"data": _typed(registers.details_of(registers.read(record, by=g.actor)))}

    def wanted(self) -> EntryDetails:
        """What was typed, as the service takes it."""
        return {
            "category": self.category,
            "holder": self["holder"].data,
            "details": self.details(),
            "is_sensitive": self["is_sensitive"].data,
            "starts_on": self["starts_on"].data if "starts_on" in self else None,
            "ends_on": None,
            "notified_on": None,
        }


def filled_from(proposal: Proposal) -> dict[str, Any]:
    """What fills the form from what was proposed before, to propose it again."""
    return {
        "holder": proposal.holder,
        "is_sensitive": proposal.is_sensitive,
        "starts_on": proposal.starts_on,
        **filling(proposal.category, proposal.details),
    }


def _typed(entry: EntryDetails) -> dict[str, Any]:
    chosen = {"holder": entry["holder"], "is_sensitive": entry["is_sensitive"], "starts_on": entry["starts_on"]}
    return {**chosen, **filling(entry["category"], entry["details"])}


def _form(category: InterestCategory) -> type[OwnEntryForm]:
    made: Any = form_class(category, OwnEntryForm)
    if category in OF_ONE_DAY:
        made.starts_on = None
    return made  # type: ignore[no-any-return]


FORMS: dict[InterestCategory, type[OwnEntryForm]] = {one: _form(one) for one in InterestCategory}


class EndForm(BaseForm):
    """The last day of an interest."""

    ends_on = DateField("Last day", [InputRequired("Enter the last day")], description="It still counts on this day.")


class ConfirmForm(BaseForm):
    """A member's word on what they were shown."""

    seen = HiddenField()
