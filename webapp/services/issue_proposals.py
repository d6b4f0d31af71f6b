"""What an officer looks at before minutes go out: how far they have come, what stops them, what changes."""

from dataclasses import dataclass
from datetime import date

from models.meeting import Meeting
from models.minutes import IssuedDraft, Minutes
from models.minutes_bodies import MinutesBody
from models.minutes_vocabulary import MinutesAudience, MinutesStatus
from models.publication import PublishedMeeting
from models.rules.agendas import Finding
from models.rules.minutes_differences import Difference, differences
from models.vocabulary import SubjectKind
from webapp.database import db
from webapp.services import issue_checks, issuing, ledger, minutes, minutes_bodies, minutes_publishing


@dataclass(frozen=True)
class IssueProposal:
    """Minutes before they go out. `seen` is what the form sends back, so that nothing goes out that nobody looked at.

    `live` is what the public reads now, `draft` what was issued last; `changes` is since the later of them.
    """

    meeting: Meeting
    kept: Minutes | None
    body: MinutesBody
    seen: str
    live: MinutesBody | None
    live_version: int
    is_withdrawn: bool
    draft: IssuedDraft | None
    changes: list[Difference]
    findings: list[Finding]
    decision_findings: list[Finding]
    may_approve: list[Meeting]
    is_meeting_public: bool

    @property
    def status(self) -> MinutesStatus:
        """How far they have come."""
        return self.kept.status if self.kept else MinutesStatus.IN_HAND

    @property
    def is_approved(self) -> bool:
        """Whether nothing in them is edited any more."""
        return self.status is MinutesStatus.APPROVED

    @property
    def is_for_the_public(self) -> bool:
        """Whether the committee's draft goes to everybody and not to members alone."""
        return self.meeting.committee.draft_minutes is MinutesAudience.PUBLIC

    @property
    def may_issue(self) -> bool:
        """Whether a press would issue something new."""
        is_same = self.draft is not None and not self.changes
        reaches = self.draft is not None and self.draft.audience is self.meeting.committee.draft_minutes
        return not (self.is_approved or self.findings or (is_same and reaches))

    @property
    def may_publish_decisions(self) -> bool:
        """Whether the decisions can still go out ahead of the minutes."""
        told = self.live is not None and self.live["status"] != "decisions"
        return self.kept is not None and not (self.is_approved or told or self.decision_findings)

    @property
    def may_be_approved(self) -> bool:
        """Whether the draft stands as its readers know it, and a meeting was held that could approve it."""
        return self.status is MinutesStatus.ISSUED and not self.changes and bool(self.may_approve)


def of(meeting: Meeting, *, on: date) -> IssueProposal:
    """Everything needed to decide what to do with the minutes of a meeting on a day."""
    kept, body = minutes.of_meeting(meeting), minutes_bodies.minutes_body(meeting)
    draft = minutes_publishing.last_draft(kept) if kept else None
    now = ledger.live(SubjectKind.MINUTES, meeting.id)
    live = minutes_publishing.live_body_of(meeting)
    is_approved = kept is not None and kept.status is MinutesStatus.APPROVED
    before = live if is_approved else minutes_publishing.body_of(draft) if draft else None
    return IssueProposal(
        meeting=meeting,
        kept=kept,
        body=body,
        seen=minutes_publishing.fingerprint(body),
        live=live,
        live_version=now.version if now else 0,
        is_withdrawn=bool(now and now.is_withdrawn),
        draft=draft,
        changes=differences(before, body) if before else [],
        findings=[] if is_approved else issue_checks.findings(meeting, on=on),
        decision_findings=[] if is_approved else issue_checks.findings_of_decisions(meeting, on=on),
        may_approve=issuing.meetings_that_may_approve(meeting, on=on),
        is_meeting_public=db.session.get(PublishedMeeting, meeting.id) is not None,
    )
