"""Whose remit a decision touches, by the words of real remits."""

import pytest

from models.rules.remits import Remit, touching

CHILDREN, HIGHWAYS, ADULTS, CORPORATE = 1, 2, 3, 4
REMITS = [
    Remit(
        CHILDREN,
        "Children and Young People Overview and Scrutiny Committee",
        "To review and/or scrutinise the provision of public services in Warwickshire relating to education and "
        "skills, services for children and young people including schools, 16-19 years education, pre-school "
        "children, child protection, family support and social care, children with specific needs and the youth "
        "service.",
    ),
    Remit(HIGHWAYS, "Communities Panel", "Highways, roads, transport, waste, flooding, libraries and heritage."),
    Remit(ADULTS, "Adult Social Care and Health Panel", "Adult social care, public health, hospitals and care homes."),
    Remit(CORPORATE, "Resources Panel", "Finance, property, digital services and the county's own staff."),
]


@pytest.mark.parametrize(
    ("title", "matter", "first"),
    [
        ("Closure of two school sixth forms", "", CHILDREN),
        ("Children’s centres", "To decide which centres stay open.", CHILDREN),
        ("Library opening hours", "To reduce opening hours at three libraries.", HIGHWAYS),
        ("Gritting of minor roads", "Whether to grit minor roads each winter.", HIGHWAYS),
        ("Fees of care homes", "To set the fees paid to care homes for adults.", ADULTS),
        ("Sale of the depot", "To sell property in Warwick; the finance of it.", CORPORATE),
    ],
)
def test_a_decision_touches_the_remit_whose_words_it_shares(title, matter, first):
    assert touching(title, matter, REMITS)[0].committee_id == first


def test_the_words_they_share_are_given_as_the_decision_says_them():
    (found,) = touching("Libraries and heritage", "", REMITS)

    assert set(found.words) == {"libraries", "heritage"}


@pytest.mark.parametrize("title", ["Review of the Constitution", "To agree the report", "", "The 2019 annual plan"])
def test_words_that_every_decision_has_touch_nothing(title):
    assert touching(title, "The officer's report will provide the options for the county council.", REMITS) == []


def test_a_single_word_deep_in_the_matter_is_not_enough():
    assert touching("Audit letter", "The letter mentions flooding in passing.", REMITS) == []


def test_a_portfolio_holder_who_answers_to_a_committee_is_enough_and_comes_first():
    found = touching("Libraries", "", REMITS, holders={CORPORATE})

    assert [(one.committee_id, one.is_by_holder) for one in found] == [(CORPORATE, True), (HIGHWAYS, False)]


def test_without_committees_nothing_is_touched():
    assert touching("Libraries", "", []) == []
