"""Publishing scorecards: with the agenda each stands on, frozen as it was then; or alone, by a press of its own."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from models.bodies import MeetingBody, every_item
from models.meeting import Meeting
from models.publication import Publication, Published, PublishedCommittee
from models.rules import RuleBroken, counts_in_words
from models.rules.permissions import Permission
from models.rules.scorecard_differences import differences
from models.rules.wording import long_date
from models.scorecard import Scorecard
from models.scorecard_bodies import ScorecardBody
from models.vocabulary import SubjectKind, Verb
from webapp.clock import day_of
from webapp.database import db
from webapp.services import (
    agenda_tree,
    ledger,
    live_scorecards,
    revisions,
    scorecard_bodies,
    scorecard_meetings,
    scorecard_papers,
    scorecard_returns,
    scorecards,
)
from webapp.services.canonical import canonical, digest
from webapp.services.ledger import Act
from webapp.services.scorecard_papers import Prepared, Wanted

KIND = SubjectKind.SCORECARD


@dataclass(frozen=True)
class Proposal:
    """A scorecard before it is published: what the public reads now, what it would read, and what differs.

    `seen` is what the form sends back, so that nothing is published that was not looked at. `goes_with` is the meeting
    with whose agenda it goes out; None where it goes out by itself, and once it has. Where the committee saw it before,
    and it waits to come back, `since` is what changed, and `is_seen_before` that it comes back as it was seen. `again`
    is the reason the public reads of one that was withdrawn where nobody gives another.
    """

    live: ScorecardBody | None
    live_version: int
    is_withdrawn: bool
    body: ScorecardBody
    seen: str
    changes: list[str]
    goes_with: Meeting | None
    is_seen_before: bool = False
    since: tuple[str, ...] = ()
    again: str = ""

    @property
    def is_behind(self) -> bool:
        """Whether the public would read anything new."""
        return self.live is None or bool(self.changes)

    @property
    def disagreements(self) -> list[str]:
        """What its words count otherwise than its figures do, for whoever publishes it."""
        return counts_in_words.of_scorecard(self.body)


def propose(scorecard: Scorecard, *, on: date) -> Proposal:
    """What an officer looks at before a scorecard goes out, or goes out again."""
    now = ledger.live(KIND, scorecard.id)
    live = _body_in(now)
    stands = scorecard_returns.as_kept(scorecard_bodies.scorecard_body(scorecard, on=on))
    seen = scorecard_returns.comes_back(scorecard, stands)
    body = seen if seen is not None and not scorecard.is_made_anew else stands
    return Proposal(
        live=live,
        live_version=now.version if now else 0,
        is_withdrawn=bool(now and now.is_withdrawn),
        body=body,
        seen=fingerprint(body),
        changes=differences(live, body) if live else [],
        goes_with=scorecard_meetings.goes_with(scorecard),
        is_seen_before=body is seen,
        since=tuple(differences(seen, stands)) if seen is not None else (),
        again=scorecard_returns.public_again(scorecard, body) if now and now.is_withdrawn else "",
    )


def publish(scorecard: Scorecard, act: Act, *, seen: str, prepared: Prepared | None = None) -> Publication:
    """Publish what an officer has just looked at; one that stands on an agenda goes out with that.

    Once it is public it is frozen: another version is a correction, with its reason. Refused when it has changed since
    it was looked at, when the public reads just this, and while the committee itself is not public. An act that hides
    earlier versions takes them away with their files.
    """
    act.by.check(Permission.PUBLISH, scorecards.committee_of(scorecard))
    revisions.hold(scorecard)
    proposal = propose(scorecard, on=day_of(act.at))
    if proposal.goes_with is not None:
        raise RuleBroken(f"It goes out with the agenda of {long_date(proposal.goes_with.held_on)}. Publish that.")
    if seen != proposal.seen:
        raise RuleBroken("This changed while you were looking at it. Look at what it is now, then publish.")
    if proposal.live_version == 0:
        scorecards.check_can_be_told(scorecard, on=day_of(act.at))
    if not proposal.is_behind and not act.hides_earlier:
        raise RuleBroken("This is public already, just as it stands here. Nothing has changed since.")
    if proposal.live is not None:
        act = replace(act, verb=Verb.CORRECT)
    return _append(scorecard, proposal.body, act, [prepared] if prepared else [])


def withdraw(scorecard: Scorecard, act: Act) -> Publication:
    """Take a scorecard away from the public, with its files. Its address answers 410 with the reason."""
    act.by.check(Permission.WITHDRAW, scorecards.committee_of(scorecard))
    return _take_away(scorecard, act)


def follow_agenda(meeting: Meeting, agenda: MeetingBody, act: Act, prepared: Sequence[Prepared] = ()) -> None:
    """Publish what stands on a meeting's agenda, in the transaction that publishes that.

    What is public already stays as the committee had it, whatever was restated since. One whose item is now private, or
    off the agenda, is not there to be read. Refused when a figure changed after the agenda's own body was made, which
    holds the hash of each.
    """
    told = {one["id"]: one["body_hash"] for item in every_item(agenda["agenda"]) for one in item.get("scorecards", ())}
    for scorecard in scorecards.bound_to(meeting):
        revisions.read_anew(scorecard)
        is_there = is_public(scorecard)
        if scorecard.id in told and not is_there:
            body = scorecard_returns.body_to_go_out(scorecard, on=day_of(act.at))
            if digest(canonical(body)) != told[scorecard.id]:
                raise RuleBroken(f"A figure of “{scorecard.title}” changed this very moment. Look again, then publish.")
            _append(scorecard, body, replace(act, verb=Verb.PUBLISH, hides_earlier=False), prepared)
        elif is_there and (why := scorecard_meetings.gone_from_papers(scorecard)):
            _take_away(scorecard, replace(act, verb=Verb.WITHDRAW, reason=why))


def follow_withdrawal(meeting: Meeting, act: Act) -> None:
    """Take away the scorecards of a meeting that is taken away: they were among its papers."""
    for scorecard in scorecards.bound_to(meeting):
        if scorecard_meetings.is_among_papers(scorecard):
            _take_away(scorecard, act)


def wanted_with(meeting: Meeting, *, on: date) -> list[Wanted]:
    """What the files of the scorecards would be made from that go out with a meeting's agenda now."""
    waiting = (one for one in scorecards.bound_to(meeting) if _is_open(one) and scorecard_meetings.goes_with(one))
    return [scorecard_papers.wanted(one, scorecard_returns.body_to_go_out(one, on=on)) for one in waiting]


def states(listed: Sequence[Scorecard]) -> dict[int, Published]:
    """What the public reads or read of each scorecard, by its number; one never published is not there."""
    return ledger.live_ones(KIND, [one.id for one in listed])


def is_public(scorecard: Scorecard) -> bool:
    """Whether the public reads it now."""
    return _body_in(ledger.live(KIND, scorecard.id)) is not None


def fingerprint(body: ScorecardBody) -> str:
    """A short hash of what would be published."""
    return digest(canonical(body))[:20]


def _append(scorecard: Scorecard, body: ScorecardBody, act: Act, prepared: Iterable[Prepared]) -> Publication:
    if scorecard.committee_id is not None and db.session.get(PublishedCommittee, scorecard.committee_id) is None:
        raise RuleBroken("The public cannot see this committee yet. Publish it first: its scorecards stand under it.")
    now = ledger.live(KIND, scorecard.id)
    if now is not None and now.is_withdrawn:
        act = replace(act, reason=act.reason.strip() or scorecard_returns.public_again(scorecard, body))
    publication = ledger.append(KIND, scorecard.id, body, act, title=body["title"])
    scorecard.is_made_anew = False
    live_scorecards.list_scorecard(scorecard, body, publication)
    scorecard_papers.attach(publication, scorecard_papers.wanted(scorecard, body), prepared)
    return publication


def _take_away(scorecard: Scorecard, act: Act) -> Publication:
    publication = ledger.withdraw(KIND, scorecard.id, act)
    live_scorecards.unlist_scorecard(scorecard, publication)
    return publication


def _is_open(scorecard: Scorecard) -> bool:
    """Whether the item it stands under is on the agenda and considered in public."""
    item = scorecard.item
    return item is not None and item.removed_at is None and not agenda_tree.is_private(item)


def _body_in(now: Published | None) -> ScorecardBody | None:
    return None if now is None or now.is_withdrawn else cast(ScorecardBody, json.loads(now.body))
