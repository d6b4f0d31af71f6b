"""Members of the council who became disqualified together, and what that does to its quorum (LGA 1972 Sch 12 para 45).

The officer says how many and when, for a seat that ends does not say why. Whether two thirds are back is read from the
seats of the day, with nothing to be taken back by hand.
"""

from collections.abc import Iterable
from datetime import date, datetime

from models.committee import Committee
from models.member import Seat
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.quorum import Disqualified, check_disqualified
from models.vocabulary import CommitteeKind
from webapp.clock import day_of
from webapp.services import revisions, sitting_at
from webapp.services.actors import Actor


def by_the_day(committee: Committee, seats: Iterable[Seat], *, on: date) -> Disqualified | None:
    """What a quorum on a day needs to know; None where nobody had been disqualified by then."""
    if committee.disqualified_at_once is None or committee.disqualified_on is None or on < committee.disqualified_on:
        return None
    in_office = sitting_at.voting_seats((seat for seat in seats if seat.member_id is not None), is_education=True)
    return Disqualified(committee.disqualified_at_once, in_office)


def check_is_council(committee: Committee) -> None:
    """Refuse any body but the council: the others' quorum is what standing orders say."""
    if committee.kind is not CommitteeKind.COUNCIL:
        raise RuleBroken("Only the quorum of the full council changes when members are disqualified together.")


def note(
    committee: Committee,
    *,
    disqualified_at_once: int | None,
    disqualified_on: date | None,
    revision: str,
    by: Actor,
    at: datetime,
) -> Committee:
    """Note that members became disqualified at the same time; or, with neither, that none did.

    Raises revisions.ChangedMeanwhile when the committee is no longer as it stood at `revision`.
    """
    by.check(Permission.EDIT_COMMITTEES, committee.id)
    check_is_council(committee)
    held = [seat for seat in committee.seats if disqualified_on and seat.is_held_on(disqualified_on)]
    seats = sitting_at.voting_seats(held, is_education=True)
    check_disqualified(disqualified_at_once, disqualified_on, seats=seats, today=day_of(at))
    values = {"disqualified_at_once": disqualified_at_once, "disqualified_on": disqualified_on}
    what = "members disqualified together noted" if disqualified_on else "members disqualified together taken back"
    name, number = committee.name, committee.id
    revisions.change(committee, values, what, name=name, revision=revision, by=by, at=at, committee_id=number)
    return committee
