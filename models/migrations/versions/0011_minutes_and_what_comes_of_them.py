"""The minutes of a meeting, votes, resolutions, what is owed, actions, recommendations, and the outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "published_action",
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("action_id", name=op.f("pk_published_action")),
    )
    op.create_index(
        "ix_published_action_committee", "published_action", ["committee_id", "ended_on", "action_id"], unique=False
    )
    op.create_index(op.f("ix_published_action_meeting_id"), "published_action", ["meeting_id"], unique=False)
    op.create_table(
        "published_attendance",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "member_id", name=op.f("pk_published_attendance")),
    )
    op.create_index(
        "ix_published_attendance_member", "published_attendance", ["member_id", "held_on", "meeting_id"], unique=False
    )
    op.create_table(
        "published_recommendation",
        sa.Column("recommendation_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("to_body", sa.String(length=200), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("response", sa.String(length=40), nullable=False),
        sa.Column("responded_on", sa.Date(), nullable=True),
        sa.Column("implementation", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("recommendation_id", name=op.f("pk_published_recommendation")),
    )
    op.create_index(
        "ix_published_recommendation_committee",
        "published_recommendation",
        ["committee_id", "sent_on", "recommendation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_published_recommendation_meeting_id"), "published_recommendation", ["meeting_id"], unique=False
    )
    op.create_table(
        "published_resolution",
        sa.Column("resolution_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("committee_name", sa.String(length=200), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("heading", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("is_draft", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("resolution_id", name=op.f("pk_published_resolution")),
    )
    op.create_index(
        "ix_published_resolution_committee",
        "published_resolution",
        ["committee_id", "held_on", "resolution_id"],
        unique=False,
    )
    op.create_index("ix_published_resolution_held", "published_resolution", ["held_on", "resolution_id"], unique=False)
    op.create_index(op.f("ix_published_resolution_meeting_id"), "published_resolution", ["meeting_id"], unique=False)
    op.create_table(
        "attendee",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("capacity", sa.String(length=200), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "portfolio holder",
                "other councillor",
                "other representative",
                "invitee",
                "partner",
                "officer",
                "public speaker",
                name="attendeecategory",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum("present", "apologies", "absent", name="attendancestatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_attendee_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendee")),
    )
    op.create_index(op.f("ix_attendee_meeting_id"), "attendee", ["meeting_id"], unique=False)
    op.create_table(
        "incoming_minutes",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(length=160), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by_id", sa.Integer(), nullable=False),
        sa.Column("corrections", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_incoming_minutes_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["uploaded_by_id"], ["user.id"], name=op.f("fk_incoming_minutes_uploaded_by_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_minutes")),
    )
    op.create_index(op.f("ix_incoming_minutes_meeting_id"), "incoming_minutes", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_incoming_minutes_uploaded_by_id"), "incoming_minutes", ["uploaded_by_id"], unique=False)
    op.create_table(
        "minutes",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("in hand", "draft issued", "approved", name="minutesstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("opened_at", sa.Time(), nullable=True),
        sa.Column("rose_at", sa.Time(), nullable=True),
        sa.Column("chair_id", sa.Integer(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decisions_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_at_id", sa.Integer(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signed_by", sa.String(length=120), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("rose_at IS NULL OR opened_at IS NOT NULL", name=op.f("ck_minutes_rises_after_it_opens")),
        sa.ForeignKeyConstraint(["approved_at_id"], ["meeting.id"], name=op.f("fk_minutes_approved_at_id_meeting")),
        sa.ForeignKeyConstraint(["chair_id"], ["member.id"], name=op.f("fk_minutes_chair_id_member")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_minutes_meeting_id")),
    )
    op.create_table(
        "minute",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "taken", "deferred", "withdrawn", "not reached", name="minuteoutcome", native_enum=False, length=40
            ),
            nullable=True,
        ),
        sa.Column("outcome_reason", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("begun_at", sa.Time(), nullable=True),
        sa.Column("ended_at", sa.Time(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_minute_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_minute_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minute")),
        sa.UniqueConstraint("item_id", name=op.f("uq_minute_item_id")),
    )
    op.create_index(op.f("ix_minute_meeting_id"), "minute", ["meeting_id"], unique=False)
    op.create_table(
        "minutes_correction",
        sa.Column("minutes_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("agreed_at_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreed_at_id"], ["meeting.id"], name=op.f("fk_minutes_correction_agreed_at_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_minutes_correction_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_correction_minutes_id_minutes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_correction")),
    )
    op.create_index("ix_minutes_correction_agreed", "minutes_correction", ["agreed_at_id", "id"], unique=False)
    op.create_index(op.f("ix_minutes_correction_minutes_id"), "minutes_correction", ["minutes_id"], unique=False)
    op.create_table(
        "motion",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", sa.Enum("motion", "amendment", name="motionkind", native_enum=False, length=40), nullable=False
        ),
        sa.Column("amends_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("mover_id", sa.Integer(), nullable=True),
        sa.Column("seconder_id", sa.Integer(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum("carried", "lost", "withdrawn", name="motionoutcome", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'amendment') = (amends_id IS NOT NULL)", name=op.f("ck_motion_an_amendment_amends_a_motion")
        ),
        sa.CheckConstraint(
            "mover_id IS NULL OR seconder_id IS NULL OR mover_id <> seconder_id", name=op.f("ck_motion_two_people_move")
        ),
        sa.ForeignKeyConstraint(["amends_id"], ["motion.id"], name=op.f("fk_motion_amends_id_motion")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_motion_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_motion_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["mover_id"], ["member.id"], name=op.f("fk_motion_mover_id_member")),
        sa.ForeignKeyConstraint(["seconder_id"], ["member.id"], name=op.f("fk_motion_seconder_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion")),
    )
    op.create_index(op.f("ix_motion_item_id"), "motion", ["item_id"], unique=False)
    op.create_index(op.f("ix_motion_meeting_id"), "motion", ["meeting_id"], unique=False)
    op.create_table(
        "minute_text",
        sa.Column("minute_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by_id", sa.Integer(), nullable=True),
        sa.Column("saved_by", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["minute_id"], ["minute.id"], name=op.f("fk_minute_text_minute_id_minute")),
        sa.ForeignKeyConstraint(["saved_by_id"], ["user.id"], name=op.f("fk_minute_text_saved_by_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minute_text")),
        sa.UniqueConstraint("minute_id", "revision", name=op.f("uq_minute_text_minute_id_revision")),
    )
    op.create_table(
        "owed",
        sa.Column("minute_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Enum("ask", "undertaking", name="owedkind", native_enum=False, length=40), nullable=False),
        sa.Column("quoted", sa.Text(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("asked_by", sa.String(length=200), nullable=False),
        sa.Column("owed_by_id", sa.Integer(), nullable=True),
        sa.Column("owed_by", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "status",
            sa.Enum("owed", "followed up", "done", "declined", name="owedstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["asked_by_id"], ["member.id"], name=op.f("fk_owed_asked_by_id_member")),
        sa.ForeignKeyConstraint(["minute_id"], ["minute.id"], name=op.f("fk_owed_minute_id_minute")),
        sa.ForeignKeyConstraint(["owed_by_id"], ["member.id"], name=op.f("fk_owed_owed_by_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owed")),
    )
    op.create_index(op.f("ix_owed_minute_id"), "owed", ["minute_id"], unique=False)
    op.create_table(
        "resolution",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "resolved",
                "recommended",
                "noted",
                "deferred",
                "lost",
                name="resolutionoutcome",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_resolution_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_resolution_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["motion_id"], ["motion.id"], name=op.f("fk_resolution_motion_id_motion")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resolution")),
    )
    op.create_index(op.f("ix_resolution_item_id"), "resolution", ["item_id"], unique=False)
    op.create_index(op.f("ix_resolution_meeting_id"), "resolution", ["meeting_id"], unique=False)
    op.create_table(
        "vote",
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column(
            "method",
            sa.Enum(
                "show of hands", "recorded vote", "without dissent", name="votemethod", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("votes_for", sa.Integer(), nullable=False),
        sa.Column("votes_against", sa.Integer(), nullable=False),
        sa.Column("abstentions", sa.Integer(), nullable=False),
        sa.Column(
            "second_vote",
            sa.Enum("for", "against", "abstained", name="choice", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("taken_at", sa.Time(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "second_vote IS NULL OR second_vote <> 'abstained'", name=op.f("ck_vote_a_second_vote_decides")
        ),
        sa.CheckConstraint(
            "votes_for >= 0 AND votes_against >= 0 AND abstentions >= 0", name=op.f("ck_vote_votes_are_not_negative")
        ),
        sa.ForeignKeyConstraint(["motion_id"], ["motion.id"], name=op.f("fk_vote_motion_id_motion")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote")),
        sa.UniqueConstraint("motion_id", name=op.f("uq_vote_motion_id")),
    )
    op.create_table(
        "waved_through",
        sa.Column("minute_id", sa.Integer(), nullable=False),
        sa.Column("sentence_hash", sa.String(length=64), nullable=False),
        sa.Column("waved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waved_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["minute_id"], ["minute.id"], name=op.f("fk_waved_through_minute_id_minute")),
        sa.ForeignKeyConstraint(["waved_by_id"], ["user.id"], name=op.f("fk_waved_through_waved_by_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waved_through")),
        sa.UniqueConstraint("minute_id", "sentence_hash", name=op.f("uq_waved_through_minute_id_sentence_hash")),
    )
    op.create_table(
        "action",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("resolution_id", sa.Integer(), nullable=True),
        sa.Column("owed_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner_member_id", sa.Integer(), nullable=True),
        sa.Column("owner_committee_id", sa.Integer(), nullable=True),
        sa.Column("owner_name", sa.String(length=200), nullable=False),
        sa.Column("owner_email", sa.String(length=254), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_meeting_id", sa.Integer(), nullable=True),
        sa.Column("every_months", sa.Integer(), nullable=True),
        sa.Column("follows_id", sa.Integer(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "not started",
                "in progress",
                "done",
                "no longer needed",
                name="actionstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("link_number", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "owner_member_id IS NOT NULL OR owner_committee_id IS NOT NULL OR owner_name <> ''",
            name=op.f("ck_action_has_an_owner"),
        ),
        sa.CheckConstraint("every_months IS NULL OR every_months > 0", name=op.f("ck_action_comes_again_later")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_action_committee_id_committee")),
        sa.ForeignKeyConstraint(["due_meeting_id"], ["meeting.id"], name=op.f("fk_action_due_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["follows_id"], ["action.id"], name=op.f("fk_action_follows_id_action")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_action_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_action_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["owed_id"], ["owed.id"], name=op.f("fk_action_owed_id_owed")),
        sa.ForeignKeyConstraint(
            ["owner_committee_id"], ["committee.id"], name=op.f("fk_action_owner_committee_id_committee")
        ),
        sa.ForeignKeyConstraint(["owner_member_id"], ["member.id"], name=op.f("fk_action_owner_member_id_member")),
        sa.ForeignKeyConstraint(["resolution_id"], ["resolution.id"], name=op.f("fk_action_resolution_id_resolution")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
        sa.UniqueConstraint("follows_id", name=op.f("uq_action_follows_id")),
    )
    op.create_index("ix_action_committee", "action", ["committee_id", "status", "id"], unique=False)
    op.create_index(op.f("ix_action_item_id"), "action", ["item_id"], unique=False)
    op.create_index(op.f("ix_action_meeting_id"), "action", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_action_owed_id"), "action", ["owed_id"], unique=False)
    op.create_index(op.f("ix_action_owner_member_id"), "action", ["owner_member_id"], unique=False)
    op.create_table(
        "ballot",
        sa.Column("vote_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column(
            "choice",
            sa.Enum("for", "against", "abstained", name="choice", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_ballot_member_id_member")),
        sa.ForeignKeyConstraint(["vote_id"], ["vote.id"], name=op.f("fk_ballot_vote_id_vote")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot")),
        sa.UniqueConstraint("vote_id", "member_id", name=op.f("uq_ballot_vote_id_member_id")),
    )
    op.create_table(
        "recommendation",
        sa.Column("resolution_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("to_committee_id", sa.Integer(), nullable=True),
        sa.Column("to_body", sa.String(length=200), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column(
            "response",
            sa.Enum(
                "awaited",
                "accepted",
                "partly accepted",
                "rejected",
                name="recommendationresponse",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("responded_on", sa.Date(), nullable=True),
        sa.Column("response_text", sa.Text(), nullable=False),
        sa.Column(
            "implementation",
            sa.Enum("not started", "in progress", "carried out", name="implementation", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("implemented_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(response = 'awaited') = (responded_on IS NULL)", name=op.f("ck_recommendation_a_response_has_its_day")
        ),
        sa.CheckConstraint(
            "to_committee_id IS NOT NULL OR to_body <> ''", name=op.f("ck_recommendation_somebody_is_asked")
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolution.id"], name=op.f("fk_recommendation_resolution_id_resolution")
        ),
        sa.ForeignKeyConstraint(
            ["to_committee_id"], ["committee.id"], name=op.f("fk_recommendation_to_committee_id_committee")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
    )
    op.create_index(op.f("ix_recommendation_resolution_id"), "recommendation", ["resolution_id"], unique=False)
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
    op.create_table(
        "action_update",
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "not started",
                "in progress",
                "done",
                "no longer needed",
                name="actionstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("said_by", sa.String(length=200), nullable=False),
        sa.Column("said_by_id", sa.Integer(), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_action_update_action_id_action")),
        sa.ForeignKeyConstraint(["said_by_id"], ["user.id"], name=op.f("fk_action_update_said_by_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_update")),
    )
    op.create_index(op.f("ix_action_update_action_id"), "action_update", ["action_id"], unique=False)
    op.create_table(
        "letter",
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "action given",
                "action due",
                "action overdue",
                "draft minutes issued",
                name="letterpurpose",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("to", sa.String(length=254), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("try_again_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_letter_action_id_action")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_letter_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("key", name=op.f("uq_letter_key")),
    )
    op.create_index(op.f("ix_letter_action_id"), "letter", ["action_id"], unique=False)
    op.create_index(op.f("ix_letter_meeting_id"), "letter", ["meeting_id"], unique=False)
    op.create_index("ix_letter_waiting", "letter", ["sent_at", "given_up_at", "try_again_at", "id"], unique=False)
    op.add_column(
        "attendance",
        sa.Column(
            "category",
            sa.Enum(
                "portfolio holder",
                "other councillor",
                "other representative",
                "invitee",
                "partner",
                "officer",
                "public speaker",
                name="attendeecategory",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
    )
    op.add_column("attendance", sa.Column("capacity", sa.String(length=200), nullable=False, server_default=""))
    op.add_column(
        "committee",
        sa.Column(
            "draft_minutes",
            sa.Enum("members", "public", name="minutesaudience", native_enum=False, length=40),
            nullable=False,
            server_default="members",
        ),
    )
    op.add_column("committee", sa.Column("minutes_run_on", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("committee", "minutes_run_on")
    op.drop_column("committee", "draft_minutes")
    op.drop_column("attendance", "capacity")
    op.drop_column("attendance", "category")
    op.drop_index("ix_letter_waiting", table_name="letter")
    op.drop_index(op.f("ix_letter_meeting_id"), table_name="letter")
    op.drop_index(op.f("ix_letter_action_id"), table_name="letter")
    op.drop_table("letter")
    op.drop_index(op.f("ix_action_update_action_id"), table_name="action_update")
    op.drop_table("action_update")
    op.drop_index(op.f("ix_topic_owed_id"), table_name="topic")
    op.drop_index(op.f("ix_topic_committee_id"), table_name="topic")
    op.drop_table("topic")
    op.drop_index(op.f("ix_recommendation_resolution_id"), table_name="recommendation")
    op.drop_table("recommendation")
    op.drop_table("ballot")
    op.drop_index(op.f("ix_action_owner_member_id"), table_name="action")
    op.drop_index(op.f("ix_action_owed_id"), table_name="action")
    op.drop_index(op.f("ix_action_meeting_id"), table_name="action")
    op.drop_index(op.f("ix_action_item_id"), table_name="action")
    op.drop_index("ix_action_committee", table_name="action")
    op.drop_table("action")
    op.drop_table("waved_through")
    op.drop_table("vote")
    op.drop_index(op.f("ix_resolution_meeting_id"), table_name="resolution")
    op.drop_index(op.f("ix_resolution_item_id"), table_name="resolution")
    op.drop_table("resolution")
    op.drop_index(op.f("ix_owed_minute_id"), table_name="owed")
    op.drop_table("owed")
    op.drop_table("minute_text")
    op.drop_index(op.f("ix_motion_meeting_id"), table_name="motion")
    op.drop_index(op.f("ix_motion_item_id"), table_name="motion")
    op.drop_table("motion")
    op.drop_index(op.f("ix_minutes_correction_minutes_id"), table_name="minutes_correction")
    op.drop_index("ix_minutes_correction_agreed", table_name="minutes_correction")
    op.drop_table("minutes_correction")
    op.drop_index(op.f("ix_minute_meeting_id"), table_name="minute")
    op.drop_table("minute")
    op.drop_table("minutes")
    op.drop_index(op.f("ix_incoming_minutes_uploaded_by_id"), table_name="incoming_minutes")
    op.drop_index(op.f("ix_incoming_minutes_meeting_id"), table_name="incoming_minutes")
    op.drop_table("incoming_minutes")
    op.drop_index(op.f("ix_attendee_meeting_id"), table_name="attendee")
    op.drop_table("attendee")
    op.drop_index(op.f("ix_published_resolution_meeting_id"), table_name="published_resolution")
    op.drop_index("ix_published_resolution_held", table_name="published_resolution")
    op.drop_index("ix_published_resolution_committee", table_name="published_resolution")
    op.drop_table("published_resolution")
    op.drop_index(op.f("ix_published_recommendation_meeting_id"), table_name="published_recommendation")
    op.drop_index("ix_published_recommendation_committee", table_name="published_recommendation")
    op.drop_table("published_recommendation")
    op.drop_index("ix_published_attendance_member", table_name="published_attendance")
    op.drop_table("published_attendance")
    op.drop_index(op.f("ix_published_action_meeting_id"), table_name="published_action")
    op.drop_index("ix_published_action_committee", table_name="published_action")
    op.drop_table("published_action")
