"""An agenda as officers see it before it goes out: with no link to what the public cannot open yet."""

from copy import deepcopy

from sqlalchemy import select

from models.bodies import BoundScorecardBody, DocumentBody, MeetingBody, every_item
from models.publication import Published, PublishedDocument
from models.vocabulary import SubjectKind
from webapp.database import db


def without_dead_links(body: MeetingBody) -> MeetingBody:
    """The same agenda; what is not out yet has its name and no address. Two statements."""
    shown = deepcopy(body)
    items = list(every_item(shown["agenda"]))
    files = [one for item in items for one in item["documents"]]
    reports = [one for item in items for one in item.get("scorecards", ())]
    documents, scorecards = _public_documents(files), _public_scorecards(reports)
    for one in files:
        one["address"] = one["address"] if one["id"] in documents else ""
    for each in reports:
        each["address"] = each["address"] if each["id"] in scorecards else ""
    return shown


def _public_documents(files: list[DocumentBody]) -> set[int]:
    out = select(PublishedDocument.document_id).where(
        PublishedDocument.document_id.in_([one["id"] for one in files]), PublishedDocument.is_withdrawn.is_(False)
    )
    return set(db.session.scalars(out.order_by(PublishedDocument.document_id)))


def _public_scorecards(reports: list[BoundScorecardBody]) -> set[int]:
    out = select(Published.subject_id).where(
        Published.subject_kind == SubjectKind.SCORECARD,
        Published.subject_id.in_([one["id"] for one in reports]),
        Published.is_withdrawn.is_(False),
    )
    return set(db.session.scalars(out.order_by(Published.subject_id)))
