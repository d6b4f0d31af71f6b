"""The people of the minutes: who came, under which heading, who sent apologies, who came late, left or withdrew."""

from collections.abc import Sequence
from datetime import time

from exports import agenda_people
from exports.minutes_sheet import Sheet
from exports.paper import Block, Blocks, Heading, List, Look, Marker, Paragraph, Run, Runs, words
from models.minutes_bodies import AttendingBody, PresentBody, WithdrawalBody
from models.rules.wording import and_list, time_of_day

ABSENT_HEADING = "Absent:"


def attendance(sheet: Sheet) -> Blocks:
    """Who came, under the headings of the style, and who sat in whose place. Nothing when nobody is marked."""
    if not sheet.body["present"]:
        return ()
    printed: list[Block] = [Heading(2, "Present:")]
    above = ""
    for group in sheet.body["present"]:
        stands_below = sheet.style.below.get(group["category"], "")
        if stands_below and stands_below != above:
            printed.append(Heading(3, stands_below))
        above = stands_below
        printed += _group(sheet, group, 4 if stands_below else 3)
    if sheet.body["absent"]:
        printed += [Heading(3, ABSENT_HEADING), Paragraph(words(_sentence(sheet, sheet.body["absent"])))]
    return (*printed, *agenda_people.substitutes(sheet.body["substitutions"]))


def apologies(sheet: Sheet) -> Blocks:
    """Who sent apologies, as a sentence."""
    sent = sheet.body["apologies"]
    said = f"Apologies were received from {_sentence(sheet, sent)}" if sent else "There were no apologies."
    return (Paragraph(words(said)),)


def withdrawals(sheet: Sheet, label: str, heading: str) -> Blocks:
    """Who left the room for an item, and when they came back. Those for no item have neither label nor heading."""
    here = [one for one in sheet.body["withdrawals"] if (one["label"], one["heading"]) == (label, heading)]
    return tuple(Paragraph(words(_withdrawal(sheet, one)), Look.NOTE) for one in here)


def _group(sheet: Sheet, group: PresentBody, level: int) -> list[Block]:
    heading = sheet.filled(sheet.style.headings[group["category"]])
    # "Other Representatives:" stands above those it names and above the invitees; it is said once.
    is_said = sheet.style.below.get(group["category"]) == heading
    printed: list[Block] = [] if is_said else [Heading(level, heading)]
    if group["category"] in sheet.style.run_on:
        return [*printed, Paragraph(_run_on(sheet, group["people"]))]
    lines = [(*_name(sheet, one, calls=True), Run(_after_name(sheet, one))) for one in group["people"]]
    return [*printed, List(tuple((Paragraph(line),) for line in lines), marker=Marker.NONE)]


def _run_on(sheet: Sheet, people: Sequence[AttendingBody]) -> Runs:
    """ "A, B (Chair) and C." with each name a link where the medium has links to pages of the site."""
    runs: list[Run] = []
    for place, one in enumerate(people):
        between = "" if not place else " and " if place == len(people) - 1 else ", "
        runs += [Run(between)] if between else []
        runs += [*_name(sheet, one, calls=False), Run(_after_name(sheet, one, in_brackets=True))]
    end = "." if len(people) > 1 else ""
    return tuple(run for run in (*runs, Run(end)) if run.text)


def _sentence(sheet: Sheet, people: Sequence[AttendingBody]) -> str:
    named = [f"{_called(sheet, one)}{_after_name(sheet, one, in_brackets=True)}" for one in people]
    return f"{and_list(named)}."


def _name(sheet: Sheet, one: AttendingBody, *, calls: bool) -> Runs:
    return (Run(_called(sheet, one) if calls else one["name"], link=one["address"] or ""),)


def _called(sheet: Sheet, one: AttendingBody) -> str:
    is_called = sheet.style.calls_councillors and one["is_councillor"]
    return f"Councillor {one['name']}" if is_called else one["name"]


def _after_name(sheet: Sheet, one: AttendingBody, *, in_brackets: bool = False) -> str:
    """The office in brackets, what they came as, and when they came late or left early."""
    times = [
        f"{word} at {time_of_day(time.fromisoformat(at), sheet.time_style)}"
        for word, at in (("arrived", one["arrived_at"]), ("left", one["left_at"]))
        if at
    ]
    noted = [one["office"], *([one["capacity"]] if in_brackets else []), *times]
    capacity = f", {one['capacity']}" if one["capacity"] and not in_brackets else ""
    said = ", ".join(part for part in noted if part)
    return f"{capacity} ({said})" if said else capacity


def _withdrawal(sheet: Sheet, one: WithdrawalBody) -> str:
    since = time_of_day(time.fromisoformat(one["withdrew_at"]), sheet.time_style)
    until = one["returned_at"]
    back = f" and returned at {time_of_day(time.fromisoformat(until), sheet.time_style)}" if until else ""
    return f"{one['member']['name']} withdrew from the meeting at {since}{back}."
