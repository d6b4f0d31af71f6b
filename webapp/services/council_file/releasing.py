"""What a council file brought, made public."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from models.publication import Publication
from models.rules import RuleBroken
from models.scorecard import Scorecard
from models.vocabulary import Verb
from models.work_programme import WorkProgramme
from webapp.clock import day_of
from webapp.services import forward_plan_publishing, programme_publishing, publishing, scorecard_publishing, scorecards
from webapp.services.actors import Actor
from webapp.services.council_file.making import Loaded
from webapp.services.council_file.problems import CouncilFileRefused, Problem
from webapp.services.ledger import Act

REASON = "Loaded from a council file"


def publish(loaded: Loaded, *, by: Actor, at: datetime) -> int:
    """Publish what was loaded as of a moment, and say how many things that were: the council, its members, committees
    and meetings with their agendas, work programmes with their topics, the forward plan, and scorecards: those that
    stand under an item go out with its agenda, and one of a period that is not over yet waits.

    A meeting held before that moment is entered for the record, without notice. Raises CouncilFileRefused for an agenda
    that may not go out, with what to put right.
    """
    act = Act(Verb.PUBLISH, by=by, at=at, reason=REASON)
    steps: list[tuple[str, Callable[[], Publication]]] = []
    if loaded.council is not None:
        steps.append(("council", partial(publishing.publish_council, loaded.council, act)))
    for place, member in enumerate(loaded.members.values()):
        if not member.kind.attends_only:
            steps.append((f"members[{place}]", partial(publishing.publish_member, member, act)))
    for place, committee in enumerate(loaded.committees.values()):
        steps.append((f"committees[{place}]", partial(publishing.publish_committee, committee, act)))
    for place, meeting in enumerate(loaded.meetings):
        publish_it = publishing.publish_agenda if publishing.has_agenda(meeting) else publishing.publish_meeting
        steps.append((f"meetings[{place}]", partial(publish_it, meeting, act)))
    for place, programme in enumerate(loaded.programmes):
        steps.append((f"work_programmes[{place}]", partial(_publish_programme, programme, act)))
    for place, decision in enumerate(loaded.decisions):
        if decision.removed_at is None:
            steps.append((f"key_decisions[{place}]", partial(forward_plan_publishing.publish, decision, act)))
    for place, scorecard in enumerate(loaded.scorecards):
        if scorecard.item is None and scorecard.removed_at is None and _can_be_told(scorecard, act):
            steps.append((f"scorecards[{place}]", partial(_publish_scorecard, scorecard, act)))
    problems = [problem for path, step in steps if (problem := _refusal(path, step))]
    if problems:
        raise CouncilFileRefused(problems)
    return len(steps)


def _publish_programme(programme: WorkProgramme, act: Act) -> Publication:
    seen = programme_publishing.propose(programme, on=day_of(act.at)).seen
    return programme_publishing.publish(programme, act, seen=seen)


def _can_be_told(scorecard: Scorecard, act: Act) -> bool:
    try:
        scorecards.check_can_be_told(scorecard, on=day_of(act.at))
    except RuleBroken:
        return False
    return True


def _publish_scorecard(scorecard: Scorecard, act: Act) -> Publication:
    seen = scorecard_publishing.propose(scorecard, on=day_of(act.at)).seen
    return scorecard_publishing.publish(scorecard, act, seen=seen)


def _refusal(path: str, step: Callable[[], Publication]) -> Problem | None:
    try:
        step()
    except RuleBroken as broken:
        return Problem(path, broken.message)
    return None
