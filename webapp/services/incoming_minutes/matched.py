"""What was read on paper, matched to the people kept here and to the agenda of the meeting."""

from datetime import date, time

from models.meeting import Meeting
from models.member import Member
from models.rules import minutes_reading as reading
from models.rules.minutes_reading import matching
from models.rules.minutes_reading.choices import ActionRead, ItemRead, Paper, PersonRead
from models.rules.minutes_reading.found import FoundAction, FoundItem, FoundPerson
from models.rules.minutes_reading.lines import Line
from models.rules.minutes_reading.matching import Known, OnAgenda
from models.vocabulary import MemberKind
from webapp.services import agenda_tree, members, sitting_at


def paper_of(lines: list[Line], meeting: Meeting) -> Paper:
    """The minutes on paper as plain data, with the people and items each name and heading is sure to be."""
    read = reading.read(lines)
    known = known_at(meeting)
    agenda = [OnAgenda(node.item.id, node.label, node.item.heading) for node in _nodes(meeting)]
    places = matching.places_of(read.items, agenda)
    opened_at = read.opened_at or (meeting.starts_at if read.rose_at else None)
    return {
        "held_on": _day(read.held_on),
        "held_source": read.held_source,
        "opened_at": _time(opened_at),
        "opened_source": read.opened_source,
        "rose_at": _time(read.rose_at),
        "rose_source": read.rose_source,
        "people": [_person(one, known) for one in read.people],
        "items": [_item(one, place, known) for one, place in zip(read.items, places, strict=True)],
        "left": read.left,
    }


def known_at(meeting: Meeting) -> list[Known]:
    """Everybody kept here, and whether they have a seat on the committee on the day of a meeting."""
    seated = {seat.member_id for seat in sitting_at.seats_on_the_day(meeting)}
    return [_known(member, seated) for member in members.all_members()]


def _known(member: Member, seated: set[int | None]) -> Known:
    return Known(member.id, member.name, member.kind is MemberKind.COUNCILLOR, member.id in seated)


def _nodes(meeting: Meeting) -> list[agenda_tree.Node]:
    return list(agenda_tree.walk(agenda_tree.tree_of(meeting)))


def _person(one: FoundPerson, known: list[Known]) -> PersonRead:
    fits = matching.members_called(one.name, known)
    return {
        "name": one.name[:120],
        "capacity": one.capacity[:200],
        "category": one.category.value if one.category else "",
        "status": one.status.value,
        "is_chair": one.is_chair,
        "source": one.source,
        "member_id": fits[0].id if len(fits) == 1 else None,
        "fits": [one.name for one in fits],
    }


def _item(one: FoundItem, place: OnAgenda | None, known: list[Known]) -> ItemRead:
    return {
        "label": one.label,
        "heading": one.heading,
        "depth": one.depth,
        "is_heading_only": one.is_heading_only,
        "text": one.text,
        "outcome": one.outcome.value if one.outcome else "",
        "outcome_reason": one.outcome_reason,
        "item_id": place.id if place else None,
        "resolutions": [
            {"text": part.text, "outcome": part.outcome.value, "to_body": part.to_body, "source": part.source}
            for part in one.resolutions
        ],
        "actions": [_action(part, known) for part in one.actions],
    }


def _action(one: FoundAction, known: list[Known]) -> ActionRead:
    fits = matching.members_called(one.owner, known)
    member_id = fits[0].id if len(fits) == 1 else None
    return {
        "text": one.text,
        "owner": one.owner,
        "member_id": member_id,
        "due_on": _day(one.due_on),
        "source": one.source,
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _time(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""
