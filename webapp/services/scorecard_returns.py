"""What a scorecard shows when it goes out: how its figures stand, or what the committee saw, where it comes back."""

import json
from datetime import date, datetime
from typing import cast

from sqlalchemy import select

from models.publication import Publication
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.scorecard_differences import corrected, withholds, without_former_notes
from models.scorecard import Scorecard
from models.scorecard_bodies import ScorecardBody
from models.vocabulary import SubjectKind, Verb
from webapp.database import db
from webapp.services import audit, ledger, revisions, scorecard_bodies, scorecard_meetings, scorecards
from webapp.services.actors import Actor
from webapp.services.canonical import canonical

AGAIN = "It is public again."
AGAIN_WITH_OTHER_FIGURES = "It is public again; not every figure is as it was before it was taken away."


def body_to_go_out(scorecard: Scorecard, *, on: date) -> ScorecardBody:
    """What the public would read of it if it went out on that day.

    One that was taken away with its agenda comes back with the same agenda as the committee had it, whatever was
    restated since, unless an officer had it made anew.
    """
    stands = as_kept(scorecard_bodies.scorecard_body(scorecard, on=on))
    return _seen_before(scorecard, stands) or stands


def comes_back(scorecard: Scorecard, stands: ScorecardBody) -> ScorecardBody | None:
    """What the committee saw of a scorecard that waits to come back with its agenda; None where it comes back anew.

    It is never brought back where it would tell again what is withheld now, or words taken back since. `stands` is how
    it stands today.
    """
    now = ledger.live(SubjectKind.SCORECARD, scorecard.id)
    if now is None or not now.is_withdrawn or scorecard_meetings.goes_with(scorecard) is None:
        return None
    seen = _last_public(scorecard)
    is_the_same = seen["meeting"] == stands["meeting"] and seen["address"] == stands["address"]
    return without_former_notes(seen, stands) if is_the_same and not withholds(seen, stands) else None


def public_again(scorecard: Scorecard, body: ScorecardBody) -> str:
    """What the public is told of a withdrawn scorecard that goes out with this body: that figures differ, never which.

    What was taken away stays so, and a figure it showed would be told again by saying what became of it.
    """
    return AGAIN_WITH_OTHER_FIGURES if corrected(_last_public(scorecard), body) else AGAIN


def choose(scorecard: Scorecard, *, is_made_anew: bool, revision: str, by: Actor, at: datetime) -> None:
    """Have it come back with its agenda as its figures stand then, or as the committee saw it."""
    by.check(Permission.PUBLISH, scorecards.committee_of(scorecard))
    revisions.read_anew(scorecard)
    revisions.check_revision(scorecard, revision)
    if scorecard_meetings.goes_with(scorecard) is None:
        raise RuleBroken("It waits for no agenda now. Look at how it stands.")
    if scorecard.is_made_anew == is_made_anew:
        return
    scorecard.is_made_anew = is_made_anew
    scorecard.revision += 1
    what = "scorecard to come back as it stands" if is_made_anew else "scorecard to come back as it was seen"
    audit.record(what, scorecard, name=scorecard.title, by=by, at=at, committee_id=scorecards.committee_of(scorecard))


def as_kept(body: ScorecardBody) -> ScorecardBody:
    """A body as the ledger gives it back: what were pairs are lists there."""
    return cast(ScorecardBody, json.loads(canonical(body)))


def _seen_before(scorecard: Scorecard, stands: ScorecardBody) -> ScorecardBody | None:
    return None if scorecard.is_made_anew else comes_back(scorecard, stands)


def _last_public(scorecard: Scorecard) -> ScorecardBody:
    """The last version that was no withdrawal."""
    last = (
        select(Publication.body)
        .where(
            Publication.subject_kind == SubjectKind.SCORECARD,
            Publication.subject_id == scorecard.id,
            Publication.verb != Verb.WITHDRAW,
        )
        .order_by(Publication.version.desc())
        .limit(1)
    )
    return cast(ScorecardBody, json.loads(db.session.scalars(last).one()))
