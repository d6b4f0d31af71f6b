"""Tables of members: who is added, changed and ended, and what is wrong with a row."""

from datetime import date, timedelta

import pytest

from models.audit import AuditEvent
from models.group import PoliticalGroup
from models.member import Member
from models.rules import RuleBroken
from models.vocabulary import IncomingKind, MemberKind
from tests import factories
from tests.services.incoming.sheets import bring, csv_file, load, plan_of, said, workbook, wrong
from webapp import clock
from webapp.database import db
from webapp.services.actors import NotAllowed, acting
from webapp.services.incoming import waiting

HEADINGS = "Name,Ward,Term from,Term to,Why it ended,Party,In the group from,In the group to,Public e-mail,Kind"


@pytest.fixture
def officer(app):
    return factories.officer()


@pytest.fixture
def plan(officer):
    return lambda *rows: plan_of(bring(IncomingKind.MEMBERS, officer, csv_file(HEADINGS, *rows)), officer)


@pytest.fixture
def loaded(officer):
    def load_rows(*rows):
        done = load(bring(IncomingKind.MEMBERS, officer, csv_file(HEADINGS, *rows)), officer)
        db.session.commit()
        return done

    return load_rows


def found(name: str) -> Member:
    return db.session.query(Member).filter_by(name=name).one()


def test_new_members_come_with_their_term_and_their_group(loaded):
    done = loaded(
        "Ann Fern,North Moor,07/05/2026,,,Green Group,,,ann@example.gov.uk,", "Bo Ash,,,,,,,,,Co-opted member"
    )

    assert said(done)["added"] == [(2, "The political group Green Group"), (2, "Ann Fern"), (3, "Bo Ash")]
    ann = found("Ann Fern")
    assert (ann.public_email, ann.kind) == ("ann@example.gov.uk", MemberKind.COUNCILLOR)
    assert [(one.division, one.starts_on) for one in ann.terms] == [("North Moor", date(2026, 5, 7))]
    assert [(one.group.name, one.starts_on) for one in ann.groups] == [("Green Group", date(2026, 5, 7))]
    assert found("Bo Ash").kind is MemberKind.CO_OPTED


def test_a_member_is_changed_and_a_term_ended_by_name(loaded):
    ann = factories.member(name="Ann Fern", public_email="old@example.gov.uk", public_phone="01234 567890")
    factories.term(ann, division="North Moor", starts_on=date(2022, 5, 5))

    done = loaded("Cllr ann  FERN,,,2026-05-01,Resigned,,,,new@example.gov.uk,")

    assert said(done) == {"added": [], "changed": [(2, "Ann Fern")], "ended": [(2, "Ann Fern")]}
    ann = found("Ann Fern")
    assert (ann.public_email, ann.public_phone) == ("new@example.gov.uk", "01234 567890")
    assert [(one.ends_on, one.ended_because) for one in ann.terms] == [(date(2026, 5, 1), "Resigned")]


def test_a_new_term_takes_the_place_of_one_that_ends_in_the_same_table(loaded):
    factories.term(factories.member(name="Ann Fern"), division="North Moor", starts_on=date(2022, 5, 5))

    loaded("Ann Fern,South Moor,2026-05-08,,,,,,,", "Ann Fern,North Moor,2022-05-05,2026-05-07,Term over,,,,,")

    terms = [(one.division, one.starts_on, one.ends_on) for one in found("Ann Fern").terms]
    assert terms == [
        ("North Moor", date(2022, 5, 5), date(2026, 5, 7)),
        ("South Moor", date(2026, 5, 8), None),
    ]


def test_a_member_who_changes_groups_leaves_the_first_the_day_before(loaded):
    ann, green = factories.member(name="Ann Fern"), factories.group("Green")
    factories.group_membership(ann, green, starts_on=date(2022, 5, 5))
    factories.group("Blue")

    done = loaded("Ann Fern,,,,,blue,1 June 2026,,,")

    (step,) = done.steps
    assert (step.outcome, [(one.label, one.old, one.new) for one in step.facts][:1]) == (
        "changed",
        [("Group", "Green", "Blue")],
    )
    times = [(one.group.name, one.starts_on, one.ends_on) for one in found("Ann Fern").groups]
    assert times == [("Green", date(2022, 5, 5), date(2026, 5, 31)), ("Blue", date(2026, 6, 1), None)]


def test_a_table_loaded_once_has_nothing_more_to_do(loaded, plan):
    rows = ("Ann Fern,North Moor,2026-05-07,,,Green,,,ann@example.gov.uk,", "Bo Ash,South,2026-05-07,,,Green,,,,")
    loaded(*rows)

    again = plan(*rows)

    assert (again.steps, again.errors, again.unchanged) == ([], [], 2)


def test_two_terms_of_somebody_new_make_one_person(loaded):
    loaded("Ann Fern,North,2018-05-03,2022-05-04,,Green,,,,", "Ann Fern,South,2022-05-05,,,Green,,,,")

    ann = found("Ann Fern")
    assert [one.division for one in ann.terms] == ["North", "South"]
    assert [one.starts_on for one in ann.groups] == [date(2018, 5, 3)]


def test_every_row_that_is_wrong_says_where_and_what_to_do(plan):
    attending = factories.member(name="Di Oak", kind=MemberKind.PARTNER)
    twice = factories.member(name="Eve Elm")
    factories.member(name="Eve Elm", slug="eve-elm-2")
    factories.term(factories.member(name="Fay Yew"), division="North", starts_on=date(2022, 5, 5))

    found = plan(
        "Ann Fern,North,31/02/2026,,,,,,,",
        "Bo Ash,North,2026-05-07,2026-05-01,,,,,,",
        ",North,2026-05-07,,,,,,,",
        "Cy Box,,,,,,,,not an address,wizard",
        f"{attending.name},North,2026-05-07,,,,,,,",
        f"{twice.name},North,2026-05-07,,,,,,,",
        "Fay Yew,South,2026-05-07,,,,,,,",
        "Gus Hop,North,2026-05-07,,,,,,,councillor,and more",
        "Ivy Jay,North,2026-05-07,,Resigned,,,,,",
    )

    assert [(row, heading) for row, heading, _ in wrong(found)] == [
        (2, "Term from"),
        (3, "Term to"),
        (4, "Name"),
        (5, "Kind"),
        (5, "Public e-mail"),
        (6, ""),
        (7, "Name"),
        (8, "Term from"),
        (9, ""),
        (10, "Term to"),
    ]
    words = [words for *_, words in wrong(found)]
    assert words[0] == "“31/02/2026” is not a day. Write it like 2026-05-07, 07/05/2026 or 7 May 2026."
    assert words[1].startswith("Enter a last day on or after 7 May 2026")
    assert "has a term for North from 5 May 2022. End that one first" in words[7]
    assert words[8].startswith("It has 11 cells, and there are 10 headings.")


def test_nothing_is_loaded_while_a_row_is_wrong(officer):
    table = bring(IncomingKind.MEMBERS, officer, csv_file(HEADINGS, "Ann Fern,,,,,,,,,", "Bo Ash,,broken,,,,,,,"))
    db.session.commit()

    with pytest.raises(RuleBroken, match="Nothing is loaded while a row is wrong"):
        load(table, officer)
    db.session.rollback()

    assert db.session.query(Member).count() == 0
    assert table.sealed_rows is not None


def test_records_changed_since_the_preview_are_looked_at_again(officer):
    table = bring(IncomingKind.MEMBERS, officer, csv_file(HEADINGS, "Ann Fern,,,,,,,,ann@example.gov.uk,"))
    seen = plan_of(table, officer).seen
    factories.member(name="Ann Fern", public_email="ann.fern@example.gov.uk")

    with pytest.raises(RuleBroken, match="The records changed since you looked"):
        waiting.confirm(table, seen=seen, by=acting(officer, on=clock.today()), at=clock.now())
    db.session.rollback()

    assert found("Ann Fern").public_email == "ann.fern@example.gov.uk"


def test_each_change_and_the_table_stand_in_the_audit_trail(officer, loaded):
    loaded("Ann Fern,North,2026-05-07,,,Green,,,,")

    events = [(one.what, one.by) for one in db.session.query(AuditEvent).order_by(AuditEvent.id)]
    assert events == [
        (what, officer.name)
        for what in (
            "table of members brought in to look at",
            "political group entered",
            "member entered",
            "term entered",
            "group joined",
            "table of members loaded: 2 added, 0 changed, 0 ended",
        )
    ]


def test_a_loaded_table_keeps_no_rows_and_loads_no_second_time(officer):
    table = bring(IncomingKind.MEMBERS, officer, csv_file(HEADINGS, "Ann Fern,,,,,,,,,"))
    load(table, officer)
    db.session.commit()

    assert table.sealed_rows is None
    with pytest.raises(RuleBroken, match="does not wait any more"):
        load(table, officer)


def test_a_cell_that_begins_like_a_formula_is_text(loaded):
    loaded("\"=cmd|' /C calc'!A0\",,,,,,,,,")

    assert found("=cmd|' /C calc'!A0").slug


def test_only_who_may_edit_members_brings_them_in(app):
    administrator = factories.administrator()

    with pytest.raises(NotAllowed):
        bring(IncomingKind.MEMBERS, administrator, csv_file("Name", "Ann Fern"))


def test_a_workbook_of_a_whole_council_is_loaded(officer):
    rows = [[f"Member Number{n}", f"Division {n}", date(2026, 5, 7), f"Group {n % 4}"] for n in range(30)]
    table = bring(IncomingKind.MEMBERS, officer, workbook(["Councillor", "Division", "Elected on", "Party"], *rows))

    load(table, officer)
    db.session.commit()

    assert (db.session.query(Member).count(), db.session.query(PoliticalGroup).count()) == (30, 4)


def test_a_table_nobody_came_back_to_is_put_aside_after_thirty_days(officer):
    forgotten = bring(IncomingKind.MEMBERS, officer, csv_file("Name", "Ann Fern"))
    recent = bring(IncomingKind.MEMBERS, officer, csv_file("Name", "Bo Ash"))
    forgotten.uploaded_at -= timedelta(days=31)
    recent.uploaded_at -= timedelta(days=29)
    db.session.commit()

    bring(IncomingKind.MEMBERS, officer, csv_file("Name", "Cy Elm"))

    assert forgotten.sealed_rows is None
    assert recent.sealed_rows is not None
    assert db.session.query(AuditEvent).filter(AuditEvent.what.endswith("put aside after thirty days")).count() == 1


@pytest.mark.parametrize("heading", ["E-mail", "Telephone", "Address"])
def test_a_heading_that_does_not_say_public_is_not_read_as_public(officer, heading):
    table = bring(IncomingKind.MEMBERS, officer, csv_file(f"Name,{heading}", "Ann Fern,7 Mill Lane"))

    load(table, officer)

    ann = found("Ann Fern")
    assert (ann.public_email, ann.public_phone, ann.public_address) == ("", "", "")
