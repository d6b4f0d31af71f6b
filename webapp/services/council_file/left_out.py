"""What a council file leaves out because somebody has not finished with it: said when the file is written."""

from sqlalchemy import func, select

from models.incoming import IncomingMinutes, IncomingTable
from models.interest import InterestProposal
from models.reading import IncomingReadings
from models.vocabulary import ProposalStatus
from models.work_programme import IncomingProgramme
from webapp.database import db

BROUGHT_IN = "brought in and not confirmed"


def sentences() -> list[str]:
    """One sentence for each kind of thing that waits, with how many there are; none where nothing does."""
    programmes = select(IncomingProgramme.found).where(IncomingProgramme.confirmed_at.is_(None))
    minutes = select(IncomingMinutes.found).where(IncomingMinutes.confirmed_at.is_(None))
    readings = select(IncomingReadings.found).where(IncomingReadings.confirmed_at.is_(None))
    tables = select(func.count()).where(IncomingTable.confirmed_at.is_(None), IncomingTable.sealed_rows.is_not(None))
    proposals = select(func.count()).where(InterestProposal.status == ProposalStatus.WAITING)
    # What was put aside is empty.
    counted = (
        (len(list(filter(None, db.session.scalars(programmes)))), f"work programmes {BROUGHT_IN}"),
        (len(list(filter(None, db.session.scalars(minutes)))), f"papers of minutes {BROUGHT_IN}"),
        (len(list(filter(None, db.session.scalars(readings)))), f"files of readings {BROUGHT_IN}"),
        (db.session.scalar(tables), f"tables {BROUGHT_IN}"),
        (db.session.scalar(proposals), "members’ proposals for their registers that wait for an answer"),
    )
    return [f"Not in the file: {words} ({number}). Finish with them first." for number, words in counted if number]
