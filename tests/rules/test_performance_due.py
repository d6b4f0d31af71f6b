"""When figures and the words on them are late, overdue or due soon."""

from datetime import date
from typing import Any

from models.rules.performance_due import Due, Kept, due
from models.scorecard_vocabulary import Frequency

APRIL = date(2019, 4, 20)


def kept(**said: Any) -> Kept:
    usual: dict[str, Any] = {
        "frequency": Frequency.QUARTERLY, "lag_days": 30, "reported_from": None,
        "read_on": date(2018, 12, 31), "said_on": date(2018, 12, 31), "awaited": {},
    }  # fmt: skip
    return Kept(**{**usual, **said})


def late_label(found: Due) -> str:
    return found.late.label if found.late else ""


def test_a_figure_is_not_late_on_the_day_it_is_due():
    found = due(kept(), on=date(2019, 4, 30))

    assert found.late is None
    assert found.next is not None and found.next.short == "Q4 18/19"
    assert found.next_on == date(2019, 4, 30)


def test_the_day_after_it_is_due_a_figure_is_one_day_late():
    found = due(kept(), on=date(2019, 5, 1))

    assert late_label(found) == "Quarter 4 2018/19 (January to March 2019)"
    assert (found.late_since, found.days_late(date(2019, 5, 1))) == (date(2019, 4, 30), 1)
    assert found.shown.short == "Q3 18/19"


def test_a_figure_that_came_early_is_neither_late_nor_due():
    found = due(kept(read_on=date(2019, 3, 31)), on=APRIL)

    assert found.late is None
    assert found.next is None
    assert found.shown.short == "Q4 18/19"


def test_a_figure_promised_for_a_later_day_is_late_only_after_it():
    promised = {date(2019, 3, 31): date(2019, 6, 14)}

    assert due(kept(awaited=promised), on=date(2019, 6, 14)).late is None
    assert due(kept(awaited=promised), on=date(2019, 6, 14)).next_on == date(2019, 6, 14)
    assert due(kept(awaited=promised), on=date(2019, 6, 15)).late_since == date(2019, 6, 14)


def test_what_is_due_in_more_than_a_fortnight_is_not_told_yet():
    assert due(kept(), on=date(2019, 4, 15)).next is None
    assert due(kept(), on=date(2019, 4, 16)).next is not None


def test_of_several_figures_that_did_not_come_the_first_is_told_with_how_many_since():
    since_june = kept(read_on=date(2018, 6, 30))

    found = due(since_june, on=date(2019, 5, 1))

    assert (late_label(found), found.also_late) == ("Quarter 2 2018/19 (July to September 2018)", 2)
    assert found.days_late(date(2019, 5, 1)) == (date(2019, 5, 1) - date(2018, 10, 30)).days
    promised = due(kept(read_on=date(2018, 6, 30), awaited={date(2018, 9, 30): date(2019, 9, 1)}), on=date(2019, 5, 1))
    assert (late_label(promised)[:9], promised.also_late) == ("Quarter 3", 1)
    assert due(kept(), on=date(2019, 5, 1)).also_late == 0


def test_a_figure_that_is_awaited_is_late_though_a_later_one_came():
    taken = kept(read_on=date(2019, 3, 31), awaited={date(2018, 9, 30): None})

    found = due(taken, on=date(2019, 5, 1))

    assert (late_label(found), found.also_late) == ("Quarter 2 2018/19 (July to September 2018)", 0)
    assert found.late_since == date(2018, 10, 30)
    assert found.shown.short == "Q4 18/19"
    assert found.is_between and not due(kept(), on=date(2019, 5, 1)).is_between


def test_of_one_never_read_no_later_figure_is_there():
    never = kept(read_on=None, awaited={date(2018, 9, 30): None})

    found = due(never, on=date(2019, 5, 1))

    assert (late_label(found)[:9], found.is_between) == ("Quarter 2", False)


def test_one_awaited_between_others_comes_before_those_that_did_not_come_since():
    taken = kept(read_on=date(2018, 9, 30), awaited={date(2018, 3, 31): None, date(2018, 12, 31): None})

    found = due(taken, on=date(2019, 5, 1))

    assert (late_label(found), found.also_late) == ("Quarter 4 2017/18 (January to March 2018)", 2)


def test_one_promised_between_others_is_due_on_that_day_and_late_after_it():
    promised = kept(read_on=date(2019, 3, 31), awaited={date(2018, 9, 30): date(2019, 6, 14)})

    assert due(promised, on=date(2019, 6, 14)).late is None
    assert due(promised, on=date(2019, 6, 14)).next_on == date(2019, 6, 14)
    assert due(promised, on=date(2019, 6, 15)).late_since == date(2019, 6, 14)


def test_what_is_awaited_from_before_it_was_reported_or_of_another_frequency_is_not_late():
    before = kept(read_on=date(2019, 3, 31), reported_from=date(2018, 10, 1), awaited={date(2018, 9, 30): None})
    monthly = kept(read_on=date(2019, 3, 31), awaited={date(2018, 8, 31): None})

    assert due(before, on=date(2019, 5, 1)).late is None
    assert due(monthly, on=date(2019, 5, 1)).late is None


def test_a_new_measure_owes_nothing_of_the_time_before_it():
    new = kept(reported_from=date(2019, 4, 1), read_on=None, said_on=None)

    assert due(new, on=date(2019, 5, 10)).late is None
    assert late_label(due(new, on=date(2019, 7, 31))) == "Quarter 1 2019/20 (April to June 2019)"


def test_a_measure_nobody_ever_read_is_late():
    assert due(kept(read_on=None, said_on=None), on=APRIL).late is not None
    assert due(kept(read_on=None, frequency=Frequency.ROLLING), on=APRIL).also_late == 0


def test_of_a_framework_that_is_over_nothing_is_due_after_its_last_day():
    found = due(kept(read_on=date(2019, 3, 31)), on=date(2020, 2, 1), until=date(2019, 5, 31))

    assert found.late is None


def test_commentary_comes_with_the_figures():
    read = kept(read_on=date(2019, 3, 31))

    assert not due(read, on=date(2019, 4, 30)).is_commentary_overdue
    assert due(read, on=date(2019, 5, 1)).is_commentary_overdue
    assert not due(kept(), on=date(2019, 5, 1)).is_commentary_overdue


def test_of_a_framework_that_is_over_no_words_are_owed_on_a_later_figure():
    read = kept(read_on=date(2019, 6, 30))

    assert due(read, on=date(2019, 9, 1), until=date(2019, 6, 30)).is_commentary_overdue
    assert not due(read, on=date(2019, 9, 1), until=date(2019, 3, 31)).is_commentary_overdue
