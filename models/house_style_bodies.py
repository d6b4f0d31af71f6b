"""How a council's agendas and minutes look, as plain data: what a house style says, and a file of one."""

from typing import Literal, TypedDict


class MembershipGroup(TypedDict):
    """Which seats stand under one heading of the membership list, and how a line of it reads."""

    heading: str
    roles: list[str]
    style: Literal["sentence", "lines"]
    line: str


class HouseStyleBody(TypedDict):
    """How a council's agendas and minutes look: data, so that a council changes it without changing code.

    `title_lines`, `convening` and `footer` may hold {committee}, {council}, {date}, {time}, {venue} and {room}.
    `sections` orders the parts of the paper: "convening", "webcast", "opening", "before the items", "membership",
    "items", "after the items", "contacts", "closing", "guidance" (a page of its own), and "page break" and "title".
    `offices` gives the council's words for chair and vice chair; `report_words` what it prints for each report state.
    `reports` is how a report begins and is parted: a block of who it is from and to, numbered sections, or a summary.
    `resolution_numbering` is how the first of an item's resolutions is numbered, where there are several.
    """

    name: str
    layout: Literal["numbered", "table"]
    font: str
    accent: str
    title_lines: list[str]
    convening: str
    date_style: Literal["18 June 2019", "Tuesday 18 June 2019", "Tuesday, 18 June 2019"]
    time_style: Literal["10.00 am", "10.00 a.m.", "10am"]
    reports: Literal["numbered sections", "summary and purpose", "opening block"]
    resolution_numbering: Literal["1)", "(1)", "1.", "(a)"]
    sections: list[str]
    table_headings: list[str]
    membership_heading: str
    membership_groups: list[MembershipGroup]
    offices: dict[str, str]
    report_words: dict[str, str]
    contacts_heading: str
    contacts_intro: str
    footer: str
