"""Matters arising as a Word file, and put under the minutes item of the next agenda."""

from datetime import date, datetime
from io import BytesIO
from typing import cast

from exports import matters_arising as paper
from exports.matters_arising import FromMeeting, Line
from models.agenda import AgendaItem
from models.document import Document
from models.house_style_bodies import HouseStyleBody
from models.meeting import Meeting
from models.rules import RuleBroken
from models.vocabulary import ItemKind
from webapp.clock import day_of
from webapp.services import agenda_tree, bodies, documents, matters_arising, papers
from webapp.services.actors import Actor
from webapp.services.documents import ReceivedFile

TITLE = "Matters arising"


def word_file(meeting: Meeting, *, by: Actor, on: date) -> bytes:
    """What arises at a meeting as things stand on a day, as far as the public may read it: agendas are public."""
    arising = [
        FromMeeting(one.meeting.held_on, lines)
        for one in matters_arising.of_meeting(meeting, by=by, on=on)
        if (lines := [_line(matter) for matter in one.matters if not matter.is_private])
    ]
    style = cast(HouseStyleBody, meeting.committee.house_style.settings)
    committee, council = meeting.committee.name, bodies.the_council().name
    look = {"font": style["font"], "accent": style["accent"]}
    return papers.word_file(paper.compose(committee, council, meeting.held_on, arising, dated=on, **look))


def received(meeting: Meeting, *, by: Actor, at: datetime) -> ReceivedFile:
    """The file as one that may be attached: made and kept before anything is locked."""
    content = word_file(meeting, by=by, on=day_of(at))
    return documents.receive(BytesIO(content), f"Matters arising {meeting.held_on}.docx")


def enclose(meeting: Meeting, file: ReceivedFile, *, by: Actor, at: datetime) -> Document:
    """Put the file under the agenda's item for the minutes, in the place of one that was put there before.

    Nobody in public reads it until the agenda is published. RuleBroken where the agenda has no such item.
    """
    item = minutes_item(meeting)
    if item is None:
        raise RuleBroken("The agenda has no item for the minutes. Add one, then put this under it.")
    before = next((one for one in documents.attached(item) if one.title == TITLE), None)
    if before is None:
        return documents.attach(item, file, title=TITLE, by=by, at=at)
    return before if before.sha256 == file.sha256 else documents.replace(before, file, by=by, at=at)


def minutes_item(meeting: Meeting) -> AgendaItem | None:
    """The agenda's item for the minutes of the last meeting, unless it is taken in private; None without one."""
    items = (node.item for node in agenda_tree.walk(agenda_tree.tree_of(meeting)))
    return next((one for one in items if one.kind is ItemKind.MINUTES and not agenda_tree.is_private(one)), None)


def _line(matter: matters_arising.Matter) -> Line:
    return Line(matter.heading, matter.what, matter.words, " ".join(matter.told))
