"""A made-up meeting, to see a house style by. Nobody in it is real."""

from exports.filling import fill
from models.bodies import AgendaBody, ContactBody, ItemBody, MeetingBody, MembershipBody, PersonBody, StandingTextBody
from models.house_style_bodies import HouseStyleBody
from models.vocabulary import ItemKind, MeetingKind, MeetingStatus, Part, ReportState, SeatRole, StandingPlace

PEOPLE: list[tuple[SeatRole, str, str]] = [
    (SeatRole.CHAIR, "Ada Lowe", ""),
    (SeatRole.VICE_CHAIR, "Bram Okoro", ""),
    (SeatRole.MEMBER, "Cerys Hall", ""),
    (SeatRole.MEMBER, "Dev Anand", ""),
    (SeatRole.EDUCATION_CHURCH, "Esme Tarn", "Church representative"),
    (SeatRole.EDUCATION_PARENT, "Vacancy", "Parent governor representative"),
    (SeatRole.NON_VOTING, "Finn Marsh", "Chair of the Teachers' Panel"),
    (SeatRole.PORTFOLIO_HOLDER, "Grace Ibbot", "Portfolio Holder for Education"),
    (SeatRole.INVITEE, "Hal Sorley", "Youth Parliament"),
    (SeatRole.SUBSTITUTE, "Ines Pell", ""),
]
CONTACT: ContactBody = {
    "name": "Jo Field",
    "job_title": "Democratic Services Officer",
    "phone": "01632 960000",
    "email": "jo.field@example.org",
}


def meeting(style: HouseStyleBody, council: str) -> MeetingBody:
    """A meeting of a committee of that council, with its members under the style's own headings."""
    return {
        "kind": "meeting",
        "id": 0,
        "uid": "sample",
        "address": "/",
        "council": {"name": council, "address": "/"},
        "committee": {"name": "Sample Scrutiny Committee", "address": "/"},
        "meeting_kind": MeetingKind.ORDINARY.value,
        "held_on": "2030-06-18",
        "starts_at": "10:00",
        "ends_at": "12:00",
        "venue": "Shire Hall, Moorton",
        "room": "Committee Room 2",
        "status": MeetingStatus.SCHEDULED.value,
        "changes": [],
        "webcast": "This meeting will be filmed for live broadcast on the internet.",
        "agenda": _agenda(style),
        "notice": None,
    }


def _agenda(style: HouseStyleBody) -> AgendaBody:
    return {
        "texts": [
            _text(StandingPlace.OPENING, "", "This document can be provided in large print, as sound or in Braille."),
            _text(StandingPlace.BEFORE_ITEMS, "Declaring interests", "Members declare their interests in an item."),
            _text(StandingPlace.AFTER_ITEMS, "", "The reports can be read on the council's website."),
            _text(StandingPlace.CLOSING, "", "JO FIELD  \nHead of Democratic Services  \nJune 2030"),
        ],
        "items": _items(),
        "membership": [group for group in _groups(style) if group["people"]],
        "contacts": [CONTACT],
    }


def _items() -> list[ItemBody]:
    minutes = "To agree the minutes of the meeting held on 12 March 2030."
    return [
        _item(
            "1",
            "General",
            ItemKind.GROUP,
            items=[
                _item("1(1)", "Apologies", ItemKind.APOLOGIES),
                _item("1(2)", "Declarations of interest", ItemKind.DECLARATIONS),
                _item("1(3)", "Minutes", ItemKind.MINUTES, minutes, state=ReportState.PREVIOUSLY_CIRCULATED),
            ],
        ),
        _item("2", "Public speaking", ItemKind.PUBLIC_SPEAKING, "Anyone may speak for up to three minutes."),
        _item(
            "3", "School places", ItemKind.REPORT, "To consider the plan.", state=ReportState.ENCLOSED, pages="1 - 6"
        ),
        _item("4", "Libraries", ItemKind.REPORT, state=ReportState.TO_FOLLOW, pages="7 - 12"),
        _item("5", "Winter roads", ItemKind.UPDATE, state=ReportState.VERBAL),
    ]


def _item(
    label: str,
    heading: str,
    kind: ItemKind,
    text: str = "",
    *,
    state: ReportState = ReportState.NONE,
    pages: str = "",
    items: list[ItemBody] | None = None,
) -> ItemBody:
    return {
        "id": 0,
        "label": label,
        "kind": kind.value,
        "heading": heading,
        "text": text,
        "recommendations": [],
        "report_state": state.value,
        "presenter": "",
        "pages": pages,
        "part": Part.PUBLIC.value,
        "exemption": None,
        "late": None,
        "documents": [],
        "items": items or [],
    }


def _groups(style: HouseStyleBody) -> list[MembershipBody]:
    return [
        {
            "heading": fill(group["heading"], {"kind": "Overview and Scrutiny Committee"}),
            "style": group["style"],
            "line": group["line"],
            "people": [_person(*one, style) for one in PEOPLE if one[0] in group["roles"]],
        }
        for group in style["membership_groups"]
    ]


def _person(role: SeatRole, name: str, capacity: str, style: HouseStyleBody) -> PersonBody:
    return {"name": name, "office": style["offices"].get(role, ""), "capacity": capacity, "address": None}


def _text(place: StandingPlace, heading: str, text: str) -> StandingTextBody:
    return {"place": place.value, "heading": heading, "text": text}
