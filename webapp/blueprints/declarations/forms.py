"""The forms of a declaration. What they offer is only what is lawful for this member, item and kind."""

from collections.abc import Iterable, Sequence
from typing import Any, Self

from flask import request
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from models.agenda import AgendaItem
from models.council import Council
from models.declaration import Declaration, DeclarationKind
from models.member import Member
from models.rules import declarations as rules
from models.vocabulary import DeclarationEffect, Intention
from webapp import widgets
from webapp.choices import number_or_none, records
from webapp.edit_form import EditForm
from webapp.fields import BooleanField, RadioField, SelectField, TextAreaField
from webapp.forms import BaseForm
from webapp.services import agenda_tree, declarable
from webapp.services.declarations import DeclarationDetails
from webapp.services.revisions import last_changed_by

HINTS = {
    Intention.TAKE_PART: "Speak and vote as usual.",
    Intention.NOT_VOTE: "Stay, and leave the vote to others.",
    Intention.NO_PART: "Stay in the room, and neither speak nor vote.",
    Intention.WITHDRAW: "Leave the room until the item is dealt with.",
}
# Sent with a declaration, and not with the choice of its kind, which comes by the same way.
TOLD = "told"
NOT_YET = "It is not in the register yet"


class DeclarationForm(EditForm):
    """What a member declares about an item."""

    interest_id = RadioField("Which interest is it?", coerce=number_or_none)
    nature = TextAreaField(
        "What is the interest, and how does it touch this item?",
        description="For example, “My wife works for Acorn Nurseries, which bids for this contract”. The public reads "
        "this. “As noted” or “as in my register” is not enough.",
        widget=widgets.TextArea(rows=4),
    )
    is_sensitive = BooleanField(
        "It is a sensitive interest",
        description="The monitoring officer agreed that its details could lead to violence or intimidation. Only the "
        "fact is declared, and nothing typed above is kept (Localism Act 2011, section 32).",
    )
    intention = RadioField(
        "What then?",
        coerce=lambda word: Intention(word) if word else None,
    )
    nature_is_open = BooleanField(
        "The nature gives nothing of the private item away",
        description="The item is in Part 2. Without this tick the public reads that an interest was declared, and not "
        "its nature.",
    )

    def suit(
        self, item: AgendaItem, member: Member, kind: DeclarationKind, council: Council, *, is_clerk: bool
    ) -> None:
        """Offer what this kind leaves open, and ask only what this item and this member's register call for."""
        dispensation = declarable.dispensation_for(member.id, item)
        lawful = rules.lawful_intentions(
            kind.effect,
            withdraws=council.withdraws_for_dpi,
            dispensation=dispensation.scope if dispensation else None,
        )
        self.intention.choices = [_choice(intention) for intention in lawful]
        whoever = "the member" if is_clerk else "you"
        self.intention.label.text = f"What will {whoever} do?"
        self.intention.validators = [InputRequired(f"Choose what {whoever} will do")]
        if len(lawful) == 1 and not self.intention.data:
            self.intention.data = lawful[0]
        registered = declarable.registered(member.id, on=item.meeting.held_on)
        if kind.effect is DeclarationEffect.NO_PART and registered:
            entries = {str(one.id): declarable.title_of(one) for one in registered}
            self.interest_id.choices = {**entries, "": NOT_YET}
            self.nature.description = "Leave it empty to declare what the register says of the interest chosen above."
        else:
            del self.interest_id
        if not (is_clerk and agenda_tree.is_private(item)):
            del self.nature_is_open

    @classmethod
    def after_the_choice(cls) -> Self:
        """The form as sent, or empty where the request says only whose declaration it is and of which kind."""
        return cls.from_request() if TOLD in request.form else cls(formdata=None)

    def is_told(self) -> bool:
        """Whether more was sent than that choice, and its shape is right."""
        return TOLD in request.form and self.submitted()

    @classmethod
    def filling(cls, record: Declaration) -> dict[str, Any]:
        """What was declared before."""
        names = ("nature", "is_sensitive", "intention", "nature_is_open")
        chosen = record.interest_id if record.interest_id else ""
        return {"data": {name: getattr(record, name) for name in names} | {"interest_id": chosen}}

    def details(self, kind: DeclarationKind) -> DeclarationDetails:
        """What was typed, as the service takes it."""
        return {
            "kind": kind,
            "nature": self.nature.data or "",
            "is_sensitive": self.is_sensitive.data,
            "intention": self.intention.data,
            "interest_id": self.interest_id.data if "interest_id" in self else None,
            "nature_is_open": self.nature_is_open.data if "nature_is_open" in self else False,
        }


class WhoForm(BaseForm):
    """Who declares, and which kind. It changes nothing, and is posted all the same: an address is kept in logs."""

    member = SelectField("Who declares it?")
    kind = RadioField("Which kind of interest?")

    @classmethod
    def offering(cls, members: Iterable[Member], kinds: Sequence[DeclarationKind]) -> Self:
        """The form with those to choose from, none of them chosen: nothing is recorded of whoever came first."""
        form = cls(formdata=None)
        form.member.choices = records(members, "Choose the member")
        form.kind.choices = [SelectChoice(str(kind.id), kind.name, {"hint": kind.explanation}) for kind in kinds]
        return form


def changed_meanwhile(made: Declaration) -> str:
    """What to tell whoever pressed “Take away” on a page that showed something else."""
    who = last_changed_by(made)
    return f"{who} changed this declaration after you opened the page. Read it as it is now, then take it away."


def _choice(intention: Intention) -> SelectChoice:
    words = f"{intention.value[0].upper()}{intention.value[1:]}"
    return SelectChoice(intention.value, words, {"hint": HINTS[intention]})
