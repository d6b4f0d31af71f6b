"""A council's colour must carry white words."""

import pytest

from models.rules import RuleBroken, colours


@pytest.mark.parametrize(("colour", "ratio"), [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54), ("#0000FF", 8.59)])
def test_contrast_is_that_of_wcag(colour, ratio):
    assert colours.contrast_with_white(colour) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("colour", ["#777777", "#ffcc00", "#ffffff"])
def test_a_colour_that_white_words_cannot_be_read_on_is_refused(colour):
    with pytest.raises(RuleBroken, match="Choose a darker colour") as refused:
        colours.check_accent(colour)

    assert refused.value.field == "accent"
    assert "4.5 to 1, and" not in refused.value.message


@pytest.mark.parametrize("colour", ["", "red", "#fff", "#12345g", "1d4f4b", "#1d4f4b\n"])
def test_what_is_no_colour_is_refused(colour):
    with pytest.raises(RuleBroken, match="hash and six"):
        colours.check_accent(colour)


def test_a_readable_colour_is_kept_in_small_letters():
    assert colours.check_accent("#1D4F4B") == "#1d4f4b"
