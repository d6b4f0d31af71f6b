"""A browser without a screen: each request in its own application context, CSRF on, forms filled from the page."""

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from models.user import User
from webapp.database import db

PASSWORD = "a long and memorable password"


@dataclass
class Page:
    """What came back."""

    response: TestResponse

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def text(self) -> str:
        return self.response.get_data(as_text=True)

    @property
    def json(self) -> Any:
        return self.response.get_json()

    @property
    def headers(self):
        return self.response.headers


class Browser:
    """Opens pages and submits forms as a person would."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()

    def open(self, address: str, **options: Any) -> Page:
        return self._request("GET", address, **options)

    def sign_in(self, user: User, password: str = PASSWORD) -> "Browser":
        page = self.submit("/sign-in", email=user.email, password=password)
        assert page.status == 303 or page.status == 302, page.text
        return self

    def submit(self, address: str, /, *, form: int = 0, to: str | None = None, **fields: Any) -> Page:
        """Open a page, fill in one of its forms and send it; fields not named keep what the page had in them.

        `form` counts the page's own forms in <main>, from 0; `to` picks the form by its action instead.
        """
        return self.send(self.open(address), form=form, to=to, **fields)

    def send(self, page: Page, *, form: int = 0, to: str | None = None, **fields: Any) -> Page:
        """Fill in one of the forms of a page opened before, which may be out of date by now, and send it."""
        reader = FormReader()
        reader.feed(page.text)
        forms = [one for one in reader.forms if to is None or one.action.endswith(to)]
        chosen = forms[form]
        content = {**chosen.fields, **fields}
        address = chosen.action or page.response.request.full_path.rstrip("?")
        return self.post(address, **{k: v for k, v in content.items() if v is not None})

    def post(self, address: str, /, **fields: Any) -> Page:
        return self._request("POST", address, data=fields, content_type="multipart/form-data")

    def _request(self, method: str, address: str, **options: Any) -> Page:
        db.session.rollback()
        # A context of its own, or what one request knows (who is signed in, the form's token) would serve the next.
        with self.app.app_context():
            return Page(self.client.open(address, method=method, **options))


class FormReader(HTMLParser):
    """Finds the forms of a page's main part and what stands in their fields."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._textarea: str | None = None
        self._select: str | None = None
        self._in_main = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        name, value = has.get("name") or "", has.get("value") or ""
        if tag == "main":
            self._in_main = True
        elif tag == "form" and self._in_main:
            self._form = Form(action=has.get("action") or "", fields={})
            self.forms.append(self._form)
        elif self._form is None or not (name or tag == "option"):
            return
        elif tag == "input":
            self._input(has, name, value)
        elif tag == "textarea":
            self._textarea = name
            self._form.fields[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in has or self._select not in self._form.fields):
            self._form.fields[self._select] = value

    def _input(self, has: dict[str, str | None], name: str, value: str) -> None:
        assert self._form is not None
        kind = has.get("type", "text")
        if kind in ("checkbox", "radio"):
            if "checked" in has:
                kept = self._form.fields.get(name)
                both = [*(kept if isinstance(kept, list) else [kept] if kept else []), value]
                self._form.fields[name] = both if kind == "checkbox" else value
        elif kind == "text" and name in self._form.fields:
            kept = self._form.fields[name]
            self._form.fields[name] = [*(kept if isinstance(kept, list) else [kept]), value]
        elif kind not in ("file", "submit"):
            self._form.fields[name] = value

    def handle_data(self, data: str) -> None:
        if self._textarea and self._form:
            self._form.fields[self._textarea] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._textarea = None
        elif tag == "select":
            self._select = None


@dataclass
class Form:
    """One form of a page: where it is sent, and what stands in its fields."""

    action: str
    fields: dict[str, Any]
