"""Whatever people type or paste, every medium can be written and read again."""

import pytest

from exports import pdf
from models.bodies import MeetingBody
from tests.exports.bodies import agenda_of, contact, item, person
from tests.exports.papers import numbered, table, words_in

MEDIA = [
    "word",
    "html",
    pytest.param("pdf", marks=[pytest.mark.pango, pytest.mark.skipif(bool(pdf.is_available()), reason="no pango")]),
]
TEXTS = {
    "markup": "<script>alert(1)</script> & <w:p/> ]]> &lt;",
    "control characters": "before\x00\x0b\x0c\x1f\ud800\ufffe after",
    "braces": "{committee} {0} {} %s",
    "long": "Reorganisation" * 60,
    "right to left": "اجتماع \u202e abc",
    "beyond the plane": "Ysgol Gymraeg Llŷn \U0001f3db",
    "markdown": "*a* _b_ [c](d) # e | f",
}


def everywhere(text: str) -> MeetingBody:
    """An agenda with the same text in every place that somebody types in."""
    deep = item("1", text, text, items=[item("1(1)", text, text, items=[item("1(1)(a)", text, text)])])
    body = agenda_of(deep, council={"name": text, "address": "/"}, committee={"name": text, "address": "/c"})
    return body | {  # type: ignore[return-value]
        "venue": text,
        "room": text,
        "webcast": text,
        "agenda": body["agenda"]
        | {
            "texts": [{"place": "closing", "heading": text, "text": text}],
            "membership": [
                {"heading": text, "style": "lines", "line": "{name} - {capacity}", "people": [person(text, text, text)]}
            ],
            "contacts": [contact(text, text, text, text)],
        },
    }


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("style", [numbered, table])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_it_is_printed_and_breaks_nothing(text, style, medium):
    words = words_in(medium, style(everywhere(text)))

    assert len(words) > 100
    assert "before" not in text or "after" in words


@pytest.mark.parametrize("medium", ["word", "html"])
def test_braces_and_asterisks_in_a_name_are_left_alone(medium):
    names = {"name": "The {date} *Committee*", "address": "/c"}

    words = words_in(medium, numbered(agenda_of(committee=names)))

    assert "A meeting of the The {date} *Committee* will be held" in words
