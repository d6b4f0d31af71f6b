"""The migrations make the records as they are now, and can be taken back."""

from datetime import date

import flask_migrate
from sqlalchemy import inspect, select, text

from exports.house_styles import load_shipped
from models.council import HouseStyle
from models.declaration import DeclarationKind
from models.finance import BusinessUnitRemit
from models.interest import Dispensation
from models.member import Member
from models.programme_vocabulary import TopicTiming
from models.publication import PublishedCommittee, PublishedMember, PublishedSeat
from models.reading import Target
from models.scorecard import MeasureFollowUp
from models.scorecard_vocabulary import Frequency
from models.vocabulary import DeclarationEffect
from models.work_programme import Topic
from tests import factories, measured, scored
from tests.published_council import act, publish_council
from webapp.database import db
from webapp.services import declaration_kinds, publishing
from webapp.services.deployment import keyring

ARREARS = "Council tax arrears"
WHY = "Their brother runs the Mudlarkfoot quay"


def test_the_migrations_and_the_records_agree(app):
    flask_migrate.check()


def test_every_migration_can_be_taken_back_and_made_again(app):
    db.session.remove()

    flask_migrate.downgrade(revision="base")
    left = set(inspect(db.engine).get_table_names())
    flask_migrate.upgrade()

    assert left == {"alembic_version"}
    flask_migrate.check()


def test_what_other_rows_refer_to_is_kept_while_its_table_is_made_anew(app):
    made = scored.reported()
    measured.unit(made.framework, (made.committee,))
    asked = measured.asked(made.looked_after, made.committee)
    asked.scorecard_id = made.scorecard.id
    db.session.commit()
    number, of = asked.id, made.scorecard.id
    db.session.remove()

    flask_migrate.downgrade(revision="0022")
    flask_migrate.upgrade()

    assert db.session.get_one(MeasureFollowUp, number).scorecard_id == of
    assert db.session.scalars(select(BusinessUnitRemit.committee_id)).all()


def test_lists_are_filled_from_what_was_published_before_there_were_any(app):
    published = publish_council()
    factories.seat(published.committee, factories.member(name="Long Gone"), ends_on=date(2015, 1, 1))
    db.session.refresh(published.committee)
    publishing.publish_committee(published.committee, act())
    db.session.commit()
    listed = rows()
    db.session.remove()

    flask_migrate.downgrade(revision="0002")
    flask_migrate.upgrade()

    assert rows() == listed
    assert [len(some) for some in listed] == [1, 2, 3]


def test_a_party_and_a_division_become_a_group_and_a_term(app):
    ada, bea, former = (factories.member(name=name) for name in ("Ada", "Bea", "Cy"))
    labour = factories.group("Labour")
    for member in (ada, bea):
        factories.group_membership(member, labour, starts_on=None)
    factories.term(ada, division="North", starts_on=None)
    factories.term(former, division="East", starts_on=date(2017, 5, 8), ends_on=date(2021, 5, 9))
    factories.term(former, division="West", starts_on=date(2021, 5, 10))
    numbers = (ada.id, bea.id, former.id)
    db.session.remove()

    flask_migrate.downgrade(revision="0006")
    with db.engine.begin() as connection:
        flat = connection.execute(text("SELECT party, division FROM member ORDER BY id")).all()
        for table in ("group_membership", "political_group", "term"):
            connection.execute(text(f"DELETE FROM {table}"))
    flask_migrate.upgrade()

    assert [tuple(row) for row in flat] == [("Labour", "North"), ("Labour", ""), ("", "West")]
    ada, bea, former = (db.session.get_one(Member, number) for number in numbers)
    assert [(one.group.name, one.starts_on, one.ends_on) for one in ada.groups + bea.groups] == [
        ("Labour", None, None),
        ("Labour", None, None),
    ]
    assert [(term.division, term.starts_on) for term in ada.terms + former.terms] == [("North", None), ("West", None)]
    assert bea.terms == former.groups == []


def test_terms_and_groups_come_back_as_they_were_after_a_way_back(app):
    member = factories.member()
    factories.term(member, division="East", ends_on=date(2021, 5, 9))
    factories.term(member, division="West", starts_on=date(2021, 5, 10))
    number = member.id
    db.session.remove()

    flask_migrate.downgrade(revision="0006")
    flask_migrate.upgrade()

    assert [term.division for term in db.session.get_one(Member, number).terms] == ["East", "West"]


def test_arrears_are_known_by_what_follows_whatever_they_are_called(app):
    old, own = (factories.declaration_kind(DeclarationEffect.NO_VOTE, name=name) for name in (ARREARS, "Own rule"))
    numbers = (old.id, own.id)
    db.session.remove()

    flask_migrate.downgrade(revision="0007")
    flask_migrate.upgrade()

    old, own = (db.session.get_one(DeclarationKind, number) for number in numbers)
    assert (old.effect, own.effect) == (DeclarationEffect.NO_BUDGET_VOTE, DeclarationEffect.NO_VOTE)


def test_why_a_dispensation_was_granted_is_sealed_and_comes_back_on_the_way_back(app):
    told, silent = (factories.dispensation(factories.member()) for _ in range(2))
    numbers = (told.id, silent.id)
    db.session.remove()
    flask_migrate.downgrade(revision="0008")
    with db.engine.begin() as connection:
        kept_before = text("UPDATE dispensation SET reason = :why WHERE id = :id")
        connection.execute(kept_before, {"why": WHY, "id": numbers[0]})

    flask_migrate.upgrade()

    told, silent = (db.session.get_one(Dispensation, number) for number in numbers)
    assert keyring().unseal(told.sealed_reason) == WHY
    assert silent.sealed_reason is None
    db.session.remove()
    assert WHY.encode() not in bytes_of_the_database(app)
    flask_migrate.downgrade(revision="0008")
    with db.engine.connect() as connection:
        kept = connection.execute(text("SELECT reason FROM dispensation ORDER BY id")).scalars().all()
    assert kept == [WHY, ""]
    flask_migrate.upgrade()


def bytes_of_the_database(app) -> bytes:
    """What an SQLite file holds, in use or let go; PostgreSQL keeps what was let go until it is vacuumed."""
    if db.engine.dialect.name != "sqlite":
        return b""
    with db.engine.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    folder = app.config["SETTINGS"].data
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_the_kinds_given_to_councils_there_were_are_explained_unless_they_wrote_their_own(app):
    first, second, *_ = (kind["name"] for kind in declaration_kinds.SHIPPED)
    factories.declaration_kind(name=first, explanation="")
    factories.declaration_kind(name=second, explanation="In our own words.")
    factories.declaration_kind(name="Of our own", explanation="")
    db.session.remove()

    flask_migrate.downgrade(revision="0014")
    flask_migrate.upgrade()

    said = {kind.name: kind.explanation for kind in declaration_kinds.every()}
    assert said == {
        first: declaration_kinds.SHIPPED[0]["explanation"], second: "In our own words.", "Of our own": "",
    }  # fmt: skip


def test_a_style_from_before_the_choice_numbers_its_resolutions_as_it_did(app):
    style = factories.house_style()
    before = style.settings["resolution_numbering"]
    db.session.remove()

    flask_migrate.downgrade(revision="0016")
    with db.engine.connect() as connection:
        taken_back = connection.execute(text("SELECT settings FROM house_style")).scalar_one()
    flask_migrate.upgrade()

    assert before == "(a)" and "resolution_numbering" not in taken_back
    assert db.session.scalars(select(HouseStyle)).one().settings["resolution_numbering"] == "1)"


def test_a_style_from_before_the_choice_sets_out_its_reports_like_its_agendas(app):
    style = factories.house_style(settings={**load_shipped()[0], "reports": "opening block"})
    before = style.settings["reports"]
    db.session.remove()

    flask_migrate.downgrade(revision="0021")
    with db.engine.connect() as connection:
        taken_back = connection.execute(text("SELECT settings FROM house_style")).scalar_one()
    flask_migrate.upgrade()

    assert before == "opening block" and "reports" not in taken_back
    assert db.session.scalars(select(HouseStyle)).one().settings["reports"] == "summary and purpose"


def test_a_target_of_rolling_months_from_before_holds_from_the_period_it_was_set_from(app):
    measured.target(measured.measure(frequency=Frequency.ROLLING), from_period="Year to March 2024")
    measured.target(measured.measure(), from_period="2023/24")
    db.session.remove()

    flask_migrate.downgrade(revision="0024")
    before = starts_of_targets()
    flask_migrate.upgrade()

    assert before == [date(2023, 4, 1), date(2023, 4, 1)]
    assert starts_of_targets() == [date(2024, 3, 1), date(2023, 4, 1)]


def starts_of_targets() -> list[date]:
    with db.engine.connect() as connection:
        return list(connection.scalars(select(Target.starts_on).order_by(Target.id)))


def rows() -> list[list[tuple]]:
    """Every row of what lists and pages read of committees, members and seats."""
    tables = (PublishedCommittee.__table__, PublishedMember.__table__, PublishedSeat.__table__)
    with db.engine.connect() as connection:
        return [
            [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))] for table in tables
        ]


def test_a_topic_of_before_keeps_its_number_and_comes_from_a_minute_in_the_year_it_was_added(app):
    committee = factories.committee()
    flask_migrate.downgrade(revision="0017")
    columns = "id, committee_id, title, detail, added_at, revision"
    values = f"7, {committee.id}, 'Nuneaton Strategy', '', '2019-03-12 10:00:00+00:00', 1"
    db.session.execute(text(f"INSERT INTO topic ({columns}) VALUES ({values})"))
    db.session.commit()

    flask_migrate.upgrade()

    topic = db.session.get_one(Topic, 7)
    assert (topic.title, topic.year, topic.timing) == ("Nuneaton Strategy", 2018, TopicTiming.NOT_YET)
    later = Topic(committee_id=committee.id, year=2019, title="Compass", added_at=topic.added_at)
    db.session.add(later)
    db.session.commit()
    assert later.id > 7
