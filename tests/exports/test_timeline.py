"""The picture of a programme: what stands where, what is said of it, and the table that says the same."""

from datetime import date

import pytest

from exports import programme_picture, timeline
from exports.timeline import CARRIED, EVERY, PLANNED, RETURNED, Picture, Sitting, Stretch, Topic
from tests.exports import programme_bodies

SEPTEMBER, NOVEMBER, APRIL = date(2019, 9, 24), date(2019, 11, 26), date(2020, 4, 28)
SITTINGS = [Sitting(NOVEMBER), Sitting(SEPTEMBER), Sitting(APRIL, is_cancelled=True)]


def draw(*topics: Topic, stretches=(), today: date = date(2019, 10, 1), sittings=SITTINGS) -> Picture:
    return timeline.draw(2019, sittings, topics, stretches, today=today)


def topic(title: str = "Autism", *at: tuple[date, str], **said) -> Topic:
    return Topic(title, "/topics/1", said.pop("when", ""), at, **said)


def test_a_topic_stands_under_its_meeting():
    picture = draw(topic("Autism", (NOVEMBER, PLANNED)))

    assert picture.lines[0].marks[0].x == picture.labels[1].x
    assert [label.day for label in picture.labels] == ["24", "26", "28"]


def test_topics_stand_in_the_order_in_which_they_come():
    picture = draw(
        topic("Some day"),
        topic("Winter", (NOVEMBER, PLANNED)),
        topic("Perhaps", months=(date(2019, 10, 1), date(2019, 10, 1))),
        topic("Always", is_every_time=True),
        topic("Autumn", (SEPTEMBER, PLANNED)),
    )

    assert [line.topic.title for line in picture.lines] == ["Always", "Autumn", "Perhaps", "Winter", "Some day"]


def test_what_always_comes_has_a_mark_at_each_meeting_that_is_held():
    marks = draw(topic("Always", is_every_time=True)).lines[0].marks

    assert [mark.state for mark in marks] == [EVERY, EVERY]


def test_a_month_reaches_from_its_first_day_to_its_last():
    picture = draw(topic("Perhaps", months=(date(2019, 10, 1), date(2019, 11, 1)), is_tentative=True))
    band, october, november = picture.lines[0].band, picture.months[5], picture.months[6]

    assert (band.x, round(band.x + band.width)) == (october.x, round(november.x + november.width))
    assert "a month, not sure" in picture.states


def test_every_cell_of_the_table_says_what_the_mark_shows():
    picture = draw(topic("Autism", (SEPTEMBER, RETURNED), (NOVEMBER, CARRIED)), topic("Always", is_every_time=True))

    assert [list(line.cells) for line in picture.lines] == [[EVERY, EVERY, ""], [RETURNED, CARRIED, ""]]


def test_a_long_title_takes_two_lines_and_its_row_the_room():
    short, long = draw(topic("Autism", is_every_time=True), topic("Early help and family hubs " * 4)).lines

    assert (len(short.title), len(long.title), long.title[1][1].endswith("…")) == (1, 2, True)
    assert (long.height > short.height, long.y) == (True, short.y + short.height)


def test_the_picture_reaches_on_to_a_meeting_after_the_year():
    picture = draw(topic(), sittings=[*SITTINGS, Sitting(date(2020, 6, 16))])

    assert (picture.months[-1].words, len(picture.months)) == ("Jun", 14)


def test_the_picture_reaches_back_to_a_meeting_before_the_year():
    before = date(2019, 2, 12)
    picture = draw(topic("Autism", (before, PLANNED)), sittings=[*SITTINGS, Sitting(before)])

    assert (picture.months[0].words, len(picture.months)) == ("Feb", 15)
    assert picture.lines[0].marks[0].x == picture.labels[0].x > timeline.TITLES
    assert "no date yet" not in picture.states


def test_what_an_agenda_carried_years_ago_does_not_stretch_the_picture():
    assert len(draw(topic("Autism", (date(2015, 2, 12), CARRIED))).months) == 12


@pytest.mark.parametrize("today", [date(2018, 1, 1), date(2021, 1, 1)])
def test_today_is_marked_only_in_its_own_year(today):
    assert draw(topic(), today=today).today is None


def test_key_dates_reach_as_far_as_the_picture_does():
    holiday = Stretch("Easter", "school holiday", date(2020, 4, 20), date(2020, 5, 20))
    long_ago = Stretch("Long ago", "school holiday", date(2018, 4, 20), date(2018, 5, 20))

    picture = draw(topic(), stretches=[holiday, long_ago])

    assert [one.name for one in picture.stretches] == ["Easter"]
    assert round(picture.bands[0].x + picture.bands[0].width) == timeline.TITLES + timeline.ACROSS


def test_two_meetings_of_one_week_have_their_days_on_two_lines():
    picture = draw(topic(), sittings=[Sitting(SEPTEMBER), Sitting(date(2019, 9, 26))])

    assert [label.is_low for label in picture.labels] == [False, True]


def test_a_real_programme_is_drawn_without_what_was_dropped():
    picture = programme_picture.picture(programme_bodies.warwickshires(), today=date(2019, 6, 18))

    titles = [line.topic.title for line in picture.lines]
    assert titles[:2] == [
        "Service updates and Questions to Portfolio Holders",
        "One Organisational Plan Quarterly Performance",
    ]
    assert (titles[-1], "Nuneaton Strategy" in titles) == ("Self Harm TFG", False)
    assert picture.words.startswith("10 topics down and 4 meetings across, May 2019 to April 2020.")


def test_a_programme_without_a_meeting_is_drawn_by_its_months():
    picture = programme_picture.picture(
        programme_bodies.programme(programme_bodies.topic(1, "Budget", "February/March 2020")), today=SEPTEMBER
    )

    assert (picture.labels, picture.lines[0].band.words) == ([], "February/March 2020")
