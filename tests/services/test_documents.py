"""Files attached, ordered, retitled, replaced and taken off; and never public before the agenda is."""

import json
from datetime import UTC, datetime
from io import BytesIO

import pytest
from sqlalchemy import func, select

from models.audit import AuditEvent
from models.document import Document
from models.publication import PublishedDocument
from models.rules import RuleBroken
from models.vocabulary import Part, Role
from tests import factories
from tests import hostile_files as files
from webapp.database import db
from webapp.services import agenda_items, documents
from webapp.services.actors import NotAllowed, acting, operator
from webapp.services.deployment import storage

AT = datetime(2030, 6, 3, 9, tzinfo=UTC)
BY = operator(on=AT.date())
MADE = {"by": BY, "at": AT}


@pytest.fixture
def item(app):
    return factories.item(factories.meeting())


def attach(item, content=None, filename="The report.pdf", **said):
    return documents.attach(item, documents.receive(BytesIO(content or files.pdf()), filename), **said, **MADE)


def titles(item):
    return [document.title for document in documents.attached(item)]


def events():
    return list(db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)))


def test_a_file_is_kept_by_its_hash_under_its_item(item):
    document = attach(item)

    assert storage().read(document.sha256) == files.pdf()
    assert (document.title, document.filename, document.media_type) == (
        "The report",
        "The-report.pdf",
        "application/pdf",
    )
    assert (document.size, document.position, document.added_at) == (len(files.pdf()), 1, AT)
    assert item.meeting.agenda_revision == 1
    assert [event.what for event in events()] == ["document attached"]


def test_no_file_has_a_public_address_before_it_is_published(item):
    attach(item)

    assert db.session.scalar(select(func.count()).select_from(PublishedDocument)) == 0


@pytest.mark.parametrize(
    ("sent", "title", "filename"),
    [
        ("../../etc/passwd", "passwd", "passwd.pdf"),
        ("C:\\papers\\Budget.PDF", "Budget", "Budget.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie: x", "a-Set-Cookie-x.pdf"),
        ("agenda.pdf.exe", "agenda.pdf", "agenda-pdf.pdf"),
        ("", "Document", "Document.pdf"),
        ("..", "Document", "Document.pdf"),
        ("\u202egpj.exe", "gpj", "gpj.pdf"),
        ("Résumé & 2030.pdf", "Résumé & 2030", "Resume-2030.pdf"),
        ("x" * 900 + ".pdf", "x" * 300, "x" * 100 + ".pdf"),
    ],
)
def test_a_name_can_do_no_harm(item, sent, title, filename):
    document = attach(item, filename=sent)

    assert (document.title, document.filename) == (title, filename)


@pytest.mark.parametrize("sent", ["Annual_Report__2026.pdf", "Annual%20Report%202026.pdf", "Annual Report 2026.pdf"])
def test_the_title_has_spaces_where_the_name_of_the_file_could_not(item, sent):
    document = attach(item, filename=sent)

    assert (document.title, document.filename) == ("Annual Report 2026", "Annual-Report-2026.pdf")


def test_the_ending_is_that_of_the_true_type(item):
    document = attach(item, files.word(), "report.pdf")

    assert document.filename == "report.docx"


def test_what_may_be_shown_by_mistake_is_kept_beside_the_file(item):
    document = attach(item, files.word(comments="<w:comment >"))

    db.session.expire(document)
    assert document.warnings == [
        "This Word file holds comments. Check that everybody may read them, or attach a clean copy."
    ]


@pytest.mark.parametrize("content", [files.PROGRAM, b" ", files.pdf()[:-9], files.word(document=b"0" * 9_000_000)])
def test_a_file_that_may_not_be_attached_leaves_nothing(item, content):
    with pytest.raises(RuleBroken) as broken:
        attach(item, content)

    assert broken.value.field == "files"
    assert not storage().folder.exists() or not any(storage().folder.rglob("*"))
    assert db.session.scalar(select(func.count(Document.id))) == 0


def test_the_same_file_is_attached_to_an_item_once(item):
    attach(item)
    elsewhere = factories.item(item.meeting)

    with pytest.raises(RuleBroken, match="attached to this item already, as “The report”"):
        attach(item, filename="Another name.pdf")

    assert attach(elsewhere)


def test_files_are_put_in_order_and_the_ends_are_harmless(item):
    first, second, third = (attach(item, files.pdf(name), f"{name.decode()}.pdf") for name in (b"a", b"b", b"c"))

    documents.move_up(third, **MADE)
    documents.move_down(first, **MADE)
    documents.move_up(third, **MADE)
    documents.move_down(second, **MADE)

    assert titles(item) == ["c", "a", "b"]
    assert len(events()) == 3 + 2


def test_a_file_is_retitled(item):
    document = attach(item)

    documents.retitle(document, title=" Early help ", **MADE)

    assert (document.title, document.filename) == ("Early help", "The-report.pdf")
    assert json.loads(events()[-1].before) == {"title": "The report"}
    for wrong in ("  ", "x" * 301):
        with pytest.raises(RuleBroken) as broken:
            documents.retitle(document, title=wrong, **MADE)
        assert broken.value.field == "title"


def test_a_replacement_keeps_the_title_and_the_place_and_the_old_file(item):
    old = attach(item, title="The report")
    attach(item, files.pdf(b"2"), "Appendix.pdf")

    newer = documents.replace(old, documents.receive(BytesIO(files.pdf(b"newer")), "report v2.pdf"), **MADE)

    assert titles(item) == ["The report", "Appendix"]
    assert newer.id != old.id
    assert old.removed_at == AT
    assert storage().has(old.sha256)


def test_a_file_taken_off_is_kept_and_changed_no_more(item):
    document = attach(item)

    documents.remove(document, **MADE)

    assert titles(item) == []
    assert storage().has(document.sha256)
    for act in (
        lambda: documents.remove(document, **MADE),
        lambda: documents.retitle(document, title="x", **MADE),
        lambda: documents.move_up(document, **MADE),
        lambda: documents.replace(document, documents.receive(BytesIO(files.pdf(b"x")), "x.pdf"), **MADE),
    ):
        with pytest.raises(RuleBroken, match="no longer attached"):
            act()
    assert attach(item), "and the same file may come back"


def test_nothing_is_attached_to_an_item_that_is_off(item):
    agenda_items.take_off(item, **MADE)

    with pytest.raises(RuleBroken, match="taken off"):
        attach(item)


def test_the_title_of_a_private_paper_is_not_in_the_names_of_the_trail(item):
    item.part = Part.PRIVATE
    db.session.commit()

    attach(item, filename="Closing the depot.pdf")

    assert events()[0].subject_name == "A document of an item in Part 2"


def test_nobody_else_touches_a_file(item):
    document = attach(item)
    stranger = acting(factories.user(Role.OFFICER, committee=factories.committee()), on=AT.date())
    acts = [
        lambda: documents.get(document.id, by=stranger),
        lambda: documents.attach(item, documents.receive(BytesIO(files.pdf(b"x")), "x.pdf"), by=stranger, at=AT),
        lambda: documents.replace(document, documents.receive(BytesIO(files.pdf(b"x")), "x.pdf"), by=stranger, at=AT),
        lambda: documents.retitle(document, title="x", by=stranger, at=AT),
        lambda: documents.move_up(document, by=stranger, at=AT),
        lambda: documents.remove(document, by=stranger, at=AT),
    ]

    for act in acts:
        with pytest.raises(NotAllowed):
            act()
