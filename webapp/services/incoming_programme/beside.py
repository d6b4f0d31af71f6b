"""What a paper says beside its topics: the words before them, and who champions what. First answers, then records."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from models.committee import Committee
from models.member import Seat
from models.rules import RuleBroken, municipal_year, programme_answers
from models.rules.minutes_reading.matching import Known
from models.rules.programme_answers import LEAVE, TAKE, Answers
from models.rules.programme_beside import introduction_of
from models.vocabulary import SeatRole
from models.work_programme import IncomingProgramme
from webapp.clock import day_of
from webapp.database import db
from webapp.services import members, seats, work_programmes
from webapp.services.actors import Actor
from webapp.services.incoming_programme.tables import ProgrammeTable


def said_in(table: ProgrammeTable) -> dict[str, Any]:
    """The words before the topics as they are kept while the paper waits, and the lines that become nothing."""
    introduction, titles = introduction_of(table.before)
    return {"introduction": introduction, "beside": [*titles, *table.after]}


def first_answers(incoming: IncomingProgramme, found: Mapping[str, Any]) -> Answers:
    """Every answer about them as the paper gives it; what is kept already is left out at first."""
    first, last = municipal_year.span(incoming.year)
    since = min(max(day_of(incoming.uploaded_at), first), last)
    people = [Known(number, name) for number, name in member_names().items()]
    answers = programme_answers.of_champions(found["champions"], people, since=since)
    held = _champions_of(incoming.committee_id, since)
    for place in programme_answers.champions_taken(answers):
        name = f"champion-{place}-"
        if (answers[f"{name}member"], answers[f"{name}subject"].casefold()) in held:
            answers[f"{name}take"] = LEAVE
    if introduction := found.get("introduction", ""):
        answers["introduction"] = introduction
        answers["introduction-take"] = LEAVE if introduction_of_programme(incoming) else TAKE
    return answers


def problems(incoming: IncomingProgramme, chosen: Answers) -> dict[str, str]:
    """What is to be put right about them, by the name of its answer."""
    wrong = programme_answers.wrong_with_champions(chosen, member_names())
    return wrong | programme_answers.wrong_with_introduction(chosen, introduction_of_programme(incoming))


def keep(incoming: IncomingProgramme, chosen: Answers, *, by: Actor, at: datetime) -> None:
    """Give the programme its words and the committee its champions, as they were answered. The answers were checked."""
    committee = db.session.get_one(Committee, incoming.committee_id)
    if chosen.get("introduction-take", LEAVE) != LEAVE:
        work_programmes.introduce(committee, incoming.year, chosen["introduction"], by=by, at=at)
    for place in programme_answers.champions_taken(chosen):
        name = f"champion-{place}-"
        starts_on = programme_answers.day_of(chosen[f"{name}from"])
        assert starts_on is not None
        details: seats.SeatDetails = {
            "member_id": int(chosen[f"{name}member"]),
            "role": SeatRole.CHAMPION,
            "capacity": chosen[f"{name}subject"],
            "starts_on": starts_on,
            "ends_on": None,
        }
        try:
            seats.give(committee, details, by=by, at=at)
        except RuleBroken as broken:
            raise RuleBroken(broken.message, f"{name}{'from' if broken.field == 'starts_on' else 'member'}") from broken


def member_names() -> dict[int, str]:
    """Everybody kept here by number, who may champion something."""
    return {one.id: one.name for one in members.all_members()}


def introduction_of_programme(incoming: IncomingProgramme) -> str:
    """The words that stand before the programme already."""
    committee = db.session.get_one(Committee, incoming.committee_id)
    return work_programmes.of_committee(committee, incoming.year).introduction


def _champions_of(committee_id: int, on: date) -> set[tuple[str, str]]:
    held = select(Seat).where(Seat.committee_id == committee_id, Seat.role == SeatRole.CHAMPION)
    found = db.session.scalars(held.order_by(Seat.id))
    return {
        (str(seat.member_id), seat.capacity.casefold()) for seat in found if seat.ends_on is None or seat.ends_on >= on
    }
