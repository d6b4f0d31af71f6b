"""The pages on which interests are declared, and those on which the public reads of them."""

from datetime import date

import pytest
from sqlalchemy import select

from models.declaration import Declaration
from models.interest import Interest
from models.vocabulary import DeclarationEffect, Intention, InterestCategory, Part, Role
from tests import factories
from tests.browser_client import Browser, Page
from tests.published_council import correct, publish_council
from webapp.database import db

NATURE = "My brother runs the service."


@pytest.fixture
def council(app):
    return publish_council()


@pytest.fixture
def kind(council):
    return factories.declaration_kind(name="Non-pecuniary interest")


@pytest.fixture
def pecuniary(council):
    return factories.declaration_kind(DeclarationEffect.NO_PART, name="Disclosable pecuniary interest")


@pytest.fixture
def member(app, council):
    return Browser(app).sign_in(factories.user(Role.MEMBER, member_id=council.chair.id))


@pytest.fixture
def clerk(app, council):
    return Browser(app).sign_in(factories.officer(committee=council.committee))


def own(council, item=None) -> str:
    return f"/my/meetings/{council.meeting.id}/items/{(item or council.report).id}/declare"


def recording(council) -> str:
    return f"/staff/meetings/{council.meeting.id}/items/{council.report.id}/declarations"


def choose(browser, council, kind, item=None) -> Page:
    """The form that a member comes to by choosing a kind."""
    return browser.send(browser.open(own(council, item)), kind=str(kind.id))


def declare(browser, council, kind, **fields) -> Page:
    return browser.send(choose(browser, council, kind), **fields)


def record(browser, council, kind, **fields) -> Page:
    """The clerk chooses who and which kind, then fills in the form."""
    who = {"member": str(council.chair.id), "kind": str(kind.id)}
    return browser.send(browser.submit(recording(council), to="/declarations/new", **who), **fields)


def made() -> list[Declaration]:
    db.session.expire_all()
    return list(db.session.scalars(select(Declaration).order_by(Declaration.id)))


def test_a_member_is_asked_the_kind_first_and_then_only_what_it_calls_for(member, council, kind, pecuniary):
    kinds = member.open(own(council)).text
    form = choose(member, council, pecuniary).text

    assert kind.explanation in kinds and pecuniary.name in kinds
    assert "Withdraw from the room" in form and "Take part" not in form
    assert "criminal offence" in form


def test_neither_the_kind_nor_the_member_is_ever_in_an_address(member, clerk, council, kind):
    pages = member.open(own(council)).text + clerk.open(recording(council)).text

    assert "kind=" not in pages and 'method="get"' not in pages
    assert 'name="nature"' not in member.open(f"{own(council)}?kind={kind.id}").text
    assert clerk.open(f"{recording(council)}/new?member={council.chair.id}&kind={kind.id}").status == 302
    form = choose(member, council, kind)
    assert 'name="nature"' in form.text and "problem" not in form.text
    assert "?" not in form.response.request.full_path.rstrip("?")
    assert made() == []


def test_a_member_declares_and_finds_it_beside_the_item(member, council, kind):
    answer = declare(member, council, kind, nature=NATURE, intention="take part")

    assert answer.headers["Location"] == f"/my/meetings/{council.meeting.id}/declarations"
    page = member.open(answer.headers["Location"]).text
    assert "Your declaration is recorded." in page and NATURE in page
    assert [one.nature for one in made()] == [NATURE]


@pytest.mark.parametrize("nature", ["", "As noted", "as recorded in my register"])
def test_a_declaration_without_its_nature_is_refused_beside_the_field(member, council, kind, nature):
    page = declare(member, council, kind, nature=nature, intention="take part")

    assert "There is a problem" in page.text and 'href="#nature"' in page.text
    assert "Say what the interest is" in page.text and made() == []


def test_who_does_not_say_what_they_will_do_is_asked_as_themself(member, clerk, council, kind):
    assert "Choose what you will do" in declare(member, council, kind, nature=NATURE).text
    assert "Choose what the member will do" in record(clerk, council, kind, nature=NATURE).text


def test_an_unregistered_pecuniary_interest_names_the_last_day_to_register_it(member, council, pecuniary):
    answer = declare(member, council, pecuniary, nature=NATURE, intention="withdraw from the room")

    assert "To be registered by" in member.open(answer.headers["Location"]).text


def test_what_is_in_the_register_is_chosen_and_not_typed_again(member, council, pecuniary):
    entry = {"role": "Teacher", "employer": "Acorn Academy"}
    interest = factories.keep(
        Interest(
            member=council.chair, category=InterestCategory.EMPLOYMENT, details=entry, registered_on=date(2020, 1, 1)
        )
    )

    declare(member, council, pecuniary, interest_id=str(interest.id), intention="withdraw from the room")

    assert "Acorn Academy" in made()[0].nature and made()[0].interest_id == interest.id


def test_what_was_typed_of_a_sensitive_interest_is_not_kept(member, council, kind):
    declare(member, council, kind, nature=NATURE, is_sensitive="y", intention="take part")

    assert made()[0].nature == ""
    assert NATURE not in member.open(f"/my/meetings/{council.meeting.id}/declarations").text


def test_a_member_sees_an_item_only_as_the_public_does(member, council, kind):
    private = next(item for item in council.meeting.items if item.part is Part.PRIVATE)
    unpublished = factories.item(council.meeting, "Not out yet")

    page = choose(member, council, kind, private).text

    assert "A property matter" in page and "A secret" not in page
    assert member.open(own(council, unpublished)).status == 404


def test_somebody_who_does_not_sit_there_finds_nothing(app, council, kind):
    other = Browser(app).sign_in(factories.user(Role.MEMBER, member_id=factories.member().id))
    declared = factories.declaration(council.report, council.chair, kind=kind)

    assert other.open(own(council)).status == 404
    assert other.open(f"/my/declarations/{declared.id}").status == 404
    assert other.open(f"/my/meetings/{council.meeting.id}/declarations").status == 404


def test_a_member_corrects_and_takes_away_their_own(member, council, kind):
    declared = factories.declaration(council.report, council.chair, kind=kind)

    member.submit(f"/my/declarations/{declared.id}", nature=NATURE)
    assert made()[0].nature == NATURE

    member.submit(f"/my/meetings/{council.meeting.id}/declarations", to=f"{declared.id}/remove")
    assert made()[0].removed_at is not None


def test_what_changed_since_the_page_was_opened_is_not_taken_away(member, clerk, council, kind):
    declared = factories.declaration(council.report, council.chair, kind=kind)
    listed = f"/my/meetings/{council.meeting.id}/declarations"
    recorded = f"/staff/meetings/{council.meeting.id}/declarations"
    mine, theirs = member.open(listed), clerk.open(recorded)
    clerk.submit(f"/staff/declarations/{declared.id}", nature=NATURE)

    member.send(mine, to=f"{declared.id}/remove")
    clerk.send(theirs, to=f"{declared.id}/remove")

    assert made()[0].removed_at is None
    for browser, page in ((member, listed), (clerk, recorded)):
        assert "changed this declaration after you opened the page" in browser.open(page).text
    clerk.submit(recorded, to=f"{declared.id}/remove")
    assert made()[0].removed_at is not None


def test_nobody_and_no_kind_is_chosen_before_the_clerk_chooses(clerk, council, kind):
    page = clerk.open(recording(council))

    clerk.send(page)

    assert "Choose the member</option>" in page.text and " checked" not in page.text
    assert "Choose the member and the kind of interest" in clerk.open(recording(council)).text


def test_the_clerk_records_what_a_member_says(clerk, council, kind):
    asked = clerk.open(f"/staff/meetings/{council.meeting.id}/items/{council.report.id}/declarations").text

    answer = record(clerk, council, kind, nature=NATURE, intention="take part")

    assert council.chair.name in asked and kind.name in asked
    assert answer.status == 302
    assert made()[0].member_id == council.chair.id
    assert NATURE in clerk.open(f"/staff/meetings/{council.meeting.id}/declarations").text


def test_two_clerks_at_one_declaration_both_see_what_the_other_wrote(clerk, council, kind):
    declared = factories.declaration(council.report, council.chair, kind=kind, nature="What was said first.")
    page = clerk.open(f"/staff/declarations/{declared.id}")
    clerk.submit(f"/staff/declarations/{declared.id}", nature="What the other clerk heard.")

    conflict = clerk.send(page, nature=NATURE)

    assert "Both versions" in conflict.text
    assert "What the other clerk heard." in conflict.text and NATURE in conflict.text


def test_the_nature_at_a_private_item_is_an_officers_to_open(clerk, member, council, kind):
    private = next(item for item in council.meeting.items if item.part is Part.PRIVATE)
    declared = factories.declaration(private, council.chair, kind=kind)

    assert "nature_is_open" not in member.open(f"/my/declarations/{declared.id}").text
    clerk.submit(f"/staff/declarations/{declared.id}", nature_is_open="y")
    assert made()[0].nature_is_open

    member.submit(f"/my/declarations/{declared.id}", nature="Something new.")
    assert not made()[0].nature_is_open


def test_the_public_reads_it_once_the_meeting_is_published_again(app, council, kind):
    factories.declaration(council.report, council.chair, kind=kind, nature=NATURE)
    factories.declaration(council.report, council.chair, is_sensitive=True, nature="", intention=Intention.WITHDRAW)
    public = Browser(app)
    assert NATURE not in public.open(council.address).text
    assert "No declarations here" in public.open("/members/ada-fern/declarations").text

    correct(council.meeting, "Declarations")

    meeting, record = public.open(council.address).text, public.open("/members/ada-fern/declarations")
    assert NATURE in meeting and "withheld under section 32" in meeting
    assert NATURE in record.text and "Will withdraw from the room." in record.text
    assert "/members/ada-fern/declarations" in public.open("/members/ada-fern").text
    data = public.open("/members/ada-fern/declarations.json").json
    assert [one["nature"] for one in data["declarations"]] == ["", NATURE] and data["earlier"] is None


def test_the_nature_at_a_private_item_leaves_by_no_page_of_the_member(app, council, kind):
    private = next(item for item in council.meeting.items if item.part is Part.PRIVATE)
    factories.declaration(private, council.chair, kind=kind, nature=NATURE)
    correct(council.meeting, "Declarations")
    Browser(app).sign_in(factories.monitoring_officer()).submit(f"/staff/registers/{council.chair.id}/publish")
    public = Browser(app)

    pages = [
        "",
        ".json",
        "/declarations",
        "/declarations.json",
        "/interests",
        "/interests.json",
        "/interests/versions/1",
    ]
    shown = {page: public.open(f"/members/ada-fern{page}") for page in pages}

    assert [answer.status for answer in shown.values()] == [200] * len(pages)
    assert not [page for page, answer in shown.items() if NATURE in answer.text or "A secret" in answer.text]
    assert "A property matter" in shown["/declarations"].text
    assert "/members/ada-fern/declarations" in shown["/interests"].text


def test_a_long_record_is_read_in_parts(app, council, kind):
    for _ in range(51):
        factories.declaration(council.report, council.chair, kind=kind)
    correct(council.meeting, "Declarations")
    public = Browser(app)

    first = public.open("/members/ada-fern/declarations.json").json
    rest = public.open(first["earlier"]).json

    assert (len(first["declarations"]), len(rest["declarations"])) == (50, 1)
    assert public.open("/members/ada-fern/declarations?before=soon").status == 400
