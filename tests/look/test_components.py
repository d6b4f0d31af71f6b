"""Components escape what they are given, link errors to boxes that exist, and never say a thing by colour alone."""

import re
from html.parser import HTMLParser

import pytest
from flask import render_template_string

from webapp import navigation
from webapp.look import govuk

HOSTILE = "\"><script>alert('x')</script>{{ 7 * 7 }}"


class Page(HTMLParser):
    """The ids, fragment links, inline styles and scripts of a page."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.fragments, self.inline = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.fragments += [given["href"][1:]] if given.get("href", "").startswith("#") else []
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        self.inline += [tag] if tag == "style" or (tag == "script" and "src" not in given) else []


@pytest.fixture
def post(client):
    def send(**typed):
        token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/specimen").text)[1]
        return client.post("/specimen", data=typed | {"csrf_token": token}).text

    return send


def test_every_error_links_to_a_box_that_exists(post):
    page = Page(post(held_on=["31", "2", "2019"]))

    assert {"heading", "held_on", "starts_at", "part"} <= set(page.fragments)
    assert set(page.fragments) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_what_was_typed_is_shown_again_and_escaped(post):
    html = post(heading=HOSTILE, text=HOSTILE, email=HOSTILE, held_on=[HOSTILE] * 3, starts_at=HOSTILE, version=HOSTILE)

    assert "<script>alert" not in html
    assert html.count("&gt;&lt;script&gt;alert") >= 8
    assert "{{ 7 * 7 }}" in html


def test_a_password_is_never_written_into_the_page(post):
    assert "hunter2" not in post(password="hunter2")


def test_a_page_with_errors_says_so_in_its_title(client, post):
    assert "<title>Error: Specimen" in post()
    assert "<title>Specimen" in client.get("/specimen").text


@pytest.mark.parametrize("address", ["/specimen", "/public", "/errors/404", "/errors/500"])
def test_nothing_stands_inline_that_the_policy_forbids(client, address):
    assert Page(client.get(address).text).inline == []


def test_the_navigation_shows_only_what_a_person_may_do(client):
    html = client.get("/specimen").text

    assert "/people/index" in html
    assert "/audit/index" not in html


def test_a_flashed_message_is_announced(client):
    assert 'role="alert"' in client.get("/specimen").text


@pytest.mark.parametrize("code", [400, 403, 404, 409, 410, 413, 429, 500, 503, 507])
def test_an_error_page_is_the_same_bytes_whoever_asks(specimen, client, code):
    client.get("/specimen")

    here = client.get(f"/errors/{code}?a=1")
    elsewhere = specimen.test_client().get(f"/errors/{code}", headers={"Host": "elsewhere.example"})

    assert here.data == elsewhere.data
    assert "Set-Cookie" not in elsewhere.headers
    assert "Cookie" not in elsewhere.headers.get("Vary", "")
    assert b"csrf" not in elsewhere.data


def test_a_public_page_does_not_touch_the_session(client):
    answer = client.get("/public")

    assert "Set-Cookie" not in answer.headers
    assert "Vary" not in answer.headers


def test_a_public_page_does_without_a_council(specimen):
    with specimen.test_request_context():
        html = render_template_string(
            "{% extends 'layouts/public.html' %}{% block title %}Hello{% endblock %}", council=None
        )

    assert "<title>Hello - Council meetings</title>" in html


def test_a_misspelt_name_is_an_error_and_not_a_blank(specimen):
    with specimen.test_request_context(), pytest.raises(Exception, match="comittee"):
        render_template_string("{{ comittee }}")


def test_every_component_escapes_its_text():
    for component, params in [
        ("button", {"text": HOSTILE, "value": HOSTILE, "name": HOSTILE}),
        ("tag", {"text": HOSTILE}),
        ("inset-text", {"text": HOSTILE}),
        ("notification-banner", {"text": HOSTILE}),
        ("pagination", {"next": {"href": HOSTILE, "text": HOSTILE}}),
        ("error-summary", {"titleText": HOSTILE, "errorList": [{"text": HOSTILE, "href": HOSTILE}]}),
    ]:
        assert "<script>" not in govuk(component, params), component


def test_each_entry_of_the_navigation_has_its_own_words():
    for bar in (navigation.PUBLIC, navigation.STAFF, navigation.FOOTER):
        assert len({entry.label for entry in bar}) == len(bar)
