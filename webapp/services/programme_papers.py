"""A work programme as files: Word, PDF and CSV for the public, and the report put under the next meeting's own item."""

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import cast

from sqlalchemy import select

from exports import programme_report, programme_report_csv, work_programme
from exports.programme_report import OwedLine, Report
from models.agenda import AgendaItem
from models.document import Document
from models.house_style_bodies import HouseStyleBody
from models.meeting import Meeting
from models.programme_bodies import ProgrammeBody
from models.publication import Publication
from models.rules import RuleBroken, municipal_year, programme_order
from models.rules.wording import long_date
from models.vocabulary import ItemKind
from models.work_programme import Topic, WorkProgramme
from webapp.clock import day_of
from webapp.database import db
from webapp.services import agenda_tree, documents, matters_arising, papers, programme_bodies, work_programmes
from webapp.services.actors import Actor
from webapp.services.canonical import canonical, digest
from webapp.services.deployment import site_address, storage
from webapp.services.documents import ReceivedFile
from webapp.services.papers import Prepared

WORD, PDF, CSV = "work-programme.docx", "work-programme.pdf", "work-programme.csv"
TITLE = "Work programme"


@dataclass(frozen=True)
class Wanted:
    """All that the files of a version are made from, read out of the records so that nothing more need be read."""

    body: ProgrammeBody
    style: HouseStyleBody
    dated: date
    site: str

    @property
    def hash(self) -> str:
        """The same for the same files."""
        return digest(canonical([{**self.body, "id": 0}, self.style, self.dated.isoformat(), self.site]))


def wanted(programme: WorkProgramme, body: ProgrammeBody, *, on: date) -> Wanted:
    """What the files of a body would be made from."""
    return Wanted(body, _style(programme), on, site_address())


def prepare(wanted: Wanted) -> Prepared:
    """Make and keep the files. It takes a moment: lock nothing."""
    paper = work_programme.compose(wanted.body, wanted.style, dated=wanted.dated)
    listed = storage().keep_bytes(work_programme.as_csv(wanted.body, site=wanted.site))
    files = (*papers.made_of(paper, WORD, PDF), (CSV, work_programme.CSV_TYPE, listed))
    return Prepared(wanted.hash, files)


def attach(publication: Publication, wanted: Wanted, prepared: Prepared | None) -> None:
    """Give a version its files: those made before, if they were made from just this; otherwise they are made now."""
    if prepared is None or prepared.wanted != wanted.hash:
        prepared = prepare(wanted)
    papers.put_under(publication, prepared)


def draft_word(programme: WorkProgramme, *, on: date) -> bytes:
    """The programme as it stands now as a Word file, for the officers who keep it: what the public would be given."""
    body = programme_bodies.programme_body(programme, on=on)
    return papers.word_file(work_programme.compose(body, _style(programme), dated=on))


def draft_csv(programme: WorkProgramme, *, on: date) -> bytes:
    """The same as CSV."""
    return work_programme.as_csv(programme_bodies.programme_body(programme, on=on), site=site_address())


def report(meeting: Meeting, *, by: Actor, on: date) -> Report:
    """What the programme report for a meeting says as things stand on a day, as far as the public may read it."""
    programme = work_programmes.of_committee(meeting.committee, _year_in_use(meeting))
    body = programme_bodies.programme_body(programme, on=on)
    if programme_bodies.changes_are_told_from(programme.agreed_on, programme.id) is None:
        body = {**body, "changed_since": None}
    return Report(body, meeting.held_on, on, meeting.committee.remit, owed(meeting, by=by, on=on))


def report_file(meeting: Meeting, *, by: Actor, on: date) -> bytes:
    """The same as a Word file in the committee's house style."""
    style = cast(HouseStyleBody, meeting.committee.house_style.settings)
    return papers.word_file(programme_report.compose(report(meeting, by=by, on=on), style))


def report_csv(meeting: Meeting, *, by: Actor, on: date) -> bytes:
    """The same as CSV."""
    return programme_report_csv.as_csv(report(meeting, by=by, on=on), site=site_address())


def received(meeting: Meeting, *, by: Actor, at: datetime) -> ReceivedFile:
    """The report as a file that may be attached: made and kept before anything is locked."""
    content = report_file(meeting, by=by, on=day_of(at))
    return documents.receive(BytesIO(content), f"Work programme {meeting.held_on}.docx")


def owed(meeting: matters_arising.Meeting, *, by: Actor, on: date) -> list[OwedLine]:
    """What the committee still waits for, from this meeting's matters arising: what is open and not from Part 2."""
    return [
        OwedLine(
            ", ".join(filter(None, (long_date(one.meeting.held_on), matter.heading))),
            matter.words,
            " ".join(matter.told),
        )
        for one in matters_arising.of_meeting(meeting, by=by, on=on)
        for matter in one.matters
        if matter.is_open and not matter.is_private
    ]


def enclose(meeting: Meeting, file: ReceivedFile, *, by: Actor, at: datetime) -> Document:
    """Put the report under the agenda's item for the work programme, in the place of one put there before.

    Nobody in public reads it until the agenda is published. RuleBroken where the agenda has no such item.
    """
    item = programme_item(meeting)
    if item is None:
        raise RuleBroken("The agenda has no item for the work programme. Add one, then put the report under it.")
    before = enclosed(item)
    if before is None:
        return documents.attach(item, file, title=TITLE, by=by, at=at)
    return before if before.sha256 == file.sha256 else documents.replace(before, file, by=by, at=at)


def enclosed(item: AgendaItem) -> Document | None:
    """The report as it was put under an item; None before it was."""
    return next((one for one in documents.attached(item) if one.title == TITLE), None)


def programme_item(meeting: Meeting) -> AgendaItem | None:
    """The agenda's item for the work programme, unless it is taken in private; None without one."""
    items = (node.item for node in agenda_tree.walk(agenda_tree.tree_of(meeting)))
    return next((one for one in items if one.kind is ItemKind.WORK_PROGRAMME and not agenda_tree.is_private(one)), None)


def _year_in_use(meeting: Meeting) -> int:
    found = select(Topic.year).where(Topic.committee_id == meeting.committee_id, Topic.removed_at.is_(None)).distinct()
    this_year = municipal_year.municipal_year_of(meeting.held_on)
    return programme_order.year_in_use(db.session.scalars(found), this_year)


def _style(programme: WorkProgramme) -> HouseStyleBody:
    return cast(HouseStyleBody, programme.committee.house_style.settings)
