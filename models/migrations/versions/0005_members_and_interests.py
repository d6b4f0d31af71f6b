"""Members in full, the register of interests, declarations, attendance and substitutions."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "allocation",
        sa.Column("worked_out_on", sa.Date(), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("committees", sa.JSON(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("departure", sa.Text(), nullable=False),
        sa.Column("nem_con_on", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(departure = '') = (nem_con_on IS NULL)", name=op.f("ck_allocation_a_departure_is_decided_nem_con")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allocation")),
    )
    op.create_table(
        "declaration_kind",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "effect",
            sa.Enum(
                "may take part",
                "may speak and not vote",
                "must not take part",
                name="declarationeffect",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declaration_kind")),
        sa.UniqueConstraint("name", name=op.f("uq_declaration_kind_name")),
    )
    op.create_table(
        "document_text",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("problem", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_document_text")),
    )
    op.create_table(
        "political_group",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_political_group")),
        sa.UniqueConstraint("name", name=op.f("uq_political_group_name")),
    )
    op.create_table(
        "published_substitution",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "member_id", name=op.f("pk_published_substitution")),
    )
    op.create_index(op.f("ix_published_substitution_member_id"), "published_substitution", ["member_id"])
    op.create_table(
        "absence_approval",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("until >= approved_on", name=op.f("ck_absence_approval_approved_for_days_to_come")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_absence_approval_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence_approval")),
    )
    op.create_index(op.f("ix_absence_approval_member_id"), "absence_approval", ["member_id"])
    op.create_table(
        "calendar_key",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_calendar_key_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_key")),
        sa.UniqueConstraint("member_id", name=op.f("uq_calendar_key_member_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_key_token_hash")),
    )
    op.create_table(
        "dispensation",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=False),
        sa.Column(
            "ground",
            sa.Enum("a", "b", "c", "d", "e", name="dispensationground", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "scope",
            sa.Enum("speak", "speak and vote", name="dispensationscope", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=False),
        sa.Column("granted_by", sa.String(length=200), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_dispensation_ends_after_it_starts")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_dispensation_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispensation")),
    )
    op.create_index(op.f("ix_dispensation_member_id"), "dispensation", ["member_id"])
    op.create_table(
        "group_membership",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on",
            name=op.f("ck_group_membership_ends_after_it_starts"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["political_group.id"], name=op.f("fk_group_membership_group_id_political_group")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_group_membership_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_membership")),
    )
    op.create_index(op.f("ix_group_membership_group_id"), "group_membership", ["group_id"])
    op.create_index(op.f("ix_group_membership_member_id"), "group_membership", ["member_id"])
    op.create_table(
        "interest",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "employment",
                "sponsorship",
                "contract",
                "land",
                "licence",
                "corporate tenancy",
                "securities",
                "other registrable interest",
                "gift or hospitality",
                name="interestcategory",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "holder",
            sa.Enum("member", "spouse or partner", name="interestholder", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("sealed_details", sa.LargeBinary(), nullable=True),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on",
            name=op.f("ck_interest_ends_after_it_starts"),
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_interest_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interest")),
    )
    op.create_index(op.f("ix_interest_member_id"), "interest", ["member_id"])
    op.create_table(
        "term",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("division", sa.String(length=120), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ended_because", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name=op.f("ck_term_ends_after_it_starts")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_term_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
    )
    op.create_index(op.f("ix_term_member_id"), "term", ["member_id"])
    op.create_table(
        "incoming_table",
        sa.Column(
            "kind",
            sa.Enum("members", "seats", "register", name="incomingkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("filename", sa.String(length=160), nullable=False),
        sa.Column("sealed_rows", sa.LargeBinary(), nullable=True),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["uploaded_by_id"], ["user.id"], name=op.f("fk_incoming_table_uploaded_by_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_table")),
    )
    op.create_index(op.f("ix_incoming_table_uploaded_by_id"), "incoming_table", ["uploaded_by_id"])
    op.create_table(
        "interest_proposal",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("interest_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind", sa.Enum("add", "change", "end", name="proposalkind", native_enum=False, length=40), nullable=False
        ),
        sa.Column(
            "category",
            sa.Enum(
                "employment",
                "sponsorship",
                "contract",
                "land",
                "licence",
                "corporate tenancy",
                "securities",
                "other registrable interest",
                "gift or hospitality",
                name="interestcategory",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("sealed_entry", sa.LargeBinary(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "waiting", "accepted", "declined", "taken back", name="proposalstatus", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interest_id"], ["interest.id"], name=op.f("fk_interest_proposal_interest_id_interest")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_interest_proposal_member_id_member")),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["user.id"], name=op.f("fk_interest_proposal_proposed_by_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interest_proposal")),
    )
    op.create_index(op.f("ix_interest_proposal_member_id"), "interest_proposal", ["member_id"])
    op.create_table(
        "register_confirmation",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"], ["user.id"], name=op.f("fk_register_confirmation_confirmed_by_id_user")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_register_confirmation_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_confirmation")),
    )
    op.create_index(op.f("ix_register_confirmation_member_id"), "register_confirmation", ["member_id"])
    op.create_table(
        "attendance",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("present", "apologies", "absent", name="attendancestatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("arrived_at", sa.Time(), nullable=True),
        sa.Column("left_at", sa.Time(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "left_at IS NULL OR arrived_at IS NULL OR left_at >= arrived_at",
            name=op.f("ck_attendance_leaves_after_arriving"),
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_attendance_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_attendance_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("meeting_id", "member_id", name=op.f("uq_attendance_meeting_id_member_id")),
    )
    op.create_index(op.f("ix_attendance_member_id"), "attendance", ["member_id"])
    op.create_table(
        "substitution",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("notified_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_substitution_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_substitution_member_id_member")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_substitution_seat_id_seat")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_substitution")),
    )
    op.create_index(op.f("ix_substitution_meeting_id"), "substitution", ["meeting_id"])
    op.create_index(op.f("ix_substitution_member_id"), "substitution", ["member_id"])
    op.create_table(
        "declaration",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("kind_id", sa.Integer(), nullable=False),
        sa.Column("interest_id", sa.Integer(), nullable=True),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False),
        sa.Column("nature", sa.Text(), nullable=False),
        sa.Column(
            "intention",
            sa.Enum(
                "take part",
                "speak and not vote",
                "take no part",
                "withdraw from the room",
                name="intention",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["interest_id"], ["interest.id"], name=op.f("fk_declaration_interest_id_interest")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_declaration_item_id_agenda_item")),
        sa.ForeignKeyConstraint(
            ["kind_id"], ["declaration_kind.id"], name=op.f("fk_declaration_kind_id_declaration_kind")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_declaration_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_declaration_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declaration")),
    )
    op.create_index(op.f("ix_declaration_item_id"), "declaration", ["item_id"])
    op.create_index(op.f("ix_declaration_meeting_id"), "declaration", ["meeting_id"])
    op.create_index(op.f("ix_declaration_member_id"), "declaration", ["member_id"])
    op.create_table(
        "dispensation_item",
        sa.Column("dispensation_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispensation_id"], ["dispensation.id"], name=op.f("fk_dispensation_item_dispensation_id_dispensation")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_dispensation_item_item_id_agenda_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispensation_item")),
    )
    op.create_index(op.f("ix_dispensation_item_dispensation_id"), "dispensation_item", ["dispensation_id"])
    op.create_index(op.f("ix_dispensation_item_item_id"), "dispensation_item", ["item_id"])
    op.create_table(
        "item_mark",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column(
            "mark",
            sa.Enum("declare", "no interest", "ask the monitoring officer", name="mark", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_item_mark_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_item_mark_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_mark")),
        sa.UniqueConstraint("member_id", "item_id", name=op.f("uq_item_mark_member_id_item_id")),
    )
    op.create_index(op.f("ix_item_mark_item_id"), "item_mark", ["item_id"])
    op.create_table(
        "withdrawal",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("withdrew_at", sa.Time(), nullable=False),
        sa.Column("returned_at", sa.Time(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "returned_at IS NULL OR returned_at >= withdrew_at", name=op.f("ck_withdrawal_returns_after_withdrawing")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_withdrawal_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_withdrawal_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_withdrawal_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawal")),
    )
    op.create_index(op.f("ix_withdrawal_meeting_id"), "withdrawal", ["meeting_id"])
    op.add_column("agenda_item", sa.Column("is_education", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("agenda_item", sa.Column("is_budget", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("committee", sa.Column("quorum", sa.Integer(), nullable=True))
    op.add_column("committee", sa.Column("balanced_seats", sa.Integer(), nullable=True))
    op.add_column("committee", sa.Column("allows_substitutes", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column(
        "committee", sa.Column("substitutes_are_named", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column(
        "committee", sa.Column("substitutes_share_group", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    op.add_column("committee", sa.Column("substitute_notice_hours", sa.Integer(), nullable=True))
    op.add_column("committee", sa.Column("prints_guidance", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("council", sa.Column("gift_threshold", sa.Integer(), nullable=False, server_default="50"))
    op.add_column("council", sa.Column("withdraws_for_dpi", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("council", sa.Column("interests_guidance", sa.Text(), nullable=False, server_default=""))
    op.add_column("member", sa.Column("title", sa.String(length=60), nullable=False, server_default=""))
    op.add_column("member", sa.Column("public_email", sa.String(length=254), nullable=False, server_default=""))
    op.add_column("member", sa.Column("public_phone", sa.String(length=60), nullable=False, server_default=""))
    op.add_column("member", sa.Column("public_address", sa.Text(), nullable=False, server_default=""))
    op.add_column("member", sa.Column("photograph", sa.String(length=64), nullable=True))
    op.add_column("member", sa.Column("sealed_contacts", sa.LargeBinary(), nullable=True))
    op.add_column("member", sa.Column("sealed_home_address", sa.LargeBinary(), nullable=True))
    op.add_column("published", sa.Column("readable_until", sa.Date(), nullable=True))
    op.add_column("standing_item", sa.Column("is_education", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("standing_item", sa.Column("is_budget", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("standing_item", "is_budget")
    op.drop_column("standing_item", "is_education")
    op.drop_column("published", "readable_until")
    op.drop_column("member", "sealed_home_address")
    op.drop_column("member", "sealed_contacts")
    op.drop_column("member", "photograph")
    op.drop_column("member", "public_address")
    op.drop_column("member", "public_phone")
    op.drop_column("member", "public_email")
    op.drop_column("member", "title")
    op.drop_column("council", "interests_guidance")
    op.drop_column("council", "withdraws_for_dpi")
    op.drop_column("council", "gift_threshold")
    op.drop_column("committee", "prints_guidance")
    op.drop_column("committee", "substitute_notice_hours")
    op.drop_column("committee", "substitutes_share_group")
    op.drop_column("committee", "substitutes_are_named")
    op.drop_column("committee", "allows_substitutes")
    op.drop_column("committee", "balanced_seats")
    op.drop_column("committee", "quorum")
    op.drop_column("agenda_item", "is_budget")
    op.drop_column("agenda_item", "is_education")
    op.drop_index(op.f("ix_withdrawal_meeting_id"), "withdrawal")
    op.drop_table("withdrawal")
    op.drop_index(op.f("ix_item_mark_item_id"), "item_mark")
    op.drop_table("item_mark")
    op.drop_index(op.f("ix_dispensation_item_item_id"), "dispensation_item")
    op.drop_index(op.f("ix_dispensation_item_dispensation_id"), "dispensation_item")
    op.drop_table("dispensation_item")
    op.drop_index(op.f("ix_declaration_member_id"), "declaration")
    op.drop_index(op.f("ix_declaration_meeting_id"), "declaration")
    op.drop_index(op.f("ix_declaration_item_id"), "declaration")
    op.drop_table("declaration")
    op.drop_index(op.f("ix_substitution_member_id"), "substitution")
    op.drop_index(op.f("ix_substitution_meeting_id"), "substitution")
    op.drop_table("substitution")
    op.drop_index(op.f("ix_attendance_member_id"), "attendance")
    op.drop_table("attendance")
    op.drop_index(op.f("ix_register_confirmation_member_id"), "register_confirmation")
    op.drop_table("register_confirmation")
    op.drop_index(op.f("ix_interest_proposal_member_id"), "interest_proposal")
    op.drop_table("interest_proposal")
    op.drop_index(op.f("ix_incoming_table_uploaded_by_id"), "incoming_table")
    op.drop_table("incoming_table")
    op.drop_index(op.f("ix_term_member_id"), "term")
    op.drop_table("term")
    op.drop_index(op.f("ix_interest_member_id"), "interest")
    op.drop_table("interest")
    op.drop_index(op.f("ix_group_membership_member_id"), "group_membership")
    op.drop_index(op.f("ix_group_membership_group_id"), "group_membership")
    op.drop_table("group_membership")
    op.drop_index(op.f("ix_dispensation_member_id"), "dispensation")
    op.drop_table("dispensation")
    op.drop_table("calendar_key")
    op.drop_index(op.f("ix_absence_approval_member_id"), "absence_approval")
    op.drop_table("absence_approval")
    op.drop_index(op.f("ix_published_substitution_member_id"), "published_substitution")
    op.drop_table("published_substitution")
    op.drop_table("political_group")
    op.drop_table("document_text")
    op.drop_table("declaration_kind")
    op.drop_table("allocation")
