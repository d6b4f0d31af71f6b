"""Measures, their targets and readings, commentary, finance and scorecards."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "framework",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("slug", sa.String(length=100), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column(
            "frequency",
            sa.Enum(
                "monthly",
                "quarterly",
                "termly",
                "academic year",
                "annual",
                "calendar year",
                "rolling twelve months",
                name="frequency",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("years_shown", sa.Integer(), nullable=False),
        sa.Column("overspend_limit", sa.String(length=40), nullable=True),
        sa.Column("underspend_limit", sa.String(length=40), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("years_shown > 0", name=op.f("ck_framework_shows_some_years")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_framework")),
        sa.UniqueConstraint("slug", name=op.f("uq_framework_slug")),
    )
    op.create_table(
        "reading_column",
        sa.Column("heading", sa.String(length=200), nullable=False),
        sa.Column("meaning", sa.String(length=60), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading_column")),
        sa.UniqueConstraint("heading", name=op.f("uq_reading_column_heading")),
    )
    op.create_table(
        "business_unit",
        sa.Column("framework_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_business_unit_framework_id_framework")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business_unit")),
        sa.UniqueConstraint("framework_id", "name", name=op.f("uq_business_unit_framework_id_name")),
    )
    op.create_index(op.f("ix_business_unit_framework_id"), "business_unit", ["framework_id"], unique=False)
    op.create_table(
        "outcome",
        sa.Column("framework_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["framework_id"], ["framework.id"], name=op.f("fk_outcome_framework_id_framework")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome")),
    )
    op.create_index(op.f("ix_outcome_framework_id"), "outcome", ["framework_id"], unique=False)
    op.create_table(
        "business_unit_remit",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_business_unit_remit_committee_id_committee")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["business_unit.id"], name=op.f("fk_business_unit_remit_unit_id_business_unit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business_unit_remit")),
        sa.UniqueConstraint("unit_id", "committee_id", name=op.f("uq_business_unit_remit_unit_id_committee_id")),
    )
    op.create_index(op.f("ix_business_unit_remit_committee_id"), "business_unit_remit", ["committee_id"], unique=False)
    op.create_table(
        "finance_line",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("revenue", "savings", "capital", name="financekind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("period_on", sa.Date(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("commentary", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.String(length=200), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["business_unit.id"], name=op.f("fk_finance_line_unit_id_business_unit")),
        sa.ForeignKeyConstraint(["written_by_id"], ["user.id"], name=op.f("fk_finance_line_written_by_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finance_line")),
        sa.UniqueConstraint("unit_id", "kind", "period_on", name=op.f("uq_finance_line_unit_id_kind_period_on")),
    )
    op.create_table(
        "incoming_readings",
        sa.Column("framework_id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(length=160), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_incoming_readings_framework_id_framework")
        ),
        sa.ForeignKeyConstraint(["uploaded_by_id"], ["user.id"], name=op.f("fk_incoming_readings_uploaded_by_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_readings")),
    )
    op.create_index(op.f("ix_incoming_readings_framework_id"), "incoming_readings", ["framework_id"], unique=False)
    op.create_index(op.f("ix_incoming_readings_uploaded_by_id"), "incoming_readings", ["uploaded_by_id"], unique=False)
    op.create_table(
        "policy_area",
        sa.Column("framework_id", sa.Integer(), nullable=False),
        sa.Column("outcome_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("measures_in_all", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["framework_id"], ["framework.id"], name=op.f("fk_policy_area_framework_id_framework")),
        sa.ForeignKeyConstraint(["outcome_id"], ["outcome.id"], name=op.f("fk_policy_area_outcome_id_outcome")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_area")),
        sa.UniqueConstraint("framework_id", "name", name=op.f("uq_policy_area_framework_id_name")),
    )
    op.create_index(op.f("ix_policy_area_framework_id"), "policy_area", ["framework_id"], unique=False)
    op.create_table(
        "measure",
        sa.Column("framework_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column(
            "unit",
            sa.Enum(
                "count",
                "%",
                "rate per 1,000",
                "rate per 10,000",
                "rate per 100,000",
                "£",
                "ratio",
                name="unit",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column(
            "polarity",
            sa.Enum(
                "higher is better",
                "lower is better",
                "within a band",
                "context only",
                name="polarity",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("near", sa.String(length=40), nullable=True),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("portfolio_holder_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column(
            "frequency",
            sa.Enum(
                "monthly",
                "quarterly",
                "termly",
                "academic year",
                "annual",
                "calendar year",
                "rolling twelve months",
                name="frequency",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("lag_days", sa.Integer(), nullable=False),
        sa.Column("suppress_below", sa.Integer(), nullable=True),
        sa.Column("trend_periods", sa.Integer(), nullable=False),
        sa.Column("reported_from", sa.Date(), nullable=True),
        sa.Column("reported_until", sa.Date(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("decimals BETWEEN 0 AND 4", name=op.f("ck_measure_few_decimals")),
        sa.CheckConstraint("lag_days >= 0", name=op.f("ck_measure_figures_come_after")),
        sa.CheckConstraint(
            "reported_until IS NULL OR reported_until > reported_from", name=op.f("ck_measure_reported_for_some_time")
        ),
        sa.CheckConstraint("trend_periods > 1", name=op.f("ck_measure_a_trend_has_periods")),
        sa.ForeignKeyConstraint(["area_id"], ["policy_area.id"], name=op.f("fk_measure_area_id_policy_area")),
        sa.ForeignKeyConstraint(["framework_id"], ["framework.id"], name=op.f("fk_measure_framework_id_framework")),
        sa.ForeignKeyConstraint(
            ["portfolio_holder_id"], ["member.id"], name=op.f("fk_measure_portfolio_holder_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
    )
    op.create_index("ix_measure_framework", "measure", ["framework_id", "position", "id"], unique=False)
    op.create_table(
        "published_scorecard",
        sa.Column("scorecard_id", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("framework_id", sa.Integer(), nullable=False),
        sa.Column("framework_name", sa.String(length=200), nullable=False),
        sa.Column("framework_slug", sa.String(length=100), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=True),
        sa.Column("committee_name", sa.String(length=200), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("period_key", sa.String(length=40), nullable=False),
        sa.Column("period_label", sa.String(length=100), nullable=False),
        sa.Column("period_on", sa.Date(), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_published_scorecard_publication_id_publication")
        ),
        sa.PrimaryKeyConstraint("scorecard_id", name=op.f("pk_published_scorecard")),
    )
    op.create_index(
        "ix_published_scorecard_committee",
        "published_scorecard",
        ["committee_id", "period_on", "scorecard_id"],
        unique=False,
    )
    op.create_index(
        "ix_published_scorecard_framework",
        "published_scorecard",
        ["framework_id", "period_on", "scorecard_id"],
        unique=False,
    )
    op.create_table(
        "commentary",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("period_on", sa.Date(), nullable=False),
        sa.Column(
            "mark",
            sa.Enum("none", "good progress", "concern", name="mark", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column(
            "projection",
            sa.Enum(
                "none given",
                "will meet its target",
                "at risk of missing its target",
                "will miss its target",
                name="projection",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("projected", sa.String(length=40), nullable=True),
        sa.Column("outlook", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.String(length=200), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_commentary_measure_id_measure")),
        sa.ForeignKeyConstraint(["written_by_id"], ["user.id"], name=op.f("fk_commentary_written_by_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commentary")),
        sa.UniqueConstraint("measure_id", "period_on", name=op.f("uq_commentary_measure_id_period_on")),
    )
    op.create_table(
        "measure_remit",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_measure_remit_committee_id_committee")
        ),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_remit_measure_id_measure")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_remit")),
        sa.UniqueConstraint("measure_id", "committee_id", name=op.f("uq_measure_remit_measure_id_committee_id")),
    )
    op.create_index(op.f("ix_measure_remit_committee_id"), "measure_remit", ["committee_id"], unique=False)
    op.create_table(
        "published_reading",
        sa.Column("scorecard_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("period_on", sa.Date(), nullable=False),
        sa.Column("shown", sa.String(length=100), nullable=False),
        sa.Column("standing", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["scorecard_id"],
            ["published_scorecard.scorecard_id"],
            name=op.f("fk_published_reading_scorecard_id_published_scorecard"),
        ),
        sa.PrimaryKeyConstraint("scorecard_id", "measure_id", "period_on", name=op.f("pk_published_reading")),
    )
    op.create_index(
        "ix_published_reading_measure", "published_reading", ["measure_id", "period_on", "scorecard_id"], unique=False
    )
    op.create_table(
        "reading",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=100), nullable=False),
        sa.Column("period_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "given",
                "awaiting data",
                "not available",
                "not previously monitored",
                "suppressed",
                name="readingstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.String(length=40), nullable=True),
        sa.Column("numerator", sa.String(length=40), nullable=True),
        sa.Column("denominator", sa.String(length=40), nullable=True),
        sa.Column("provisional_until", sa.Date(), nullable=True),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.String(length=200), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state IN ('given', 'suppressed')) OR value IS NULL", name=op.f("ck_reading_no_figure_without_data")
        ),
        sa.CheckConstraint("state <> 'given' OR value IS NOT NULL", name=op.f("ck_reading_a_figure_is_given")),
        sa.CheckConstraint("(numerator IS NULL) = (denominator IS NULL)", name=op.f("ck_reading_both_parts_or_none")),
        sa.ForeignKeyConstraint(["entered_by_id"], ["user.id"], name=op.f("fk_reading_entered_by_id_user")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_reading_measure_id_measure")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    op.create_index("ix_reading_history", "reading", ["measure_id", "period_on", "id"], unique=False)
    op.create_index(
        "uq_reading_that_holds",
        "reading",
        ["measure_id", "series", "period_on"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "scorecard",
        sa.Column("framework_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=True),
        sa.Column(
            "frequency",
            sa.Enum(
                "monthly",
                "quarterly",
                "termly",
                "academic year",
                "annual",
                "calendar year",
                "rolling twelve months",
                name="frequency",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("period_on", sa.Date(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("recommendation", sa.Text(), nullable=False),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("finance_words", sa.Text(), nullable=False),
        sa.Column("supporting_papers", sa.Text(), nullable=False),
        sa.Column("background_papers", sa.Text(), nullable=False),
        sa.Column("contacts", sa.JSON(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_scorecard_committee_id_committee")),
        sa.ForeignKeyConstraint(["framework_id"], ["framework.id"], name=op.f("fk_scorecard_framework_id_framework")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_scorecard_item_id_agenda_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scorecard")),
    )
    op.create_index(op.f("ix_scorecard_committee_id"), "scorecard", ["committee_id"], unique=False)
    op.create_index(op.f("ix_scorecard_framework_id"), "scorecard", ["framework_id"], unique=False)
    op.create_index(op.f("ix_scorecard_item_id"), "scorecard", ["item_id"], unique=False)
    op.create_index(
        "ix_scorecard_period", "scorecard", ["framework_id", "committee_id", "period_on", "id"], unique=False
    )
    op.create_table(
        "target",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "a value",
                "a band",
                "a progressive target",
                "not a target measure",
                name="targetkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.String(length=40), nullable=True),
        sa.Column("tolerance", sa.String(length=40), nullable=True),
        sa.Column("start_value", sa.String(length=40), nullable=True),
        sa.Column("low", sa.String(length=40), nullable=True),
        sa.Column("high", sa.String(length=40), nullable=True),
        sa.Column("edge", sa.String(length=40), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind <> 'a band' OR (low IS NOT NULL AND high IS NOT NULL)", name=op.f("ck_target_a_band_has_ends")
        ),
        sa.CheckConstraint(
            "kind <> 'a progressive target' OR ends_on IS NOT NULL", name=op.f("ck_target_steps_have_a_last")
        ),
        sa.CheckConstraint(
            "kind NOT IN ('a value', 'a progressive target') OR value IS NOT NULL",
            name=op.f("ck_target_a_value_is_said"),
        ),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_target_runs_forward")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_target_measure_id_measure")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )
    op.create_index("ix_target_measure", "target", ["measure_id", "starts_on", "id"], unique=False)
    op.create_table(
        "measure_change",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column(
            "event",
            sa.Enum(
                "added",
                "removed",
                "definition changed",
                "target changed",
                name="measureevent",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("takes_effect_on", sa.Date(), nullable=False),
        sa.Column("breaks_series", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("resolution_id", sa.Integer(), nullable=True),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by_id"], ["user.id"], name=op.f("fk_measure_change_changed_by_id_user")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_change_measure_id_measure")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_measure_change_meeting_id_meeting")),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolution.id"], name=op.f("fk_measure_change_resolution_id_resolution")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_change")),
    )
    op.create_index(op.f("ix_measure_change_measure_id"), "measure_change", ["measure_id"], unique=False)
    op.create_table(
        "measure_follow_up",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("scorecard_id", sa.Integer(), nullable=True),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "question",
                "action",
                "suggestion for the work programme",
                "recommendation",
                name="followupkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("suggestion_id", sa.Integer(), nullable=True),
        sa.Column("recommendation_id", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'action') = (action_id IS NOT NULL) AND "
            "(kind = 'suggestion for the work programme') = (suggestion_id IS NOT NULL) AND "
            "(kind = 'recommendation') = (recommendation_id IS NOT NULL)",
            name=op.f("ck_measure_follow_up_what_was_done_is_named"),
        ),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_measure_follow_up_action_id_action")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["member.id"], name=op.f("fk_measure_follow_up_asked_by_id_member")),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_measure_follow_up_committee_id_committee")
        ),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_follow_up_measure_id_measure")),
        sa.ForeignKeyConstraint(
            ["recommendation_id"],
            ["recommendation.id"],
            name=op.f("fk_measure_follow_up_recommendation_id_recommendation"),
        ),
        sa.ForeignKeyConstraint(
            ["scorecard_id"], ["scorecard.id"], name=op.f("fk_measure_follow_up_scorecard_id_scorecard")
        ),
        sa.ForeignKeyConstraint(
            ["suggestion_id"], ["suggestion.id"], name=op.f("fk_measure_follow_up_suggestion_id_suggestion")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_follow_up")),
    )
    op.create_index(op.f("ix_measure_follow_up_action_id"), "measure_follow_up", ["action_id"], unique=False)
    op.create_index(op.f("ix_measure_follow_up_committee_id"), "measure_follow_up", ["committee_id"], unique=False)
    op.create_index(op.f("ix_measure_follow_up_measure_id"), "measure_follow_up", ["measure_id"], unique=False)
    op.create_index(
        op.f("ix_measure_follow_up_recommendation_id"), "measure_follow_up", ["recommendation_id"], unique=False
    )
    op.create_index(op.f("ix_measure_follow_up_scorecard_id"), "measure_follow_up", ["scorecard_id"], unique=False)
    op.create_index(op.f("ix_measure_follow_up_suggestion_id"), "measure_follow_up", ["suggestion_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_measure_follow_up_suggestion_id"), table_name="measure_follow_up")
    op.drop_index(op.f("ix_measure_follow_up_scorecard_id"), table_name="measure_follow_up")
    op.drop_index(op.f("ix_measure_follow_up_recommendation_id"), table_name="measure_follow_up")
    op.drop_index(op.f("ix_measure_follow_up_measure_id"), table_name="measure_follow_up")
    op.drop_index(op.f("ix_measure_follow_up_committee_id"), table_name="measure_follow_up")
    op.drop_index(op.f("ix_measure_follow_up_action_id"), table_name="measure_follow_up")
    op.drop_table("measure_follow_up")
    op.drop_index(op.f("ix_measure_change_measure_id"), table_name="measure_change")
    op.drop_table("measure_change")
    op.drop_index("ix_target_measure", table_name="target")
    op.drop_table("target")
    op.drop_index("ix_scorecard_period", table_name="scorecard")
    op.drop_index(op.f("ix_scorecard_item_id"), table_name="scorecard")
    op.drop_index(op.f("ix_scorecard_framework_id"), table_name="scorecard")
    op.drop_index(op.f("ix_scorecard_committee_id"), table_name="scorecard")
    op.drop_table("scorecard")
    op.drop_index(
        "uq_reading_that_holds",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
        table_name="reading",
    )
    op.drop_index("ix_reading_history", table_name="reading")
    op.drop_table("reading")
    op.drop_index("ix_published_reading_measure", table_name="published_reading")
    op.drop_table("published_reading")
    op.drop_index(op.f("ix_measure_remit_committee_id"), table_name="measure_remit")
    op.drop_table("measure_remit")
    op.drop_table("commentary")
    op.drop_index("ix_published_scorecard_framework", table_name="published_scorecard")
    op.drop_index("ix_published_scorecard_committee", table_name="published_scorecard")
    op.drop_table("published_scorecard")
    op.drop_index("ix_measure_framework", table_name="measure")
    op.drop_table("measure")
    op.drop_index(op.f("ix_policy_area_framework_id"), table_name="policy_area")
    op.drop_table("policy_area")
    op.drop_index(op.f("ix_incoming_readings_uploaded_by_id"), table_name="incoming_readings")
    op.drop_index(op.f("ix_incoming_readings_framework_id"), table_name="incoming_readings")
    op.drop_table("incoming_readings")
    op.drop_table("finance_line")
    op.drop_index(op.f("ix_business_unit_remit_committee_id"), table_name="business_unit_remit")
    op.drop_table("business_unit_remit")
    op.drop_index(op.f("ix_outcome_framework_id"), table_name="outcome")
    op.drop_table("outcome")
    op.drop_index(op.f("ix_business_unit_framework_id"), table_name="business_unit")
    op.drop_table("business_unit")
    op.drop_table("reading_column")
    op.drop_table("framework")
