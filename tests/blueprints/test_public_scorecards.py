"""What the public reads of scorecards: frozen pages, the newer figures beside them, two quarters compared."""

import csv
import io
import re
import zipfile
from datetime import date
from html import unescape

import pytest

from models.measure import MeasureRemit
from models.scorecard_vocabulary import Frequency, Mark
from models.vocabulary import SubjectKind, Verb
from tests import factories, measured, scored
from tests.published_council import act, forget, statements
from webapp import clock
from webapp.database import db
from webapp.services import ledger, live_scorecards, publishing, scorecard_bodies, scorecard_publishing

FRAMEWORK = "/scorecards/one-organisational-plan"


@pytest.fixture
def made(app):
    """A scorecard published with its agenda."""
    found = scored.reported()
    scored.commentary(found.looked_after, "Placements **cost** more.")
    scored.bind(found)
    scored.publish_with_agenda(found)
    return found


def publish_later(made, period_on=date(2020, 3, 31)):
    later = scored.scorecard(made.framework, made.committee, period_on)
    scored.publish(later)
    return later


def test_a_page_shows_each_measure_as_a_picture_a_table_and_words(browser, made):
    page = browser.open(scored.ADDRESS)

    assert page.status == 200
    assert "All 2 measures (100%) are behind target." in page.text
    assert "This went to the committee for its" in page.text and ", and it stays so." in page.text
    assert page.text.count("<figure") == 2
    for said in ("No. of children looked after", "Off track", "<strong>cost</strong>", "60 out of 100", "England"):
        assert said in page.text


@pytest.mark.parametrize(("mark", "heading"), [(Mark.CONCERN, "Other measures"), (Mark.NONE, "Measures")])
def test_the_unmarked_measures_of_an_area_are_other_ones_only_beside_marked_ones(browser, app, mark, heading):
    found = scored.reported()
    scored.commentary(found.looked_after, "Placements cost more.", mark)
    scored.publish(found.scorecard)

    page = browser.open(scored.ADDRESS).text

    headings = re.findall(r'<h3 class="[^"]*score-area__mark">([^<]*)</h3>', page)
    assert headings[-1] == heading


def test_a_newer_figure_stands_beside_the_frozen_one(browser, made):
    scored.restate(made.looked_after, "662")
    publish_later(made)

    page = browser.open(scored.ADDRESS)

    assert "One figure is different in a scorecard published since" in page.text
    assert "the scorecard of 2019/20 shows 662</a>" in page.text
    assert "For 2018/19 this scorecard shows 660;" in page.text
    assert f'href="{FRAMEWORK}/2019-20/children-panel#measure-{made.looked_after.id}"' in page.text
    assert page.text.count("Changed since.") == 1


@pytest.mark.parametrize("whose", ["Adult Panel", ""])
def test_another_scorecard_of_the_same_period_is_named_by_whose_it_is(browser, made, whose):
    other = factories.committee(name=whose) if whose else None
    if other:
        factories.keep(MeasureRemit(measure=made.looked_after, committee=other))
        publishing.publish_committee(other, act())
    scored.restate(made.looked_after, "662")
    scored.publish(scored.scorecard(made.framework, other))
    named, own = whose or "the whole framework", f"{FRAMEWORK}/measures/{made.looked_after.id}"

    page, measure = (browser.open(one).text for one in (scored.ADDRESS, own))
    data = browser.open(f"{own}.json").json

    assert f"the scorecard of 2018/19 for {named} shows 662</a>" in page
    assert "660 in the scorecard of 2018/19 for Children Panel</a>" in measure
    assert f"662 in that of 2018/19 for {named}</a>" in measure
    assert data["restated"][0]["was"]["committee"] == "Children Panel"
    assert data["restated"][0]["now"]["committee"] == (whose or None)
    assert [one["committee"] for one in data["reported"]] == [whose or None, "Children Panel"]


def test_the_page_of_a_scorecard_asks_five_things_of_the_database_at_most(app, made):
    publish_later(made)
    committee, measure = "/committees/children-panel/scorecards", f"{FRAMEWORK}/measures/{made.looked_after.id}"
    addresses = (scored.ADDRESS, f"{scored.ADDRESS}?with=2019-20", FRAMEWORK, "/scorecards", measure, committee)

    for address in addresses:
        forget(app)
        with statements() as sent:
            assert app.test_client().get(address).status_code == 200
        assert len(sent) <= 5, (address, sent)


def test_two_periods_are_compared(browser, made):
    measured.reading(made.plans, "91", date(2020, 3, 31))
    scored.restate(made.looked_after, "662")
    publish_later(made)

    page = browser.open(f"{scored.ADDRESS}?with=2019-20")

    assert "Two periods compared" in page.text
    assert "From off track to on track." in page.text
    assert "For 2018/19 the later one shows 662." in page.text
    assert "2019/20" in browser.open(scored.ADDRESS).text


def test_a_period_that_was_never_published_is_refused_in_a_sentence(browser, made):
    page = browser.open(f"{scored.ADDRESS}?with=1999-00")

    assert page.status == 400
    assert "There is no public scorecard of that period" in page.text


def test_the_data_and_the_files_are_given(browser, made):
    data = browser.open(f"{scored.ADDRESS}.json").json
    rows = list(csv.DictReader(io.StringIO(browser.open(f"{scored.ADDRESS}.csv").response.data.decode("utf-8-sig"))))
    word = browser.open(f"{scored.ADDRESS}.docx")

    assert data["measures"][0]["points"][-1]["value"] == "660"
    assert {row["Measure"] for row in rows} == {made.looked_after.name, made.plans.name}
    assert word.response.data.startswith(b"PK")
    assert browser.open(f"{scored.ADDRESS}.pdf").status in (200, 404)


def test_a_measure_has_a_page_of_its_own(browser, made):
    scored.restate(made.looked_after, "662")
    measured.reading(made.looked_after, "640", date(2020, 3, 31))
    publish_later(made)

    page = browser.open(f"{FRAMEWORK}/measures/{made.looked_after.id}")
    data = browser.open(f"{FRAMEWORK}/measures/{made.looked_after.id}.json").json

    assert "660 in the scorecard of 2018/19</a>" in page.text
    assert "662 in that of 2019/20</a>" in page.text
    assert [point["shown"] for point in data["measure"]["points"]] == ["677", "620", "651", "662", "640"]
    assert [one["period"] for one in data["reported"]] == ["2019/20", "2018/19"]


def test_nothing_is_there_before_it_is_published(browser):
    found = scored.reported()

    for address in (
        scored.ADDRESS,
        FRAMEWORK,
        f"{FRAMEWORK}/measures/{found.looked_after.id}",
        f"{scored.ADDRESS}.csv",
    ):
        assert browser.open(address).status == 404
    assert "No scorecards yet" in browser.open("/committees/children-panel/scorecards").text
    assert "No scorecards yet" in browser.open("/scorecards").text


def test_a_scorecard_is_found_from_its_meeting_and_its_committee(browser, made):
    assert scored.ADDRESS in browser.open(made.address).text
    assert "/committees/children-panel/scorecards" in browser.open("/committees/children-panel").text
    assert scored.ADDRESS in browser.open("/committees/children-panel/scorecards").text
    assert scored.ADDRESS in browser.open("/scorecards").text
    assert scored.ADDRESS in browser.open(FRAMEWORK).text


def test_an_unchanged_page_is_not_sent_again_and_a_new_figure_changes_its_name(browser, made):
    first = browser.open(scored.ADDRESS).headers["ETag"]
    assert browser.open(scored.ADDRESS, headers={"If-None-Match": first}).status == 304

    scored.restate(made.looked_after, "662")
    publish_later(made)

    assert browser.open(scored.ADDRESS, headers={"If-None-Match": first}).status == 200


def test_the_files_of_a_version_stay_the_same_bytes(browser, made):
    before = browser.open(f"{scored.ADDRESS}.csv").response.data
    scored.restate(made.looked_after, "662")
    publish_later(made)

    assert browser.open(f"{scored.ADDRESS}.csv").response.data == before


def test_nothing_that_was_not_published_is_in_any_of_its_pages_or_files(browser, app):
    found = scored.reported()
    small = measured.measure(found.framework, "Exclusions", committees=(found.committee,), suppress_below=5, decimals=4)
    measured.reading(small, "3.1415")
    measured.reading(measured.measure(found.framework, "Canaryfield"), "27182")
    scored.bind(found)
    scored.publish_with_agenda(found)
    scored.restate(found.looked_after, "99887")
    scored.commentary(found.plans, "Quibblethorpe")
    hidden = ("3.1415", "Canaryfield", "27182", "99887", "Quibblethorpe")

    measure = f"{FRAMEWORK}/measures/{small.id}"
    endings = ("", ".json", ".csv", ".docx", "/versions/1", "/versions/1.json", "/versions/1.docx")
    others = (FRAMEWORK, f"{FRAMEWORK}.json", measure, f"{measure}.json", "/scorecards.json", found.address)
    for address in (*(f"{scored.ADDRESS}{ending}" for ending in endings), *others):
        content = browser.open(address).response.data
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                content = b"".join(packed.read(name) for name in packed.namelist() if name.endswith(".xml"))
        assert b"Exclusions" in content or b"One Organisational Plan" in content, address
        assert not [word for word in hidden if word.encode() in content], address


def test_an_earlier_version_taken_away_is_gone_with_its_files(browser, made):
    scored.restate(made.looked_after, "662")
    hides = act(Verb.CORRECT, "It named a child", hides_earlier=True)
    seen = scorecard_publishing.propose(made.scorecard, on=clock.today()).seen
    scorecard_publishing.publish(made.scorecard, hides, seen=seen)
    db.session.commit()

    for ending in ("", ".json", ".docx", ".csv"):
        assert browser.open(f"{scored.ADDRESS}/versions/1{ending}").status == 410
    assert browser.open(f"{scored.ADDRESS}/versions/2").status == 200


def test_an_earlier_version_says_what_its_correction_changed_and_leads_to_it(browser, made):
    scored.restate(made.looked_after, "640")
    scored.publish(made.scorecard, "A child was counted twice")

    earlier, in_force = (browser.open(f"{scored.ADDRESS}/versions/{number}").text for number in (1, 2))

    said = unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", earlier)))
    assert "Corrected. For 2018/19 this version shows 660; the version in force shows 640." in said
    assert f'href="{scored.ADDRESS}#measure-{made.looked_after.id}">the version in force' in earlier
    assert "What the version in force says otherwise" in said
    assert f"7 {made.looked_after.name}, 2018/19: 660 becomes 640." in said
    assert f"7 {made.looked_after.name}: the direction of travel was declining and is improving." in said
    assert earlier.count("Corrected.</strong>") == 1
    assert "Corrected.</strong>" not in in_force and "says otherwise" not in in_force


def test_a_month_and_a_year_of_the_same_figures_have_pages_of_their_own(browser, made):
    whole = scored.scorecard(made.framework, None, date(2004, 3, 31))
    month = scored.scorecard(made.framework, None, date(2003, 4, 30), frequency=Frequency.MONTHLY)

    scored.publish(whole)
    scored.publish(month)

    assert "<h1" in browser.open(f"{FRAMEWORK}/2003-04").text
    assert "2003/04" in browser.open(f"{FRAMEWORK}/2003-04").text
    assert "April 2003" in browser.open(f"{FRAMEWORK}/2003-04-month").text


def test_a_month_that_was_published_under_figures_alone_is_still_found_there(browser, made):
    old, new = f"{FRAMEWORK}/2003-04", f"{FRAMEWORK}/2003-04-month"
    month = scored.scorecard(made.framework, None, date(2003, 4, 30), frequency=Frequency.MONTHLY)
    body = scorecard_bodies.scorecard_body(month, on=clock.today()) | {"address": old}
    live_scorecards.list_scorecard(month, body, ledger.append(SubjectKind.SCORECARD, month.id, body, act(), title="M"))
    db.session.commit()

    assert browser.open(old).status == 200

    month.introduction = "With the figures of May."
    scored.publish(month, reason="A word was missing.")

    assert "With the figures of May" in browser.open(new).text
    assert browser.open(old).headers["Location"].endswith(new)
