"""One of each record of performance: frameworks, figures, finance, scorecards and what committees did about them."""

from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy import select

from models.action import Action
from models.agenda import AgendaItem
from models.committee import Committee
from models.measure import Framework, Measure, MeasureChange, MeasureRemit, Outcome, PolicyArea
from models.meeting import Meeting
from models.reading import Commentary, Reading, ReadingColumn, Target
from models.resolution import Recommendation, Resolution
from models.scorecard import MeasureFollowUp, Scorecard
from models.scorecard_vocabulary import (
    FinanceKind,
    FollowUpKind,
    Frequency,
    Mark,
    MeasureEvent,
    Polarity,
    Projection,
    ReadingState,
    TargetKind,
    Unit,
)
from models.suggestion import Suggestion
from models.vocabulary import Role, Verb
from tests import factories, measured
from webapp import clock
from webapp.database import db
from webapp.services import finance_lines, measure_bodies, publishing, scorecard_bodies, scorecard_publishing
from webapp.services.actors import operator
from webapp.services.ledger import Act

AT = datetime(2030, 6, 1, 9, tzinfo=UTC)
YEAR_END = date(2030, 3, 31)


def measured_and_reported() -> None:
    """Put them in the database: two frameworks, a scorecard that went out with an agenda, one corrected, one gone."""
    account = factories.user(Role.OFFICER)
    panel = factories.committee(name="Children Panel", slug="children-panel")
    meeting = factories.meeting(panel, held_on=date(2030, 6, 18), uid="children-1@test")
    item = factories.item(meeting, "Performance")
    plan = _plan(panel, account.id)
    _figures(plan.measures[0], account.id)
    _decided(plan.measures, meeting, account.id)
    _finance(plan, panel)
    factories.keep(ReadingColumn(heading="qtr 1", meaning="2029-30-q1"))
    bound, alone = _scorecards(plan, panel, item)
    act = Act(Verb.PUBLISH, by=operator(on=clock.today()), at=clock.now())
    publishing.publish_committee(panel, act)
    publishing.publish_agenda(meeting, act)
    _publish_and_correct(alone)
    _followed_up(plan.measures[0], bound, panel)
    db.session.commit()


def _plan(panel: Committee, account_id: int) -> Framework:
    limits = {"overspend_limit": Decimal(0), "underspend_limit": Decimal("2.50")}
    days = {"starts_on": date(2029, 4, 1), "ends_on": date(2031, 3, 31)}
    plan = factories.keep(
        Framework(name="The plan", slug="the-plan", frequency=Frequency.ANNUAL, years_shown=3, **limits, **days)
    )
    factories.keep(Framework(name="Made by mistake", slug="made-by-mistake", description="None", removed_at=AT))
    later = factories.keep(Outcome(framework=plan, position=2, title="Later", removed_at=AT))
    first = factories.keep(Outcome(framework=plan, position=1, title="Children are safe"))
    assert later.id < first.id
    area = factories.keep(PolicyArea(framework=plan, position=1, name="Safe", outcome=first, measures_in_all=15))
    factories.keep(PolicyArea(framework=plan, position=2, name="Gone", removed_at=AT))
    holder = factories.member(name="Nell Frost")
    said = {"definition": "Counted once", "unit": Unit.PERCENT, "decimals": 1, "polarity": Polarity.LOWER}
    people = {"owner": "Head of service", "portfolio_holder_id": holder.id, "source": "Returns"}
    read = {"frequency": Frequency.ANNUAL, "lag_days": 30, "suppress_below": 5, "trend_periods": 3}
    known = {**said, **people, **read, "near": Decimal("0.50"), "reported_from": date(2029, 4, 1)}
    own = factories.keep(Measure(framework=plan, position=2, code="7a", name="Plans", area=area, **known))
    also = factories.keep(Measure(framework=plan, position=1, name="Visits", reported_until=date(2030, 4, 1)))
    factories.keep(Measure(framework=plan, position=3, name="Twice", removed_at=AT))
    for one in (own, also):
        factories.keep(MeasureRemit(measure=one, committee=panel))
    db.session.refresh(plan)
    assert [one.name for one in plan.measures] == ["Visits", "Plans", "Twice"]
    return plan


def _figures(measure: Measure, account_id: int) -> None:
    plans = db.session.scalars(select(Measure).where(Measure.name == "Plans")).one()
    note = {"note": "As agreed", "measure": plans}
    band = {"kind": TargetKind.BAND, "low": Decimal("12.0"), "high": Decimal(18), "edge": Decimal("0.5")}
    value = {"kind": TargetKind.VALUE, "value": Decimal("15.0"), "tolerance": Decimal(1)}
    steps = {"kind": TargetKind.PROGRESSIVE, "start_value": Decimal(29), "value": Decimal(90)}
    factories.keep(Target(starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31), **note, **band))
    factories.keep(Target(starts_on=date(2028, 4, 1), **note, **value))
    factories.keep(Target(starts_on=date(2028, 4, 1), ends_on=date(2030, 3, 31), removed_at=AT, **note, **steps))
    entered = {"measure": plans, "entered_at": AT, "entered_by": "Jo", "entered_by_id": account_id}
    parts = {"numerator": Decimal(100), "denominator": Decimal(112), "value": Decimal("89.2857142857")}
    factories.keep(Reading(period_on=date(2029, 3, 31), superseded_at=AT, value=Decimal("88.10"), **entered))
    factories.keep(Reading(period_on=date(2029, 3, 31), reason="Counted again", **parts, **entered))
    provisional = {"value": Decimal("13.70"), "provisional_until": date(2030, 7, 31), "note": "Provisional"}
    factories.keep(Reading(period_on=YEAR_END, **provisional, **entered))
    factories.keep(Reading(period_on=YEAR_END, series="England", value=Decimal(14), **entered))
    awaited = {"state": ReadingState.AWAITED, "expected_on": date(2030, 9, 1), "entered_at": AT, "entered_by": "Jo"}
    factories.keep(Reading(measure=measure, period_on=YEAR_END, **awaited))
    going = {"projection": Projection.AT_RISK, "projected": Decimal("14.2"), "outlook": "Better"}
    words = {"mark": Mark.CONCERN, "said": "It rose.", "remedy": "More visits.", **going}
    written = {"written_at": AT, "written_by": "Jo", "written_by_id": account_id}
    factories.keep(Commentary(measure=plans, period_on=YEAR_END, **words, **written))


def _decided(measures: list[Measure], meeting: Meeting, account_id: int) -> None:
    resolution = db.session.scalars(select(Resolution).order_by(Resolution.id)).first()
    assert resolution is not None
    noted = {"reason": "It is always 100%", "changed_at": AT, "changed_by": "Jo", "takes_effect_on": date(2030, 4, 1)}
    removed = {"event": MeasureEvent.REMOVED, "meeting_id": meeting.id, "changed_by_id": account_id}
    factories.keep(MeasureChange(measure=measures[0], **removed, **noted))
    retargeted = {"event": MeasureEvent.RETARGETED, "resolution_id": resolution.id, "breaks_series": True}
    factories.keep(MeasureChange(measure=measures[1], **retargeted, **noted))
    added = {"event": MeasureEvent.ADDED, "decided_by": "The panel's performance leads"}
    factories.keep(MeasureChange(measure=measures[1], **added, **noted))


def _finance(plan: Framework, panel: Committee) -> None:
    unit = measured.unit(plan, (panel,))
    typed = {"budget": "60,950", "outturn": "61,810", "variance_percent": "1.4", "reserves": "(1,711)"}
    finance_lines.enter(unit, FinanceKind.REVENUE, YEAR_END, typed, "Care", revision="0", **measured.act())
    measured.unit(plan, name="Gone").removed_at = AT


def _scorecards(plan: Framework, panel: Committee, item: AgendaItem) -> tuple[Scorecard, Scorecard]:
    contacts = [{"role": "Author", "name": "Jo", "detail": "Officer", "email": "jo@example.org"}]
    words = {"recommendation": "Note it", "introduction": "One", "context": "Two", "finance_words": "Three"}
    papers = {"supporting_papers": "A report", "background_papers": "None", "contacts": contacts}
    of = {"framework": plan, "frequency": Frequency.ANNUAL, "period_on": YEAR_END}
    bound = factories.keep(Scorecard(committee=panel, item=item, title="Year end", **of, **words, **papers))
    factories.keep(Scorecard(committee=panel, title="By mistake", is_made_anew=True, removed_at=AT, **of))
    return bound, factories.keep(Scorecard(title="The whole plan", **of))


def _publish_and_correct(scorecard: Scorecard) -> None:
    by = operator(on=clock.today())
    for verb, title in ((Verb.PUBLISH, scorecard.title), (Verb.CORRECT, "The plan, whole")):
        scorecard.title = title
        db.session.flush()
        seen = scorecard_publishing.propose(scorecard, on=AT.date()).seen
        scorecard_publishing.publish(scorecard, Act(verb, by=by, at=AT, reason="A better title"), seen=seen)


def _followed_up(measure: Measure, scorecard: Scorecard, panel: Committee) -> None:
    body = scorecard_bodies.scorecard_body(scorecard, on=clock.today())
    evidence = measure_bodies.evidence(body["measures"][0], body["address"])
    asker = factories.member(name="Nan Pike")
    of = {"measure": measure, "scorecard": scorecard, "committee": panel, "asked_on": date(2030, 6, 18), "added_at": AT}
    asked = {**of, "asked": "Why?", "asked_by_id": asker.id, "evidence": evidence}
    action, suggestion, sent = (
        db.session.scalars(select(kind).order_by(kind.id)).first() for kind in (Action, Suggestion, Recommendation)
    )
    assert action and suggestion and sent
    factories.keep(MeasureFollowUp(kind=FollowUpKind.QUESTION, answer="It is late.", removed_at=AT, **asked))
    factories.keep(MeasureFollowUp(kind=FollowUpKind.ACTION, action_id=action.id, **asked))
    factories.keep(MeasureFollowUp(kind=FollowUpKind.SUGGESTION, suggestion_id=suggestion.id, **asked))
    factories.keep(
        MeasureFollowUp(kind=FollowUpKind.RECOMMENDATION, recommendation_id=sent.id, **of, asked="See to it")
    )
