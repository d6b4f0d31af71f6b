"""Every record of the first release."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "closed_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "kind", sa.Enum("closed", "open", name="closeddaykind", native_enum=False, length=40), nullable=False
        ),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_day")),
        sa.UniqueConstraint("day", name=op.f("uq_closed_day_day")),
    )
    op.create_table(
        "council",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("website", sa.String(length=300), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("postal_address", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("accent", sa.String(length=7), nullable=False),
        sa.Column("notice_days", sa.Integer(), nullable=False),
        sa.Column("notice_closes_at", sa.Time(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_council_there_is_one_council")),
        sa.CheckConstraint("notice_days >= 5", name=op.f("ck_council_notice_is_at_least_five_days")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council")),
    )
    op.create_table(
        "feed",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_feed")),
    )
    op.create_table(
        "former_address",
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column(
            "subject_kind",
            sa.Enum("council", "committee", "member", "meeting", name="subjectkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_former_address")),
    )
    op.create_table(
        "house_style",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_style")),
        sa.UniqueConstraint("name", name=op.f("uq_house_style_name")),
    )
    op.create_table(
        "member",
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("councillor", "co-opted member", "representative", name="memberkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("party", sa.String(length=120), nullable=False),
        sa.Column("division", sa.String(length=120), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint("slug", name=op.f("uq_member_slug")),
    )
    op.create_table(
        "published_document",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(length=160), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_published_document")),
    )
    with op.batch_alter_table("published_document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_published_document_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "published_meeting",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("committee_name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=420), nullable=False),
        sa.Column("has_agenda", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("agenda_revision", sa.Integer(), nullable=False),
        sa.Column("vevent", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_published_meeting")),
    )
    with op.batch_alter_table("published_meeting", schema=None) as batch_op:
        batch_op.create_index("ix_published_meeting_agenda", ["has_agenda", "publication_id"], unique=False)
        batch_op.create_index(
            "ix_published_meeting_committee", ["committee_id", "starts_at", "meeting_id"], unique=False
        )
        batch_op.create_index("ix_published_meeting_starts", ["starts_at", "meeting_id"], unique=False)

    op.create_table(
        "published_seat",
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("seat_id", name=op.f("pk_published_seat")),
    )
    with op.batch_alter_table("published_seat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_published_seat_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_published_seat_member_id"), ["member_id"], unique=False)

    op.create_table(
        "sign_in_attempt",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempt")),
    )
    with op.batch_alter_table("sign_in_attempt", schema=None) as batch_op:
        batch_op.create_index("ix_sign_in_attempt_key", ["key", "failed_at"], unique=False)

    op.create_table(
        "committee",
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "council",
                "cabinet",
                "overview and scrutiny committee",
                "committee",
                "panel",
                "board",
                "sub-committee",
                "task and finish group",
                name="committeekind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("remit", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("house_style_id", sa.Integer(), nullable=False),
        sa.Column("usual_venue", sa.String(length=200), nullable=False),
        sa.Column("usual_room", sa.String(length=200), nullable=False),
        sa.Column("usual_starts_at", sa.Time(), nullable=True),
        sa.Column("usual_minutes", sa.Integer(), nullable=False),
        sa.Column(
            "numbering",
            sa.Enum("2", "5(2)", "5B", "5b", "5.2", "none", name="numberingstyle", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "sub_numbering",
            sa.Enum("2", "5(2)", "5B", "5b", "5.2", "none", name="numberingstyle", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("speaking_days", sa.Integer(), nullable=True),
        sa.Column("speaking_at", sa.Time(), nullable=True),
        sa.Column("webcast", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(speaking_days IS NULL) = (speaking_at IS NULL)", name=op.f("ck_committee_speaking_deadline_is_whole")
        ),
        sa.CheckConstraint("parent_id IS NULL OR parent_id <> id", name=op.f("ck_committee_is_not_its_own_parent")),
        sa.CheckConstraint("usual_minutes > 0", name=op.f("ck_committee_a_meeting_lasts")),
        sa.ForeignKeyConstraint(
            ["house_style_id"], ["house_style.id"], name=op.f("fk_committee_house_style_id_house_style")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["committee.id"], name=op.f("fk_committee_parent_id_committee")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee")),
        sa.UniqueConstraint("name", name=op.f("uq_committee_name")),
        sa.UniqueConstraint("slug", name=op.f("uq_committee_slug")),
    )
    op.create_table(
        "user",
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("totp_secret", sa.String(length=64), nullable=True),
        sa.Column("totp_last_used", sa.Integer(), nullable=False),
        sa.Column("session_number", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_user_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("email", name=op.f("uq_user_email")),
    )
    op.create_table(
        "account_token",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum("invitation", "password reset", name="tokenpurpose", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_account_token_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_account_token_token_hash")),
    )
    with op.batch_alter_table("account_token", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_token_user_id"), ["user_id"], unique=False)

    op.create_table(
        "audit_event",
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("what", sa.String(length=100), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("subject_name", sa.String(length=300), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_audit_event_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_event_hash")),
    )
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.create_index("ix_audit_event_subject", ["subject_kind", "subject_id", "id"], unique=False)

    op.create_table(
        "contact_officer",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("job_title", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_contact_officer_committee_id_committee")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_officer")),
    )
    with op.batch_alter_table("contact_officer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_officer_committee_id"), ["committee_id"], unique=False)

    op.create_table(
        "meeting",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=80), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("ordinary", "annual", "extraordinary", name="meetingkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("day_number", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column("venue", sa.String(length=200), nullable=False),
        sa.Column("room", sa.String(length=200), nullable=False),
        sa.Column(
            "status",
            sa.Enum("scheduled", "cancelled", name="meetingstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("agenda_revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_at IS NULL OR ends_at > starts_at", name=op.f("ck_meeting_ends_after_it_starts")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_meeting_committee_id_committee")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint(
            "committee_id", "held_on", "day_number", name=op.f("uq_meeting_committee_id_held_on_day_number")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_meeting_uid")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index("ix_meeting_held_on", ["held_on", "id"], unique=False)

    op.create_table(
        "publication",
        sa.Column(
            "subject_kind",
            sa.Enum("council", "committee", "member", "meeting", name="subjectkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "verb",
            sa.Enum("publish", "correct", "supplement", "withdraw", name="verb", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("body_hash", sa.String(length=64), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by_id", sa.Integer(), nullable=True),
        sa.Column("published_by", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["published_by_id"], ["user.id"], name=op.f("fk_publication_published_by_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint(
            "subject_kind", "subject_id", "version", name=op.f("uq_publication_subject_kind_subject_id_version")
        ),
    )
    op.create_table(
        "role_grant",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "administrator", "democratic services officer", "member", name="role", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("committee_id", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("decided", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_role_grant_ends_after_it_starts")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_role_grant_committee_id_committee")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_role_grant_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
    )
    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_grant_user_id"), ["user_id"], unique=False)

    op.create_table(
        "seat",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "chair",
                "vice chair",
                "member",
                "substitute",
                "church representative",
                "parent governor representative",
                "non-voting representative",
                "portfolio holder",
                "invitee",
                name="seatrole",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("capacity", sa.String(length=200), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_seat_ends_after_it_starts")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_seat_committee_id_committee")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_seat_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
    )
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seat_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_seat_member_id"), ["member_id"], unique=False)

    op.create_table(
        "standing_item",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "group",
                "apologies",
                "declarations",
                "minutes",
                "public speaking",
                "report",
                "performance",
                "question time",
                "update",
                "work programme",
                "urgent business",
                "exclusion of the public",
                "date of next meeting",
                "other",
                name="itemkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("heading", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("recommendations", sa.JSON(), nullable=False),
        sa.Column(
            "report_state",
            sa.Enum(
                "no report",
                "enclosed",
                "to follow",
                "verbal",
                "previously circulated",
                name="reportstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("presenter", sa.String(length=200), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column(
            "child_numbering",
            sa.Enum("2", "5(2)", "5B", "5b", "5.2", "none", name="numberingstyle", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("continues", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_standing_item_committee_id_committee")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["standing_item.id"], name=op.f("fk_standing_item_parent_id_standing_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_item")),
    )
    with op.batch_alter_table("standing_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_standing_item_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_standing_item_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "standing_text",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column(
            "place",
            sa.Enum(
                "opening",
                "before the items",
                "after the items",
                "closing",
                name="standingplace",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("heading", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_standing_text_committee_id_committee")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_text")),
    )
    with op.batch_alter_table("standing_text", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_standing_text_committee_id"), ["committee_id"], unique=False)

    op.create_table(
        "agenda_item",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("pages", sa.String(length=40), nullable=False),
        sa.Column("part", sa.Enum("part 1", "part 2", name="part", native_enum=False, length=40), nullable=False),
        sa.Column("public_heading", sa.String(length=300), nullable=False),
        sa.Column("exempt_paragraphs", sa.JSON(), nullable=False),
        sa.Column("exempt_reason", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "group",
                "apologies",
                "declarations",
                "minutes",
                "public speaking",
                "report",
                "performance",
                "question time",
                "update",
                "work programme",
                "urgent business",
                "exclusion of the public",
                "date of next meeting",
                "other",
                name="itemkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("heading", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("recommendations", sa.JSON(), nullable=False),
        sa.Column(
            "report_state",
            sa.Enum(
                "no report",
                "enclosed",
                "to follow",
                "verbal",
                "previously circulated",
                name="reportstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("presenter", sa.String(length=200), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column(
            "child_numbering",
            sa.Enum("2", "5(2)", "5B", "5b", "5.2", "none", name="numberingstyle", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("continues", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes IS NULL OR minutes >= 0", name=op.f("ck_agenda_item_minutes_are_not_negative")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["parent_id"], ["agenda_item.id"], name=op.f("fk_agenda_item_parent_id_agenda_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.create_index("ix_agenda_item_meeting", ["meeting_id", "position", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agenda_item_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "meeting_change",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_change_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_change")),
    )
    with op.batch_alter_table("meeting_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_change_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "published",
        sa.Column(
            "subject_kind",
            sa.Enum("council", "committee", "member", "meeting", name="subjectkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("readable_from", sa.Integer(), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_published_publication_id_publication")
        ),
        sa.PrimaryKeyConstraint("subject_kind", "subject_id", name=op.f("pk_published")),
        sa.UniqueConstraint("address", name=op.f("uq_published_address")),
    )
    op.create_table(
        "published_paper",
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(length=40), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_published_paper_publication_id_publication")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_paper")),
        sa.UniqueConstraint("publication_id", "filename", name=op.f("uq_published_paper_publication_id_filename")),
    )
    op.create_table(
        "document",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("filename", sa.String(length=160), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("size > 0", name=op.f("ck_document_is_not_empty")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_document_item_id_agenda_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_item_id"), ["item_id"], unique=False)

    op.create_table(
        "late_decision",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column(
            "route",
            sa.Enum("defer", "convened late", "urgency", name="lateroute", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("circumstances", sa.Text(), nullable=False),
        sa.Column("chair_name", sa.String(length=120), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "route <> 'urgency' OR (circumstances <> '' AND chair_name <> '')",
            name=op.f("ck_late_decision_urgency_has_its_reason_and_chair"),
        ),
        sa.ForeignKeyConstraint(["decided_by_id"], ["user.id"], name=op.f("fk_late_decision_decided_by_id_user")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_late_decision_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_late_decision_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_late_decision")),
    )
    with op.batch_alter_table("late_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_late_decision_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_late_decision_meeting_id"), ["meeting_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("late_decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_late_decision_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_late_decision_item_id"))

    op.drop_table("late_decision")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_item_id"))

    op.drop_table("document")
    op.drop_table("published_paper")
    op.drop_table("published")
    with op.batch_alter_table("meeting_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_change_meeting_id"))

    op.drop_table("meeting_change")
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_item_parent_id"))
        batch_op.drop_index("ix_agenda_item_meeting")

    op.drop_table("agenda_item")
    with op.batch_alter_table("standing_text", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_standing_text_committee_id"))

    op.drop_table("standing_text")
    with op.batch_alter_table("standing_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_standing_item_parent_id"))
        batch_op.drop_index(batch_op.f("ix_standing_item_committee_id"))

    op.drop_table("standing_item")
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_seat_member_id"))
        batch_op.drop_index(batch_op.f("ix_seat_committee_id"))

    op.drop_table("seat")
    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_grant_user_id"))

    op.drop_table("role_grant")
    op.drop_table("publication")
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_index("ix_meeting_held_on")

    op.drop_table("meeting")
    with op.batch_alter_table("contact_officer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contact_officer_committee_id"))

    op.drop_table("contact_officer")
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_event_subject")

    op.drop_table("audit_event")
    with op.batch_alter_table("account_token", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_token_user_id"))

    op.drop_table("account_token")
    op.drop_table("user")
    op.drop_table("committee")
    with op.batch_alter_table("sign_in_attempt", schema=None) as batch_op:
        batch_op.drop_index("ix_sign_in_attempt_key")

    op.drop_table("sign_in_attempt")
    with op.batch_alter_table("published_seat", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_published_seat_member_id"))
        batch_op.drop_index(batch_op.f("ix_published_seat_committee_id"))

    op.drop_table("published_seat")
    with op.batch_alter_table("published_meeting", schema=None) as batch_op:
        batch_op.drop_index("ix_published_meeting_starts")
        batch_op.drop_index("ix_published_meeting_committee")
        batch_op.drop_index("ix_published_meeting_agenda")

    op.drop_table("published_meeting")
    with op.batch_alter_table("published_document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_published_document_meeting_id"))

    op.drop_table("published_document")
    op.drop_table("member")
    op.drop_table("house_style")
    op.drop_table("former_address")
    op.drop_table("feed")
    op.drop_table("council")
    op.drop_table("closed_day")
    op.drop_table("audit_head")
