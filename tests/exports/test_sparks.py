"""A measure's years as one small line."""

from decimal import Decimal

from exports.sparks import spark


def test_the_line_runs_from_left_to_right_and_ends_at_the_last_figure():
    line = spark([Decimal(1), Decimal(3), Decimal(2)])

    assert line.path == "M3.0 21.0L48.0 3.0L93.0 12.0"
    assert line.last == ("93.0", "12.0")


def test_it_is_broken_where_there_is_no_figure():
    assert spark([Decimal(1), None, Decimal(2)]).path == "M3.0 21.0M93.0 3.0"


def test_figures_that_never_change_lie_in_the_middle():
    assert spark([Decimal(5), Decimal(5)]).path == "M3.0 12.0L93.0 12.0"


def test_without_figures_there_is_no_line():
    assert spark([None, None]) == ("", None)


def test_a_single_figure_is_a_point():
    assert spark([Decimal("0.1")]).last == ("3.0", "12.0")
