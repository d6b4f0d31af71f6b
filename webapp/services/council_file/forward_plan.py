"""The forward plan in a council file: decisions with their notices, what committees said of them, and call-in."""

from typing import Any

from sqlalchemy import select

from models.committee import Committee
from models.forward_plan import CallIn, CallInRules, CallInSignatory, DecisionMatch, DecisionNotice, KeyDecision
from models.meeting import Meeting
from models.member import Member
from webapp.database import db
from webapp.services.council_file.fields import read, written
from webapp.services.council_file.making import Entry, Loaded, made
from webapp.services.council_file.rows import every, grouped, names, said
from webapp.services.council_file.sources import There

Dumped = dict[str, Any]


def decisions() -> list[Dumped]:
    """Every decision of the forward plan, in the order they were entered."""
    slugs, members, uids = names(Committee, Committee.slug), names(Member, Member.slug), names(Meeting, Meeting.uid)
    notices, matches = grouped(DecisionNotice, "decision_id"), grouped(DecisionMatch, "decision_id")
    call_ins, signed = grouped(CallIn, "decision_id"), grouped(CallInSignatory, "call_in_id")

    def call_in(one: CallIn) -> Dumped:
        by = [{**written(each), "member": members[each.member_id]} for each in signed.get(one.id, ())]
        return said({**written(one), "meeting": uids.get(one.meeting_id), "signatories": by})

    def decision(one: KeyDecision) -> Dumped:
        return {
            **written(one),
            "decider_committee": slugs.get(one.decider_committee_id),
            "decider_member": members.get(one.decider_member_id),
            "portfolio_holder": members.get(one.portfolio_holder_id),
            "meeting": uids.get(one.meeting_id),
            "notices": [written(each) for each in notices.get(one.id, ())],
            "matches": [{**written(each), "committee": slugs[each.committee_id]} for each in matches.get(one.id, ())],
            "call_ins": [call_in(each) for each in call_ins.get(one.id, ())],
        }

    return [said(decision(one)) for one in every(select(KeyDecision))]


def call_in_rules() -> Dumped | None:
    """The council's own rules of call-in, where it has settled some."""
    rules = db.session.get(CallInRules, 1)
    if rules is None:
        return None
    heard_by = names(Committee, Committee.slug).get(rules.heard_by_id)
    return said({**{name: value for name, value in written(rules).items() if name != "number"}, "heard_by": heard_by})


def add(data: Entry, loaded: Loaded, there: There) -> None:
    """Add the decisions of the forward plan and the rules of call-in."""
    if (rules := data.get("call_in_rules")) is not None:
        db.session.add(CallInRules(id=1, **read(CallInRules, rules), heard_by_id=there.committee(rules, "heard_by")))
    for entry in data.get("key_decisions", ()):
        decision = made(
            KeyDecision,
            entry,
            loaded,
            decider_committee_id=there.committee(entry, "decider_committee"),
            decider_member_id=there.member(entry, "decider_member"),
            portfolio_holder_id=there.member(entry, "portfolio_holder"),
            meeting_id=there.meeting(entry),
        )
        decision.notices = [made(DecisionNotice, one, loaded) for one in entry.get("notices", ())]
        decision.matches = [
            made(DecisionMatch, one, loaded, committee_id=there.committee(one)) for one in entry.get("matches", ())
        ]
        decision.call_ins = [_call_in(one, loaded, there) for one in entry.get("call_ins", ())]
        loaded.decisions.append(decision)
    db.session.add_all(loaded.decisions)
    db.session.flush()


def _call_in(entry: Entry, loaded: Loaded, there: There) -> CallIn:
    call_in = made(CallIn, entry, loaded, meeting_id=there.meeting(entry))
    call_in.signatories = [
        made(CallInSignatory, one, loaded, member_id=there.member(one)) for one in entry.get("signatories", ())
    ]
    return call_in
