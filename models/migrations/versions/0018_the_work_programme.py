"""Topics with their dates, history and sources; the forward plan, call-in, suggestions and task and finish groups."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


# As they were: a topic had no year, no date and no history.
FORMER = ("id", "committee_id", "title", "detail", "resolution_id", "owed_id", "added_at", "removed_at", "revision")
TOPICS = sa.table("topic", *(sa.column(name) for name in FORMER))
FIRST_MONTH = 5


def upgrade() -> None:
    kept = _kept()
    op.drop_table("topic")
    op.create_table(
        "column_meaning",
        sa.Column("heading", sa.String(length=200), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_column_meaning")),
        sa.UniqueConstraint("heading", name=op.f("uq_column_meaning_heading")),
    )
    op.create_table(
        "key_date",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "pre-election period",
                "school holiday",
                "release of data",
                name="periodkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_key_date_ends_after_it_starts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_date")),
    )
    op.create_index(op.f("ix_key_date_starts_on"), "key_date", ["starts_on"], unique=False)
    op.create_table(
        "published_key_decision",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("decider", sa.String(length=300), nullable=False),
        sa.Column("decide_on", sa.Date(), nullable=False),
        sa.Column("decide_until", sa.Date(), nullable=True),
        sa.Column("is_key", sa.Boolean(), nullable=False),
        sa.Column("is_private", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_published_key_decision")),
    )
    op.create_index(
        "ix_published_key_decision_coming", "published_key_decision", ["decide_on", "decision_id"], unique=False
    )
    op.create_table(
        "published_topic",
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("topic_kind", sa.String(length=40), nullable=False),
        sa.Column("coming", sa.String(length=300), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("topic_id", name=op.f("pk_published_topic")),
    )
    op.create_index(
        "ix_published_topic_committee", "published_topic", ["committee_id", "year", "topic_id"], unique=False
    )
    op.create_table(
        "published_topic_meeting",
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("topic_id", "meeting_id", name=op.f("pk_published_topic_meeting")),
    )
    op.create_index(
        op.f("ix_published_topic_meeting_meeting_id"), "published_topic_meeting", ["meeting_id"], unique=False
    )
    op.create_table(
        "scoring_scheme",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("criteria", sa.JSON(), nullable=False),
        sa.Column("lowest", sa.Integer(), nullable=False),
        sa.Column("highest", sa.Integer(), nullable=False),
        sa.Column("is_in_use", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("highest > lowest", name=op.f("ck_scoring_scheme_marks_run_upward")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scoring_scheme")),
        sa.UniqueConstraint("name", name=op.f("uq_scoring_scheme_name")),
    )
    op.create_table(
        "call_in_rules",
        sa.Column("working_days", sa.Integer(), nullable=False),
        sa.Column("signatories", sa.Integer(), nullable=False),
        sa.Column("grounds", sa.JSON(), nullable=False),
        sa.Column("heard_by_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_call_in_rules_there_is_one_set")),
        sa.CheckConstraint("signatories > 0", name=op.f("ck_call_in_rules_somebody_signs")),
        sa.CheckConstraint("working_days > 0", name=op.f("ck_call_in_rules_there_is_a_period")),
        sa.ForeignKeyConstraint(["heard_by_id"], ["committee.id"], name=op.f("fk_call_in_rules_heard_by_id_committee")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_in_rules")),
    )
    op.create_table(
        "incoming_programme",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(length=160), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("corrections", sa.Integer(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_incoming_programme_committee_id_committee")
        ),
        sa.ForeignKeyConstraint(
            ["uploaded_by_id"], ["user.id"], name=op.f("fk_incoming_programme_uploaded_by_id_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_programme")),
    )
    op.create_index(op.f("ix_incoming_programme_committee_id"), "incoming_programme", ["committee_id"], unique=False)
    op.create_index(
        op.f("ix_incoming_programme_uploaded_by_id"), "incoming_programme", ["uploaded_by_id"], unique=False
    )
    op.create_table(
        "waived_finding",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=60), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("waived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waived_by", sa.String(length=200), nullable=False),
        sa.Column("waived_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_waived_finding_committee_id_committee")
        ),
        sa.ForeignKeyConstraint(["waived_by_id"], ["user.id"], name=op.f("fk_waived_finding_waived_by_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waived_finding")),
        sa.UniqueConstraint("committee_id", "rule", "key", name=op.f("uq_waived_finding_committee_id_rule_key")),
    )
    op.create_table(
        "work_programme",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("most_in_depth", sa.Integer(), nullable=True),
        sa.Column("minutes_available", sa.Integer(), nullable=True),
        sa.Column("stale_after", sa.Integer(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "minutes_available IS NULL OR minutes_available > 0", name=op.f("ck_work_programme_a_meeting_has_minutes")
        ),
        sa.CheckConstraint(
            "most_in_depth IS NULL OR most_in_depth > 0", name=op.f("ck_work_programme_in_depth_is_some")
        ),
        sa.CheckConstraint("stale_after > 0", name=op.f("ck_work_programme_stale_after_some")),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_work_programme_committee_id_committee")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_programme")),
        sa.UniqueConstraint("committee_id", "year", name=op.f("uq_work_programme_committee_id_year")),
    )
    op.create_table(
        "key_decision",
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("decider_committee_id", sa.Integer(), nullable=True),
        sa.Column("decider_member_id", sa.Integer(), nullable=True),
        sa.Column("decider_name", sa.String(length=200), nullable=False),
        sa.Column("decider_title", sa.String(length=200), nullable=False),
        sa.Column("decide_on", sa.Date(), nullable=False),
        sa.Column("decide_until", sa.Date(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("is_key", sa.Boolean(), nullable=False),
        sa.Column("documents", sa.JSON(), nullable=False),
        sa.Column("copies_from", sa.Text(), nullable=False),
        sa.Column("asking_for_more", sa.Text(), nullable=False),
        sa.Column("is_private", sa.Boolean(), nullable=False),
        sa.Column("exempt_paragraphs", sa.JSON(), nullable=False),
        sa.Column("private_reason", sa.Text(), nullable=False),
        sa.Column("portfolio_holder_id", sa.Integer(), nullable=True),
        sa.Column("lead_officer", sa.String(length=200), nullable=False),
        sa.Column(
            "status",
            sa.Enum("planned", "taken", "withdrawn", name="keydecisionstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("taken_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decision_published_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(status = 'taken') = (taken_on IS NOT NULL)", name=op.f("ck_key_decision_taken_on_a_day")),
        sa.CheckConstraint(
            "decider_committee_id IS NOT NULL OR decider_member_id IS NOT NULL OR decider_name <> ''",
            name=op.f("ck_key_decision_somebody_decides"),
        ),
        sa.CheckConstraint(
            "decide_until IS NULL OR decide_until >= decide_on", name=op.f("ck_key_decision_the_period_runs_forward")
        ),
        sa.ForeignKeyConstraint(
            ["decider_committee_id"], ["committee.id"], name=op.f("fk_key_decision_decider_committee_id_committee")
        ),
        sa.ForeignKeyConstraint(
            ["decider_member_id"], ["member.id"], name=op.f("fk_key_decision_decider_member_id_member")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_key_decision_meeting_id_meeting")),
        sa.ForeignKeyConstraint(
            ["portfolio_holder_id"], ["member.id"], name=op.f("fk_key_decision_portfolio_holder_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_decision")),
    )
    op.create_index("ix_key_decision_coming", "key_decision", ["status", "decide_on", "id"], unique=False)
    op.create_index(
        op.f("ix_key_decision_decider_committee_id"), "key_decision", ["decider_committee_id"], unique=False
    )
    op.create_index(op.f("ix_key_decision_meeting_id"), "key_decision", ["meeting_id"], unique=False)
    op.create_table(
        "call_in",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("grounds", sa.JSON(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("requested", "valid", "refused", "heard", name="callinstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("status_reason", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "awaited",
                "the decision stands",
                "referred back to the decision maker",
                "referred to the council",
                name="callinoutcome",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("outcome_text", sa.Text(), nullable=False),
        sa.Column("heard_on", sa.Date(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["key_decision.id"], name=op.f("fk_call_in_decision_id_key_decision")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_call_in_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_in")),
    )
    op.create_index(op.f("ix_call_in_decision_id"), "call_in", ["decision_id"], unique=False)
    op.create_index(op.f("ix_call_in_meeting_id"), "call_in", ["meeting_id"], unique=False)
    op.create_table(
        "decision_match",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("is_wanted", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_decision_match_committee_id_committee")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["key_decision.id"], name=op.f("fk_decision_match_decision_id_key_decision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_match")),
        sa.UniqueConstraint("decision_id", "committee_id", name=op.f("uq_decision_match_decision_id_committee_id")),
    )
    op.create_index(op.f("ix_decision_match_committee_id"), "decision_match", ["committee_id"], unique=False)
    op.create_table(
        "decision_notice",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "key decision",
                "private meeting",
                "private meeting, further notice",
                "general exception",
                "special urgency",
                name="decisionnoticekind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("representations", sa.Text(), nullable=False),
        sa.Column("response", sa.Text(), nullable=False),
        sa.Column("agreed_by", sa.String(length=200), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["key_decision.id"], name=op.f("fk_decision_notice_decision_id_key_decision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_notice")),
    )
    op.create_index(op.f("ix_decision_notice_decision_id"), "decision_notice", ["decision_id"], unique=False)
    op.create_table(
        "call_in_signatory",
        sa.Column("call_in_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["call_in_id"], ["call_in.id"], name=op.f("fk_call_in_signatory_call_in_id_call_in")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_call_in_signatory_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_in_signatory")),
        sa.UniqueConstraint("call_in_id", "member_id", name=op.f("uq_call_in_signatory_call_in_id_member_id")),
    )
    op.create_index(op.f("ix_call_in_signatory_member_id"), "call_in_signatory", ["member_id"], unique=False)
    op.create_table(
        "topic",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "scrutiny item",
                "standing item",
                "pre-decision",
                "statutory annual report",
                "performance",
                "briefing circulated outside the meeting",
                "task and finish group",
                "referral",
                "site visit",
                name="topickind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("lead_officer", sa.String(length=200), nullable=False),
        sa.Column("portfolio_holder_id", sa.Integer(), nullable=True),
        sa.Column(
            "source",
            sa.Enum(
                "not recorded",
                "minute",
                "action",
                "forward plan",
                "another committee",
                "member",
                "officer",
                "resident",
                name="topicsource",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("source_words", sa.String(length=300), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("resolution_id", sa.Integer(), nullable=True),
        sa.Column("owed_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("key_decision_id", sa.Integer(), nullable=True),
        sa.Column(
            "timing",
            sa.Enum(
                "a meeting",
                "every meeting",
                "a month",
                "a condition",
                "not yet",
                name="topictiming",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("month", sa.Date(), nullable=True),
        sa.Column("until_month", sa.Date(), nullable=True),
        sa.Column("is_tentative", sa.Boolean(), nullable=False),
        sa.Column("condition", sa.String(length=300), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("timing_words", sa.String(length=200), nullable=False),
        sa.Column("every_months", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("is_in_depth", sa.Boolean(), nullable=False),
        sa.Column("last_report_note", sa.String(length=300), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("follow_up", sa.Text(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("open", "done", "dropped", "merged into another", name="topicstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=False),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(status = 'open') = (ended_on IS NULL)", name=op.f("ck_topic_an_end_has_its_day")),
        sa.CheckConstraint(
            "(timing = 'a meeting') = (meeting_id IS NOT NULL)", name=op.f("ck_topic_a_meeting_is_named")
        ),
        sa.CheckConstraint("(timing = 'a month') = (month IS NOT NULL)", name=op.f("ck_topic_a_month_is_named")),
        sa.CheckConstraint("timing <> 'a condition' OR condition <> ''", name=op.f("ck_topic_a_condition_is_said")),
        sa.CheckConstraint("every_months IS NULL OR every_months > 0", name=op.f("ck_topic_comes_again_later")),
        sa.CheckConstraint(
            "merged_into_id IS NULL OR merged_into_id <> id", name=op.f("ck_topic_is_not_merged_into_itself")
        ),
        sa.CheckConstraint("minutes IS NULL OR minutes > 0", name=op.f("ck_topic_takes_some_minutes")),
        sa.CheckConstraint("until_month IS NULL OR until_month > month", name=op.f("ck_topic_months_run_forward")),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_topic_action_id_action")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["member.id"], name=op.f("fk_topic_asked_by_id_member")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_topic_committee_id_committee")),
        sa.ForeignKeyConstraint(
            ["key_decision_id"], ["key_decision.id"], name=op.f("fk_topic_key_decision_id_key_decision")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_topic_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["topic.id"], name=op.f("fk_topic_merged_into_id_topic")),
        sa.ForeignKeyConstraint(["owed_id"], ["owed.id"], name=op.f("fk_topic_owed_id_owed")),
        sa.ForeignKeyConstraint(
            ["portfolio_holder_id"], ["member.id"], name=op.f("fk_topic_portfolio_holder_id_member")
        ),
        sa.ForeignKeyConstraint(["resolution_id"], ["resolution.id"], name=op.f("fk_topic_resolution_id_resolution")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
    )
    op.create_index(op.f("ix_topic_action_id"), "topic", ["action_id"], unique=False)
    op.create_index(op.f("ix_topic_key_decision_id"), "topic", ["key_decision_id"], unique=False)
    op.create_index(op.f("ix_topic_meeting_id"), "topic", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_topic_merged_into_id"), "topic", ["merged_into_id"], unique=False)
    op.create_index(op.f("ix_topic_owed_id"), "topic", ["owed_id"], unique=False)
    op.create_index("ix_topic_programme", "topic", ["committee_id", "year", "position", "id"], unique=False)
    op.create_table(
        "noted_report",
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_noted_report_topic_id_topic")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_noted_report")),
    )
    op.create_index(op.f("ix_noted_report_topic_id"), "noted_report", ["topic_id"], unique=False)
    op.create_table(
        "suggestion",
        sa.Column("committee_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column(
            "suggested_by",
            sa.Enum("member", "officer", "resident", name="suggestedby", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("suggested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "status",
            sa.Enum("waiting", "accepted", "declined", name="suggestionstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("topic_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'waiting') = (decided_at IS NULL)", name=op.f("ck_suggestion_a_decision_has_its_moment")
        ),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_suggestion_committee_id_committee")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_suggestion_member_id_member")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_suggestion_topic_id_topic")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion")),
    )
    op.create_index("ix_suggestion_committee", "suggestion", ["committee_id", "status", "id"], unique=False)
    op.create_index(op.f("ix_suggestion_member_id"), "suggestion", ["member_id"], unique=False)
    op.create_index(op.f("ix_suggestion_topic_id"), "suggestion", ["topic_id"], unique=False)
    op.create_table(
        "task_group",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("lines_of_enquiry", sa.JSON(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "scoping",
                "gathering evidence",
                "writing its report",
                "reported",
                "closed without a report",
                name="taskgroupstage",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("stage_reason", sa.Text(), nullable=False),
        sa.Column("report_due_on", sa.Date(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_task_group_committee_id_committee")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_task_group_topic_id_topic")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_group")),
        sa.UniqueConstraint("committee_id", name=op.f("uq_task_group_committee_id")),
    )
    op.create_index(op.f("ix_task_group_topic_id"), "task_group", ["topic_id"], unique=False)
    _put_back([row | _as_now(row) for row in kept])
    op.create_table(
        "topic_change",
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column(
            "event",
            sa.Enum(
                "added",
                "changed",
                "moved",
                "put on an agenda",
                "taken off an agenda",
                "returned to the programme",
                "considered",
                "done",
                "dropped",
                "taken up again",
                "merged into another",
                "carried forward",
                name="topicevent",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("now", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by_id"], ["user.id"], name=op.f("fk_topic_change_changed_by_id_user")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_topic_change_topic_id_topic")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic_change")),
    )
    op.create_index(op.f("ix_topic_change_topic_id"), "topic_change", ["topic_id"], unique=False)
    op.create_table(
        "topic_item",
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("put_on_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_topic_item_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_topic_item_topic_id_topic")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic_item")),
        sa.UniqueConstraint("item_id", name=op.f("uq_topic_item_item_id")),
    )
    op.create_index(op.f("ix_topic_item_topic_id"), "topic_item", ["topic_id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("given_by", sa.String(length=200), nullable=False),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["task_group.id"], name=op.f("fk_evidence_group_id_task_group")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_group_id"), "evidence", ["group_id"], unique=False)
    op.create_table(
        "suggestion_score",
        sa.Column("suggestion_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("scheme_id", sa.Integer(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("scored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_suggestion_score_member_id_member")),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scoring_scheme.id"], name=op.f("fk_suggestion_score_scheme_id_scoring_scheme")
        ),
        sa.ForeignKeyConstraint(
            ["suggestion_id"], ["suggestion.id"], name=op.f("fk_suggestion_score_suggestion_id_suggestion")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion_score")),
        sa.UniqueConstraint("suggestion_id", "member_id", name=op.f("uq_suggestion_score_suggestion_id_member_id")),
    )
    op.create_index(op.f("ix_suggestion_score_member_id"), "suggestion_score", ["member_id"], unique=False)
    op.create_table(
        "task_group_recommendation",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("to_committee_id", sa.Integer(), nullable=True),
        sa.Column("to_body", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("resolution_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "to_committee_id IS NOT NULL OR to_body <> ''", name=op.f("ck_task_group_recommendation_somebody_is_asked")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["task_group.id"], name=op.f("fk_task_group_recommendation_group_id_task_group")
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolution.id"], name=op.f("fk_task_group_recommendation_resolution_id_resolution")
        ),
        sa.ForeignKeyConstraint(
            ["to_committee_id"], ["committee.id"], name=op.f("fk_task_group_recommendation_to_committee_id_committee")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_group_recommendation")),
    )
    op.create_index(
        op.f("ix_task_group_recommendation_group_id"), "task_group_recommendation", ["group_id"], unique=False
    )
    op.create_table(
        "task_group_step",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=300), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["task_group.id"], name=op.f("fk_task_group_step_group_id_task_group")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_group_step")),
    )
    op.create_index(op.f("ix_task_group_step_group_id"), "task_group_step", ["group_id"], unique=False)
    op.create_table(
        "witness",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("capacity", sa.String(length=200), nullable=False),
        sa.Column("heard_on", sa.Date(), nullable=True),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["task_group.id"], name=op.f("fk_witness_group_id_task_group")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_witness")),
    )
    op.create_index(op.f("ix_witness_group_id"), "witness", ["group_id"], unique=False)
    op.add_column("council", sa.Column("takes_suggestions", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("letter") as letters:
        letters.add_column(sa.Column("suggestion_id", sa.Integer(), nullable=True))
        letters.create_index(op.f("ix_letter_suggestion_id"), ["suggestion_id"], unique=False)
        letters.create_foreign_key(op.f("fk_letter_suggestion_id_suggestion"), "suggestion", ["suggestion_id"], ["id"])


def downgrade() -> None:
    kept = _kept()
    with op.batch_alter_table("letter") as letters:
        letters.drop_index(op.f("ix_letter_suggestion_id"))
        letters.drop_constraint(op.f("fk_letter_suggestion_id_suggestion"), type_="foreignkey")
        letters.drop_column("suggestion_id")
    op.drop_column("council", "takes_suggestions")
    op.drop_index(op.f("ix_witness_group_id"), table_name="witness")
    op.drop_table("witness")
    op.drop_index(op.f("ix_task_group_step_group_id"), table_name="task_group_step")
    op.drop_table("task_group_step")
    op.drop_index(op.f("ix_task_group_recommendation_group_id"), table_name="task_group_recommendation")
    op.drop_table("task_group_recommendation")
    op.drop_index(op.f("ix_suggestion_score_member_id"), table_name="suggestion_score")
    op.drop_table("suggestion_score")
    op.drop_index(op.f("ix_evidence_group_id"), table_name="evidence")
    op.drop_table("evidence")
    op.drop_index(op.f("ix_topic_item_topic_id"), table_name="topic_item")
    op.drop_table("topic_item")
    op.drop_index(op.f("ix_topic_change_topic_id"), table_name="topic_change")
    op.drop_table("topic_change")
    op.drop_index(op.f("ix_task_group_topic_id"), table_name="task_group")
    op.drop_table("task_group")
    op.drop_index(op.f("ix_suggestion_topic_id"), table_name="suggestion")
    op.drop_index(op.f("ix_suggestion_member_id"), table_name="suggestion")
    op.drop_index("ix_suggestion_committee", table_name="suggestion")
    op.drop_table("suggestion")
    op.drop_index(op.f("ix_noted_report_topic_id"), table_name="noted_report")
    op.drop_table("noted_report")
    op.drop_index("ix_topic_programme", table_name="topic")
    op.drop_index(op.f("ix_topic_owed_id"), table_name="topic")
    op.drop_index(op.f("ix_topic_merged_into_id"), table_name="topic")
    op.drop_index(op.f("ix_topic_meeting_id"), table_name="topic")
    op.drop_index(op.f("ix_topic_key_decision_id"), table_name="topic")
    op.drop_index(op.f("ix_topic_action_id"), table_name="topic")
    op.drop_table("topic")
    _create_former()
    _put_back(kept)
    op.drop_index(op.f("ix_call_in_signatory_member_id"), table_name="call_in_signatory")
    op.drop_table("call_in_signatory")
    op.drop_index(op.f("ix_decision_notice_decision_id"), table_name="decision_notice")
    op.drop_table("decision_notice")
    op.drop_index(op.f("ix_decision_match_committee_id"), table_name="decision_match")
    op.drop_table("decision_match")
    op.drop_index(op.f("ix_call_in_meeting_id"), table_name="call_in")
    op.drop_index(op.f("ix_call_in_decision_id"), table_name="call_in")
    op.drop_table("call_in")
    op.drop_index(op.f("ix_key_decision_meeting_id"), table_name="key_decision")
    op.drop_index(op.f("ix_key_decision_decider_committee_id"), table_name="key_decision")
    op.drop_index("ix_key_decision_coming", table_name="key_decision")
    op.drop_table("key_decision")
    op.drop_table("work_programme")
    op.drop_table("waived_finding")
    op.drop_index(op.f("ix_incoming_programme_uploaded_by_id"), table_name="incoming_programme")
    op.drop_index(op.f("ix_incoming_programme_committee_id"), table_name="incoming_programme")
    op.drop_table("incoming_programme")
    op.drop_table("call_in_rules")
    op.drop_table("scoring_scheme")
    op.drop_index(op.f("ix_published_topic_meeting_meeting_id"), table_name="published_topic_meeting")
    op.drop_table("published_topic_meeting")
    op.drop_index("ix_published_topic_committee", table_name="published_topic")
    op.drop_table("published_topic")
    op.drop_index("ix_published_key_decision_coming", table_name="published_key_decision")
    op.drop_table("published_key_decision")
    op.drop_index(op.f("ix_key_date_starts_on"), table_name="key_date")
    op.drop_table("key_date")
    op.drop_table("column_meaning")


def _create_former() -> None:
    op.create_table(
        "topic",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("resolution_id", sa.Integer(), nullable=True),
        sa.Column("owed_id", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_topic_committee_id_committee")),
        sa.ForeignKeyConstraint(["owed_id"], ["owed.id"], name=op.f("fk_topic_owed_id_owed")),
        sa.ForeignKeyConstraint(["resolution_id"], ["resolution.id"], name=op.f("fk_topic_resolution_id_resolution")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
    )
    op.create_index(op.f("ix_topic_committee_id"), "topic", ["committee_id"], unique=False)
    op.create_index(op.f("ix_topic_owed_id"), "topic", ["owed_id"], unique=False)


def _kept() -> list[dict[str, Any]]:
    return [dict(row) for row in op.get_bind().execute(sa.select(TOPICS).order_by(TOPICS.c.id)).mappings()]


def _put_back(rows: list[dict[str, Any]]) -> None:
    """The same numbers: what refers to a topic still finds it. PostgreSQL is told where to count on."""
    if not rows:
        return
    op.get_bind().execute(sa.table("topic", *(sa.column(name) for name in rows[0])).insert(), rows)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SELECT setval(pg_get_serial_sequence('topic', 'id'), (SELECT max(id) FROM topic))")


def _as_now(row: dict[str, Any]) -> dict[str, Any]:
    """What a topic of before says where it is asked more: it came from a minute, in the year in which it was added."""
    added = row["added_at"] if isinstance(row["added_at"], datetime) else datetime.fromisoformat(row["added_at"])
    day = added.astimezone(UTC) if added.tzinfo else added
    nothing = ("lead_officer", "source_words", "condition", "timing_words", "last_report_note", "notes", "follow_up")
    return {
        "year": day.year if day.month >= FIRST_MONTH else day.year - 1,
        "position": row["id"],
        "kind": "scrutiny item",
        "source": "minute" if row["resolution_id"] or row["owed_id"] else "not recorded",
        "timing": "not yet",
        "is_tentative": False,
        "is_in_depth": False,
        "is_public": True,
        "status": "open",
        "end_reason": "",
        **dict.fromkeys(nothing, ""),
    }
