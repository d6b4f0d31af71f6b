"""The forms of a motion and of a vote. A vote asks each way of voting for what it needs, and nothing more."""

from collections.abc import Iterable
from typing import Any, Self

from wtforms.validators import InputRequired, NumberRange, Optional

from models.minutes_vocabulary import Choice, VoteMethod
from models.motion import Motion
from models.rules.votes import Tally, tally_of
from webapp import widgets
from webapp.choices import number_or_none
from webapp.edit_form import EditForm
from webapp.fields import IntegerField, RadioField, SelectField, StringField, TextAreaField, TimeField
from webapp.services.motions import MotionDetails
from webapp.services.voters import Floor
from webapp.services.votes import VoteDetails

NOBODY = "Nobody named"
CHOICES = {Choice.FOR.value: "For", Choice.AGAINST.value: "Against", Choice.ABSTAINED.value: "Abstained"}
NOT_USED = "not used"
NOT_RECORDED = "Not recorded"
SECOND_VOTES = {
    "": "The votes are not equal",
    Choice.FOR.value: "For",
    Choice.AGAINST.value: "Against",
    NOT_USED: "Not used: the motion is lost",
}
EQUAL = "The votes are equal. Say how the chair used the second vote, or that the chair did not use it."


class MotionForm(EditForm):
    """What was moved, and by whom."""

    text = TextAreaField("The motion", widget=widgets.TextArea(rows=5))
    mover_id = SelectField("Moved by", coerce=number_or_none)
    seconder_id = SelectField("Seconded by", coerce=number_or_none)

    def offer_people(self, floor: Floor) -> None:
        """Offer those who may move and second; whoever was chosen stays, so that the refusal is about them."""
        for field in (self.mover_id, self.seconder_id):
            chosen = {field.data} if field.data else set()
            if field.raw_data and str(field.raw_data[0]).isdecimal():
                chosen.add(int(str(field.raw_data[0])))
            offered = [one for one in floor.voters if not one.why_not or one.key in chosen]
            field.choices = {"": NOBODY} | {str(one.key): one.name for one in offered}

    def details(self) -> MotionDetails:
        """What was typed, as the service takes it."""
        people = {"mover_id": self.mover_id.data, "seconder_id": self.seconder_id.data}
        return {"text": self.text.data or "", **people}


class VoteForm(EditForm):
    """A vote by show of hands, or by name. `ballots` stands for how each voted, where the page asks for that."""

    votes_for = IntegerField("For", [Optional(), NumberRange(0, message="Enter 0 or more.")], subject="Votes for")
    votes_against = IntegerField(
        "Against", [Optional(), NumberRange(0, message="Enter 0 or more.")], subject="Votes against"
    )
    abstentions = IntegerField(
        "Abstained", [Optional(), NumberRange(0, message="Enter 0 or more.")], subject="Abstentions"
    )
    ballots = StringField("How each voted")
    rest = RadioField("Everybody not marked above", [Optional()], choices=CHOICES)
    second_vote = RadioField(
        "The chair's second vote",
        [Optional()],
        choices=SECOND_VOTES,
        default="",
        description="With equal votes whoever presides may have a second one (LGA 1972 Sch 12 para 39(2)).",
    )
    taken_at = TimeField("Taken at", [InputRequired("Enter when the vote was taken.")], subject="The vote")

    @classmethod
    def for_the(cls, floor: Floor) -> type[Self]:
        """The form with a field for each person listed at the meeting, named by their number."""
        offered = CHOICES | {"": NOT_RECORDED}
        fields = {f"voter_{one.key}": RadioField(one.name, [Optional()], choices=offered) for one in floor.voters}
        return type("VoteForm", (cls,), fields)

    @classmethod
    def filling(cls, record: Motion) -> dict[str, Any]:
        """The vote kept, if there is one."""
        vote = record.vote
        if vote is None:
            return {}
        names = ("votes_for", "votes_against", "abstentions", "taken_at")
        is_counted = vote.method is not VoteMethod.WITHOUT_DISSENT
        second = vote.second_vote or (NOT_USED if is_counted and vote.votes_for == vote.votes_against else "")
        ballots = {f"voter_{one.member_id}": one.choice.value for one in vote.ballots}
        return {"data": {name: getattr(vote, name) for name in names} | {"second_vote": second, **ballots}}

    def voter(self, key: int) -> RadioField:
        """The field of one person."""
        return self[f"voter_{key}"]

    def details(self, method: VoteMethod, entitled: Iterable[int]) -> VoteDetails:
        """What was typed, as the service takes it; by name, whoever is not marked voted as the rest did."""
        ballots = {
            int(field.name.removeprefix("voter_")): Choice(field.data)
            for field in self
            if field.name.startswith("voter_") and field.data
        }
        if method is VoteMethod.BY_NAME and self.rest.data:
            ballots |= {key: Choice(self.rest.data) for key in entitled if key not in ballots}
        second = self.second_vote.data
        return {
            "method": method,
            "votes_for": self.votes_for.data or 0,
            "votes_against": self.votes_against.data or 0,
            "abstentions": self.abstentions.data or 0,
            "ballots": ballots,
            "second_vote": Choice(second) if second and second != NOT_USED else None,
            "taken_at": self.taken_at.data,
        }

    def is_undecided(self, details: VoteDetails) -> bool:
        """Whether the votes are equal and nothing was said of the chair's second vote; says so beside it."""
        if details["method"] is VoteMethod.BY_NAME:
            tally = tally_of(details["ballots"].values())
        else:
            tally = Tally(details["votes_for"], details["votes_against"], details["abstentions"])
        counts = details["method"] is not VoteMethod.WITHOUT_DISSENT
        undecided = counts and tally.total > 0 and tally.is_equal and not self.second_vote.data
        if undecided:
            self.second_vote.errors = [EQUAL]
        return undecided
