"""The files of a public scorecard, where what they name on a chart is hidden or moved since they were made."""

from typing import cast

from models.scorecard import Scorecard
from models.scorecard_bodies import ScorecardBody
from webapp.database import db
from webapp.services import published, published_marks, scorecard_papers
from webapp.services.published import Head
from webapp.services.scorecard_papers import Wanted


def with_marks_of_today(head: Head, number: int) -> Wanted | None:
    """What the files of a version are made from with its marks as they are public now; None where none changed.

    Files lead to nothing that is marked, nor to the meeting that had them: where only an address is another, those that
    were kept are right still.
    """
    read, _ = published.with_live(head, number)
    if read is None or read.body is None:
        return None
    body = cast(ScorecardBody, read.body)
    shown = published_marks.only_public(body)
    if published_marks.in_files(shown) == published_marks.in_files(body):
        return None
    return scorecard_papers.wanted(db.session.get_one(Scorecard, head.subject_id), shown)
