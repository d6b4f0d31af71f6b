"""Charts: every figure where it belongs, nothing told by colour alone, and all of it in words too."""

import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from exports import chart_png, chart_svg, charts
from exports.chart_plan import number, plan
from exports.chart_words import aim_in_words, below_its_name
from exports.drawing import PAPER, Disc, Drawing, Stroke, Words, box_of
from models.scorecard_vocabulary import Frequency, TargetKind, Unit
from tests.exports.measure_bodies import NO_TARGET, YEARS, judgement, measure, meeting, period, series

PLANS = measure(
    "No. of Child Protection Plans",
    ["473", "439", "564", "346p"],
    aim="394",
    standing=judgement("on track"),
    marks=[meeting("2018-09-12"), meeting("2019-06-18")],
)


def conceptions():
    years = [period(year, Frequency.CALENDAR_YEAR) for year in ("2016", "2017", "2018", "2019")]
    found = measure(
        "Under 18 conceptions",
        ["18.7", "17.5", "awaiting", "awaiting"],
        unit=Unit.PER_1000,
        decimals=1,
        periods=years,
        aim="17",
    )
    found["comparators"] = [
        series("England", found["points"], ["18.8", "17.8", "awaiting", "awaiting"], Unit.PER_1000, 1)
    ]
    return found


def in_a_band():
    found = measure("Surplus places", ["5", "7.5", "8.2", "9.5"], unit=Unit.PERCENT, decimals=1)
    found["points"][-1] |= {"low": "5", "high": "9"}
    found["target"] = {
        **NO_TARGET, "kind": TargetKind.BAND.value, "words": "5% to 9%", "low": "5", "high": "9",
        "edge_low": "6", "edge_high": "8",
    }  # fmt: skip
    return found


def said_in(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def test_every_figure_is_written_once_beside_its_year_and_its_target():
    said = said_in(charts.draw(PLANS))

    assert {"473", "439", "564", "346", "Target 394"} <= set(said)
    assert [year for year in said if "/" in year] == [year[2:] for year in reversed(YEARS)]


def test_a_provisional_figure_is_open_and_its_line_broken():
    drawing = charts.draw(PLANS)

    discs = [shape.fill for shape in drawing.shapes if isinstance(shape, Disc)]
    assert discs[:4].count(PAPER) == 1 and discs[3] == PAPER
    assert any(isinstance(shape, Stroke) and shape.dash == (4.0, 3.0) and shape.paths for shape in drawing.shapes)
    assert "Provisional" in said_in(drawing)


def test_days_somebody_looked_are_marked_and_explained():
    assert "Looked at by the committee" in said_in(charts.draw(PLANS))
    assert "Looked at by the committee" not in said_in(charts.draw({**PLANS, "marks": []}))


def test_awaited_data_has_a_sign_and_its_words_and_no_figure():
    said = said_in(charts.draw(conceptions()))

    assert said.count("awaiting") == 2
    assert "0.0" not in said


def test_who_it_is_compared_with_is_named_in_the_key():
    said = said_in(charts.draw(conceptions(), own="Warwickshire"))

    assert {"Warwickshire", "England"} <= set(said)


def test_a_band_is_told_from_its_amber_edges_without_colour():
    said = said_in(charts.draw(in_a_band()))

    assert {"5% to 9%", "Target band", "Near its edge"} <= set(said)


def test_no_line_crosses_a_break_in_the_series():
    whole = charts.draw({**PLANS, "points": [{**one, "is_provisional": False} for one in PLANS["points"]]})
    broken = charts.draw(
        {
            **PLANS,
            "points": [{**one, "is_provisional": False} for one in PLANS["points"]],
            "breaks": [{"on": "2017-04-01", "reason": "Plans are now counted by family"}],
        }
    )

    own = [shape for shape in (*whole.shapes, *broken.shapes) if isinstance(shape, Stroke) and shape.width == 2.5]
    assert [len(one.paths) for one in own] == [3, 2]
    assert "Break in series" in said_in(broken)


def test_a_scale_that_does_not_start_at_nothing_says_so():
    away = said_in(charts.draw(measure("Looked after", ["677", "620", "651", "660"], aim="580")))
    from_nothing = said_in(charts.draw(measure("In residential care", ["40", "26", "33", "38"])))

    assert "The scale starts at 550" in away
    assert "0" in from_nothing and not any("starts" in one for one in from_nothing)


def test_the_scale_of_what_is_counted_whole_shows_no_part_of_one():
    said = said_in(charts.draw(measure("Excluded", ["7", "9", "6", "10"])))

    assert "10" in said and not [one for one in said if re.fullmatch(r"\d+\.\d", one)]


@pytest.mark.parametrize(
    "said",
    [["awaiting"] * 4, ["0"] * 4, ["7", "7", "7", "7"], ["n/a", "n/a", "n/a", "5"], ["-2", "3", "-4", "few"]],
    ids=["none", "nothing", "level", "one", "below nothing"],
)
def test_figures_of_any_kind_can_be_drawn_and_stay_on_the_paper(said):
    drawing = charts.draw(measure("Anything", said, aim="4"))

    boxes = [box_of(shape) for shape in drawing.shapes if isinstance(shape, Words)]
    assert all(box.left >= -2 and box.right <= drawing.width + 2 and box.bottom <= drawing.height for box in boxes)


def test_a_measure_without_any_period_can_be_drawn():
    assert charts.draw(measure("New", [], periods=[])).words == "New: no figure yet. Not a target measure."


def test_the_words_say_what_the_picture_shows():
    assert charts.draw(PLANS).words == (
        "No. of Child Protection Plans: from 473 in 2015/16 to 346 in 2018/19, provisional. Highest 564 in 2017/18. "
        "Target 394: on track. Looked at on 12 September 2018 and 18 June 2019."
    )
    assert charts.draw(conceptions()).words == (
        "Under 18 conceptions: from 18.7 in 2016 to 17.5 in 2017. Awaiting data: 2018 and 2019. Target 17.0. "
        "England: 17.8 in 2017."
    )


def test_words_inside_a_chart_do_not_cover_one_another():
    for one in (PLANS, conceptions(), in_a_band()):
        boxes = [box_of(shape) for shape in charts.draw(one).shapes if isinstance(shape, Words)]

        covering = [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if a.shared(b) > 6]
        assert covering == []


def test_the_svg_is_well_formed_names_itself_and_holds_no_script():
    hostile = measure('<script>alert("1")</script>\x07', ["1", "2", "3", "4"])

    written = chart_svg.render(charts.draw(hostile))

    picture = ElementTree.fromstring(written)
    assert picture.get("aria-label", "").startswith('<script>alert("1")</script>: from 1')
    assert picture.get("role") == "img"
    assert {element.tag.split("}")[1] for element in picture.iter()} <= {"svg", "text", "path", "circle"}
    assert not re.search(r"style=|on\w+=|href", written.split(">", 1)[1])


def test_the_png_is_small_in_the_same_shape_and_always_the_same():
    drawing = charts.draw(conceptions())

    painted = chart_png.render(drawing)

    picture = Image.open(BytesIO(painted))
    assert picture.format == "PNG"
    assert picture.width == drawing.width * chart_png.DOTS
    assert len(painted) < 40_000
    assert chart_png.render(drawing) == painted


@given(
    st.lists(
        st.one_of(
            st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=2).map(
                str
            ),
            st.sampled_from(["awaiting", "n/a", "new", "few"]),
        ),
        min_size=4,
        max_size=4,
    ),
    st.sampled_from([*Unit]),
    st.sampled_from(["", "0", "0.01", "100", "-7"]),
)
@settings(max_examples=150, deadline=None)
def test_any_figures_make_a_chart_whose_scale_holds_them_all(said, unit, aim):
    body = measure("Anything", said, unit=unit, decimals=2, aim=aim)

    planned = plan(body, *charts.ON_PAGE)
    places = [planned.up(value) for point in body["points"] if (value := number(point["value"])) is not None]

    assert 2 <= len(planned.levels) <= 8
    assert all(planned.frame.top - 0.01 <= y <= planned.frame.bottom + 0.01 for y in places)
    chart_svg.render(charts.draw(body))


def test_a_stretch_of_years_that_nobody_entered_is_one_quiet_word_and_a_single_year_keeps_its_sign():
    years = [period(f"{year}/{year % 100 + 1:02}") for year in range(2008, 2019)]
    found = measure("Plans", ["7", *["n/a"] * 6, "8", "n/a", "9", "awaiting"], periods=years)

    drawing = charts.draw(found)

    said = said_in(drawing)
    assert said.count("not available") == 1
    assert [word for word in said if word in ("Awaiting data", "Not available")] == ["Awaiting data", "Not available"]
    assert len(_crosses(drawing)) == 2
    assert "Not available: 2009/10 to 2014/15 and 2016/17. Awaiting data: 2018/19." in drawing.words


def test_a_stretch_too_narrow_for_its_word_is_explained_by_the_key():
    months = [period(f"to-{2015 + at // 12}-{at % 12 + 1:02}", Frequency.ROLLING) for at in range(48)]
    found = measure("Plans", [*["5"] * 20, *["n/a"] * 3, *["6"] * 25], periods=months)

    drawing = charts.draw(found)

    assert said_in(drawing).count("Not available") == 1
    assert not _crosses(drawing)


def test_the_first_of_many_figures_is_written_above_it_and_not_across_the_line():
    quarters = [period(f"Q{at % 4 + 1} {2016 + at // 4}/{17 + at // 4}", Frequency.QUARTERLY) for at in range(12)]
    given = ["231", "228", "240", "236", "229", "233", "241", "238", "226", "222", "218", "220"]
    drawing = charts.draw(measure("Plans", given, periods=quarters))

    first = min((shape for shape in drawing.shapes if isinstance(shape, Disc)), key=lambda disc: disc.x)
    label = next(shape for shape in drawing.shapes if isinstance(shape, Words) and shape.text == "231")
    assert label.y < first.y
    assert box_of(label).left < first.x < box_of(label).right


def _crosses(drawing: Drawing) -> list[Stroke]:
    """Two strokes of eight by eight that cross."""
    return [
        shape
        for shape in drawing.shapes
        if isinstance(shape, Stroke)
        and len(shape.paths) == 2
        and all(
            round(abs(path[0][0] - path[1][0]), 3) == round(abs(path[0][1] - path[1][1]), 3) == 8
            for path in shape.paths
        )
    ]


def test_a_scale_in_pounds_writes_its_pence_with_two_digits():
    said = said_in(charts.draw(measure("A meal", ["3.8", "4.2", "4", "3.9"], unit=Unit.POUNDS, decimals=2)))

    levels = [text for text in said if text.startswith("£")]
    assert levels
    assert all(re.fullmatch(r"£\d\.\d\d", text) for text in levels)
    assert "The scale starts at £3.60" in said


def test_steps_of_a_target_have_as_many_decimals_as_one_another():
    rate = measure("Acceptances", ["2.3", "2.1", "2.0", "1.9"], unit=Unit.PER_1000, decimals=1)
    share = measure(
        "Plans", ["30", "60"], unit=Unit.PERCENT, decimals=0, periods=[period("2017/18"), period("2018/19")]
    )

    steps = [aim_in_words(rate, aim, "", "") for aim in ("2.1", "2.0", "1.9", "2")]

    assert steps == ["2.1", "2.0", "1.9", "2"]
    assert aim_in_words(share, "90.00", "", "") == "90%"
    assert aim_in_words(share, "", "70.5", "85.0") == "70.5% to 85%"


@pytest.mark.parametrize("begins", ["20. % of children", "20 % of children"])
def test_a_sentence_loses_the_name_above_it_as_it_is_written_and_as_it_was(begins):
    share = measure("% of children", ["30", "60"], periods=[period("2017/18"), period("2018/19")], code="20")

    assert below_its_name(share, f"{begins}: data is awaited.") == "Data is awaited."
