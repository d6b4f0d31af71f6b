"""House styles edited and copied."""

from datetime import UTC, datetime

import pytest

from exports import agenda, html, sample
from exports import house_styles as shipped
from models.rules import RuleBroken
from tests import factories
from tests.decided_meetings import quorate, resolution
from webapp.database import db
from webapp.services import decision_bodies, decisions, house_styles
from webapp.services.actors import operator

NOW = datetime(2030, 6, 1, 9, 30, tzinfo=UTC)
BY = operator(on=NOW.date())


def test_a_copy_starts_as_its_model_under_another_name(app):
    style = factories.house_style(name="Ours")

    first, second = house_styles.copy(style, by=BY, at=NOW), house_styles.copy(style, by=BY, at=NOW)
    db.session.commit()

    assert [first.name, second.name] == ["Ours (copy)", "Ours (copy 2)"]
    assert first.settings == {**style.settings, "name": "Ours (copy)"}


def test_an_edit_is_checked_and_kept(app):
    style = factories.house_style()

    house_styles.edit(style, {**style.settings, "name": "Ours", "font": "Georgia"}, revision="1", by=BY, at=NOW)
    db.session.commit()

    assert (style.name, style.settings["font"], style.revision) == ("Ours", "Georgia", 2)


@pytest.mark.parametrize(("part", "value"), [("convening", "In {town}"), ("sections", ["poem"]), ("name", "theirs")])
def test_a_style_that_could_not_be_printed_is_refused(app, part, value):
    factories.house_style(name="Theirs")
    style = factories.house_style()

    with pytest.raises(RuleBroken) as refused:
        house_styles.edit(style, {**style.settings, part: value}, revision="1", by=BY, at=NOW)

    assert refused.value.field == part


@pytest.mark.parametrize("style", shipped.load_shipped(), ids=lambda style: style["name"])
def test_the_sample_agenda_prints_every_group_of_a_shipped_style(style):
    paper = agenda.compose(sample.meeting(style, "Moorshire County Council"), style)

    printed = html.fragment(paper.blocks)

    assert "Ada Lowe" in printed and "Sample Scrutiny Committee" in printed
    assert all(group["heading"].split("{")[0] in printed for group in style["membership_groups"])


@pytest.mark.parametrize(("chosen", "printed"), [("1)", ["1)", "2)"]), ("(1)", ["(1)", "(2)"]), ("1.", ["1.", "2."])])
def test_the_minutes_number_resolutions_as_the_style_says(app, chosen, printed):
    style = factories.house_style()
    style.settings = {**style.settings, "resolution_numbering": chosen}
    item, _ = quorate()
    item.meeting.committee.house_style = style
    for place, words in enumerate(("That it be noted.", "That it be sent on."), start=1):
        resolution(item, words, position=place)

    body = decision_bodies.resolutions(item.id, decision_bodies.of(item.meeting))
    shown = decisions.at_item(item, at=NOW)

    assert [one["number"] for one in body] == printed
    assert [one.number for one in shown.resolved] == printed


def test_a_motion_is_begun_with_recommendations_numbered_as_the_style_says(app):
    item, _ = quorate(recommendations=["That it be noted.", "That it be sent on."])

    assert decisions.suggested(item).splitlines() == ["(a) That it be noted.", "(b) That it be sent on."]
