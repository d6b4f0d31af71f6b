"""What stands beside the table of a programme: champions and the words before it."""

import pytest

from models.rules.programme_beside import champion_in, introduction_of


@pytest.mark.parametrize(
    ("line", "subject", "name"),
    [
        ("Safeguarding – Cllr Tom Baker-Price", "Safeguarding", "Tom Baker-Price"),
        ("Finance/budget - Councillor Bob Banks.", "Finance/budget", "Bob Banks"),
        ("Cllr Ann Lee: Post-16 education", "Post-16 education", "Ann Lee"),
        ("Ann O'Hara (Early years)", "Early years", "Ann O'Hara"),
    ],
)
def test_a_champion_is_told_from_the_subject(line, subject, name):
    assert champion_in(line) == {"subject": subject, "name": name}


@pytest.mark.parametrize("line", ["Finance – vacant", "To be appointed in June", ""])
def test_a_line_that_names_nobody_is_no_champion(line):
    assert champion_in(line) is None


def test_sentences_before_a_table_are_its_introduction_and_titles_are_not():
    lines = ["2018/19 SCRUTINY WORK PROGRAMME: Children", "The Panel agreed this  in June.", "It may:", "Appendix 1"]

    introduction, titles = introduction_of(lines)

    assert introduction == "The Panel agreed this in June.\n\nIt may:"
    assert titles == ["2018/19 SCRUTINY WORK PROGRAMME: Children", "Appendix 1"]
