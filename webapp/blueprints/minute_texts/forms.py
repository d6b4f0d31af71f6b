"""What the pages of an item's minute send: the text and where it began, the choices after a conflict, the summary."""

import re
from collections.abc import Iterator

from flask import request
from wtforms.validators import Optional

from models.rules import RuleBroken
from models.rules.merging import Conflict, joined
from webapp.address_parts import number_in
from webapp.fields import HiddenField, TextAreaField
from webapp.forms import BaseForm
from webapp.services.minute_texts import SameParagraph, Sent

NAME_OF_A_SAVE = re.compile(r"[A-Za-z0-9-]{8,64}")
OWN_WORDS = "own"


class TextForm(BaseForm):
    """The text of one item's minute. Whatever is wrong with it is said beside it."""

    text = TextAreaField("Minute", [Optional()])


class SummaryForm(BaseForm):
    """What the public is told of an item that was taken in private."""

    summary = TextAreaField("Summary for the public", [Optional()])
    was = HiddenField()


def sent() -> Sent:
    """The text as this request sends it. One that does not say where it began is taken to begin from nothing."""
    name = request.form.get("sent_as", "")
    return Sent(
        text=request.form.get("text", ""),
        base=number_in(request.form.get("base")) or 0,
        sent_as=name if NAME_OF_A_SAVE.fullmatch(name) else None,
    )


def against() -> int:
    """The revision that was compared with."""
    return number_in(request.form.get("against")) or 0


def choices(both: SameParagraph) -> Iterator[tuple[int, str]]:
    """The words chosen for each place that both changed. One not chosen is not among them."""
    for number, conflict in enumerate(both.merged.conflicts):
        chosen = _words(conflict, number, request.form.get(f"choice-{number}", ""))
        if chosen is not None:
            yield number, chosen


def check_writer(user_id: int) -> None:
    """Refuse words that somebody else typed, before this person signed in in the same browser."""
    writer = request.form.get("writer")
    if writer is not None and writer != str(user_id):
        raise RuleBroken("Somebody else opened this page before you signed in. Open it again; their words are kept.")


def _words(conflict: Conflict, number: int, choice: str) -> str | None:
    words = {
        "kept": joined(conflict.kept),
        "typed": joined(conflict.typed),
        "both": joined(conflict.both),
        OWN_WORDS: request.form.get(f"own-{number}", ""),
    }
    return words.get(choice)
