"""A figure that a file restates by less than is printed."""

from decimal import Decimal
from io import BytesIO

from models.reading import Reading
from models.scorecard_vocabulary import Polarity, Unit
from tests import factories, measured
from tests.brought_programmes import press
from tests.brought_readings import LONG, comma_separated
from webapp.database import db


def test_a_figure_that_changes_by_less_than_is_printed_shows_what_changes(browser):
    """A figure restated is never "was 18%, will be 18%", nor silently left as it was."""
    framework = measured.framework()
    plans = measured.measure(framework, "Plans", code="12", unit=Unit.PERCENT, polarity=Polarity.HIGHER)
    measured.reading(plans, "17.8571428571", numerator=Decimal(20), denominator=Decimal(112))
    officer = browser.sign_in(factories.officer())
    file = BytesIO(comma_separated(LONG, ("12", "", "2018/19", "18.0")))

    address = f"/staff/frameworks/{framework.id}/bring-in-figures"
    sent = officer.submit(address, files=(file, "figures.csv"))
    refused = press(officer, officer.open(sent.headers["Location"]))
    press(officer, refused, reason="Counted again")

    assert "1 figure changes: say why." in refused.text
    assert "17.9% (20 out of 112)</del>" in refused.text and "18.0%</ins>" in refused.text
    assert db.session.query(Reading.value).filter(Reading.superseded_at.is_(None)).scalar() == 18
