"""What was taken from GOV.UK Frontend, and that nothing of GOV.UK's own came with it."""

from pathlib import Path

STATIC = Path(__file__).parents[2] / "webapp/static"


def test_no_font_crest_or_outside_address_of_gov_uk_is_served():
    styles = [path.read_text() for path in STATIC.rglob("*.css")]

    assert styles
    assert not [word for css in styles for word in ("url(", "GDS", "@font-face", "@import") if word in css]
    assert not [path for path in STATIC.rglob("*") if path.suffix in (".woff", ".woff2", ".ico", ".png")]


def test_the_licence_stands_beside_what_was_taken():
    assert "MIT License" in (STATIC / "vendor/govuk-frontend/LICENSE").read_text()
