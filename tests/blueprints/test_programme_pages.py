"""Publishing a programme, its draft files, withdrawing it, and putting its report on an agenda."""

import csv
import io
from datetime import date, timedelta

import pytest
import time_machine

from models.vocabulary import ItemKind
from tests import factories
from tests.published_programme import HERE, NOW, make_public, move, planned, topic

LATER = NOW + timedelta(days=2)


@pytest.fixture(autouse=True)
def that_summer():
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def council(app):
    return planned()


@pytest.fixture
def clerk(browser, council):
    return browser.sign_in(factories.officer())


def publishing_page(council) -> str:
    return f"/staff/committees/{council.committee.id}/work-programme/publish?year=2019"


def test_the_clerk_publishes_in_one_press(clerk, council):
    page = clerk.open(publishing_page(council))

    clerk.submit(publishing_page(council))

    assert "becomes public for the first time, with 1 topic." in page.text
    assert "nothing has changed since" in clerk.open(publishing_page(council)).text
    assert "MASH annual report" in clerk.open(HERE).text


def test_what_changed_is_said_before_it_goes_out_and_told_to_the_public(clerk, council):
    make_public(council.programme)
    move(council.mash, council.winter, "The data come later")

    page = clerk.open(publishing_page(council))
    clerk.submit(publishing_page(council))

    assert "moves from 24 September 2019 to 26 November 2019." in page.text
    assert "1 topic moved." in page.text
    assert "Brought up to date on 20 June 2019" in clerk.open(f"{HERE}/2019/changes").text


def test_what_somebody_else_changed_meanwhile_is_shown_and_nothing_goes_out(clerk, council):
    make_public(council.programme)
    move(council.mash, council.winter, "The data come later")
    page = clerk.open(publishing_page(council))
    topic(council.committee, "School transport")

    answer = clerk.send(page, reason="In words of my own")

    assert "This changed while you were looking at it." in answer.text
    assert "“School transport” is added" in answer.text
    assert "In words of my own" in answer.text
    assert "School transport" not in clerk.open(HERE).text


def test_the_clerk_takes_earlier_words_away_though_nothing_else_changed(clerk, council):
    make_public(council.programme)
    move(council.mash, council.winter, "Mr Smith is away")
    clerk.submit(publishing_page(council))

    clerk.submit(publishing_page(council), hides_earlier="y", reason="A name was taken out.")

    for page in ("/2019", "/2019/changes", f"/topics/{council.mash.id}", f"/topics/{council.mash.id}/changes.atom"):
        assert "Smith" not in clerk.open(f"{HERE}{page}").text
    assert clerk.open(f"{HERE}/2019/versions/1").status == 410


def test_the_clerk_withdraws_it_with_a_reason(clerk, council):
    make_public(council.programme)
    address = f"/staff/committees/{council.committee.id}/work-programme/withdraw?year=2019"

    refused = clerk.submit(address)
    clerk.submit(address, reason="The wrong draft")

    assert "Give the reason" in refused.text
    assert "The wrong draft" in clerk.open(f"{HERE}/2019").text


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("csv", b"\xef\xbb\xbfTopic")])
def test_the_files_as_they_stand_are_for_officers(clerk, council, ending, begins):
    answer = clerk.open(f"/staff/committees/{council.committee.id}/work-programme/draft.{ending}?year=2019")

    assert answer.response.data.startswith(begins)
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_the_report_is_put_under_its_item_in_one_press(clerk, council):
    item = factories.item(council.winter, "Work programme", kind=ItemKind.WORK_PROGRAMME)
    address = f"/staff/meetings/{council.winter.id}/work-programme-report"

    clerk.submit(address, to="/enclose")

    assert "“Work programme” is under item “Work programme”" in clerk.open(address).text
    assert "Work programme" in clerk.open(f"/staff/documents/items/{item.id}").text
    assert clerk.open(f"{address}.docx").response.data.startswith(b"PK")


def test_the_report_is_a_table_too_with_what_changed_what_comes_and_what_is_owed(clerk, council):
    make_public(council.programme)
    topic(council.committee, "=School transport", council.winter)
    move(council.mash, council.winter, "The data come later", at=LATER)

    programme = clerk.open(f"/staff/committees/{council.committee.id}/work-programme?year=2019").text
    file = clerk.open(f"/staff/meetings/{council.winter.id}/work-programme-report.csv")

    rows = list(csv.DictReader(io.StringIO(file.response.data.decode("utf-8-sig"))))
    assert {"What changed", "What is coming"} <= {one["Part"] for one in rows}
    coming = next(one for one in rows if one["Part"] == "What is coming" and "transport" in one["Topic or request"])
    assert (coming["Topic or request"], coming["When"]) == ("'=School transport", council.winter.held_on.isoformat())
    assert file.headers["Cache-Control"] == "private, no-store"
    assert "/work-programme-report" in programme


def test_pressed_again_the_report_takes_the_place_of_the_one_before(clerk, council):
    item = factories.item(council.winter, "Work programme", kind=ItemKind.WORK_PROGRAMME)
    address = f"/staff/meetings/{council.winter.id}/work-programme-report"
    clerk.submit(address, to="/enclose")

    topic(council.committee, "School transport")
    clerk.submit(address, to="/enclose")
    clerk.submit(address, to="/enclose")

    kept = [one.removed_at is None for one in item.documents]
    assert sorted(kept) == [False, True]


def test_without_an_item_for_it_the_press_is_refused_in_a_sentence(clerk, council):
    address = f"/staff/meetings/{council.winter.id}/work-programme-report"

    clerk.post(f"{address}/enclose")

    assert "The agenda has no item for the work programme" in clerk.open(address).text


def test_the_report_asks_when_the_programme_was_agreed(clerk, council):
    page = clerk.open(f"/staff/meetings/{council.winter.id}/work-programme-report")

    assert "Nobody has said yet when the committee agreed this programme." in page.text
    assert "MASH annual report" in clerk.open(f"/staff/meetings/{council.autumn.id}/work-programme-report").text


def test_until_the_new_year_has_topics_the_report_is_of_the_year_before(clerk, council):
    summer = factories.meeting(council.committee, held_on=date(2020, 7, 17))

    page = clerk.open(f"/staff/meetings/{summer.id}/work-programme-report")

    assert "work-programme?year=2019" in page.text


def test_a_clerk_of_another_committee_finds_none_of_it(browser, council):
    other = browser.sign_in(factories.officer(committee=factories.committee()))

    assert other.open(publishing_page(council)).status == 404
    assert other.open(f"/staff/meetings/{council.winter.id}/work-programme-report").status == 404
