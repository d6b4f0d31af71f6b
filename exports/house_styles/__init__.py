"""The house styles shipped with the product, one JSON file each, and the check a council's own must pass."""

import json
import re
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import cast, get_args, get_type_hints

from exports import agenda, filling
from models.house_style_bodies import HouseStyleBody, MembershipGroup
from models.rules import RuleBroken
from models.vocabulary import ReportState, SeatRole

HINTS = get_type_hints(HouseStyleBody)
GROUP_PLACES = ("name", "capacity", "office")
GROUP_HEADING_PLACES = (*filling.PLACES, "kind")
WORDED = ("convening", "membership_heading", "contacts_heading", "contacts_intro", "footer")
COLUMNS = 3
# Parts that came later, with what a style said before there was a choice.
LATER = {"resolution_numbering": "1)"}
REPORTS_UNTIL_THEN = {"numbered": "numbered sections", "table": "summary and purpose"}


def load_shipped() -> list[HouseStyleBody]:
    """The styles a new council can choose from, by name."""
    files = (file for file in resources.files(__name__).iterdir() if file.name.endswith(".json"))
    styles = [cast(HouseStyleBody, json.loads(file.read_text(encoding="utf-8"))) for file in files]
    return sorted(styles, key=lambda style: style["name"])


def completed(style: Mapping[str, object]) -> dict[str, object]:
    """A house style with what it means by the parts that were not yet there when it was written."""
    later = {**LATER, "reports": REPORTS_UNTIL_THEN.get(str(style.get("layout")), "numbered sections")}
    return {**style, **{part: said for part, said in later.items() if part not in style}}


def check(style: Mapping[str, object]) -> HouseStyleBody:
    """Refuse a house style that could not be printed; gives it back, known to be whole.

    Raises RuleBroken with the name of the part that is wrong: a part missing or unknown, of the wrong kind, a {place}
    or section that does not exist.
    """
    style = completed(style)
    _check_names(style, HINTS, "")
    for field in HINTS:
        _check_kind(style[field], field)
    whole = cast(HouseStyleBody, style)
    _check_look(whole)
    _check_choice(whole["sections"], agenda.SECTIONS, "sections")
    _check_choice(whole["report_words"], ReportState, "report_words")
    _check_choice(whole["offices"], SeatRole, "offices")
    for field in WORDED:
        _check_places(cast(str, style[field]), filling.PLACES, field)
    for line in whole["title_lines"]:
        _check_places(line, filling.PLACES, "title_lines")
    for group in whole["membership_groups"]:
        _check_group(group)
    return whole


def _check_names(given: Mapping[str, object], known: Iterable[str], field: str) -> None:
    known = list(known)
    for name in given:
        if name not in known:
            raise RuleBroken(f"Take out {name!r}: a house style has no such part.", field or name)
    for name in known:
        if name not in given:
            raise RuleBroken(f"Add {name!r}: a house style needs it.", field or name)


def _check_kind(value: object, field: str) -> None:
    hint = HINTS[field]
    if hint is str and not isinstance(value, str):
        raise RuleBroken("Enter this in words.", field)
    if hint == list[str] and not _is_words(value):
        raise RuleBroken("Enter this as a list of lines.", field)
    if hint == dict[str, str] and not (isinstance(value, dict) and _is_words([*value, *value.values()])):
        raise RuleBroken("Enter this as words for each word.", field)
    if hint == list[MembershipGroup] and not (
        isinstance(value, list) and all(isinstance(group, dict) for group in value)
    ):
        raise RuleBroken("Enter this as a list of groups.", field)
    if (choices := get_args(hint)) and isinstance(choices[0], str):
        _check_choice([value], choices, field)


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def _check_look(style: HouseStyleBody) -> None:
    if not style["name"].strip():
        raise RuleBroken("Give the house style a name.", "name")
    if not re.fullmatch("#[0-9a-fA-F]{6}", style["accent"]):
        raise RuleBroken("Enter the colour as a hash and six figures, such as #1d3557.", "accent")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 -]{0,60}", style["font"]):
        raise RuleBroken("Enter the name of one font, such as Arial.", "font")
    if not any(line.strip() for line in style["title_lines"]):
        raise RuleBroken("Enter at least one line of the title.", "title_lines")
    if len(style["table_headings"]) != COLUMNS:
        raise RuleBroken(
            "Enter three headings for the table: the item's number, its subject and its pages.", "table_headings"
        )


def _check_choice(given: Iterable[object], known: Iterable[str], field: str) -> None:
    known = list(known)
    for word in given:
        if word not in known:
            raise RuleBroken(f"{word!r} is not known here. Choose from: {', '.join(known)}.", field)


def _check_places(template: str, known: Iterable[str], field: str) -> None:
    for place in filling.places_in(template):
        if place not in known:
            choices = ", ".join(f"{{{name}}}" for name in known)
            raise RuleBroken(f"{{{place}}} is not a fact of a meeting. Choose from {choices}.", field)


def _check_group(group: Mapping[str, object]) -> None:
    field = "membership_groups"
    _check_names(group, get_type_hints(MembershipGroup), field)
    if not _is_words([group["heading"], group["line"]]) or not _is_words(group["roles"]):
        raise RuleBroken("Enter the heading and line of a group in words, and its roles as a list.", field)
    _check_choice([group["style"]], ("sentence", "lines"), field)
    _check_choice(cast(list[str], group["roles"]), SeatRole, field)
    _check_places(cast(str, group["heading"]), GROUP_HEADING_PLACES, field)
    line = cast(str, group["line"])
    _check_places(line, GROUP_PLACES, field)
    if group["style"] == "lines" and "{name}" not in line:
        raise RuleBroken("Put {name} in the line of the group.", field)
