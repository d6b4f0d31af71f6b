"""Minutes with everything in them that a paper may have to print."""

from models.bodies import NamedAddress
from models.minutes_bodies import AttendingBody, MinuteBody, MinutesBody, MotionBody, ResolutionBody, VoteBody

PANEL = "Children and Families Overview and Scrutiny Panel"
ADDRESS = "/committees/children-and-families/meetings/2019-07-17"
SAID = """\
The Cabinet Member introduced the report. In response to a question, the Director stated that **two** homes were judged
good.

- The first would open in May
- The second was let"""


def person(name: str, **fields) -> AttendingBody:
    """Somebody who came."""
    slug = name.lower().replace(" ", "-")
    told: AttendingBody = {
        "name": name,
        "is_councillor": True,
        "office": "",
        "capacity": "",
        "address": f"/members/{slug}",
        "arrived_at": None,
        "left_at": None,
    }
    return {**told, **fields}  # type: ignore[typeddict-item]


def named(name: str) -> NamedAddress:
    """A member, by name and address."""
    return {"name": name, "address": f"/members/{name.lower().replace(' ', '-')}"}


def minute(number: int, heading: str, **fields) -> MinuteBody:
    """What the minutes say of one item."""
    told: MinuteBody = {
        "id": number,
        "label": str(number),
        "kind": "report",
        "heading": heading,
        "part": "public",
        "outcome": "taken",
        "outcome_reason": "",
        "text": "",
        "late": None,
        "motions": [],
        "resolutions": [],
        "items": [],
    }
    return {**told, **fields}  # type: ignore[typeddict-item]


def resolution(number: int, printed: str, text: str, outcome: str = "resolved") -> ResolutionBody:
    """What was resolved."""
    return {"id": number, "number": printed, "outcome": outcome, "text": text}


def recorded(choices: dict[str, str]) -> VoteBody:
    """A vote by name."""
    ways = list(choices.values())
    return {
        "method": "recorded vote",
        "votes_for": ways.count("for"),
        "votes_against": ways.count("against"),
        "abstentions": ways.count("abstained"),
        "second_vote": None,
        "ballots": [{"member": named(name), "choice": way} for name, way in choices.items()],
    }


def motion(number: int, text: str, **fields) -> MotionBody:
    """A motion that was put."""
    told: MotionBody = {
        "id": number,
        "kind": "motion",
        "text": text,
        "mover": named("Fran Oborski"),
        "seconder": named("Tom Wells"),
        "outcome": "carried",
        "amends": None,
        "vote": None,
    }
    return {**told, **fields}  # type: ignore[typeddict-item]


def body(**fields) -> MinutesBody:
    """The minutes of the panel."""
    told: MinutesBody = {
        "kind": "minutes",
        "id": 1,
        "address": f"{ADDRESS}/minutes",
        "council": {"name": "Worcestershire County Council", "address": "/"},
        "committee": {"name": PANEL, "address": "/committees/children-and-families"},
        "meeting": {"name": f"{PANEL}, 17 July 2019", "address": ADDRESS},
        "meeting_kind": "ordinary",
        "held_on": "2019-07-17",
        "opened_at": "10:00",
        "rose_at": "12:20",
        "venue": "County Hall, Worcester",
        "room": "Council Chamber",
        "status": "approved",
        "present": _present(),
        "apologies": [person("Pam Wayne"), person("Jo Clerk", is_councillor=False, capacity="Diocese of Worcester")],
        "absent": [person("Ann Absent")],
        "substitutions": [],
        "declarations": [],
        "withdrawals": [],
        "items": _items(),
        "corrections": [],
        "approval": None,
    }
    return {**told, **_signed(), **fields}  # type: ignore[typeddict-item]


def _signed():
    return {
        "withdrawals": [
            {
                "label": "3",
                "heading": "Children's homes",
                "member": named("Tom Wells"),
                "withdrew_at": "10:40",
                "returned_at": "11:05",
            }
        ],
        "corrections": [
            {
                "on": "2019-09-18",
                "label": "3",
                "heading": "Children's homes",
                "text": "For “two homes” read “three homes”.",
                "reason": "A miscount",
                "agreed_at": {"name": "18 September 2019", "address": "/x"},
            }
        ],
        "approval": {
            "on": "2019-09-18",
            "meeting": {"name": "18 September 2019", "address": "/x"},
            "signed_on": "2019-09-18",
            "signed_by": "Fran Oborski",
        },
    }


def _present():
    return [
        {
            "category": "member",
            "people": [
                person("Fran Oborski", office="Chairman"),
                person("Tom Wells", office="Vice Chairman", arrived_at="10:10"),
                person("Mary Rayner", left_at="11:45"),
            ],
        },
        {
            "category": "co-opted member",
            "people": [person("Bryan Allbut", is_councillor=False, capacity="Church Representative")],
        },
        {"category": "portfolio holder", "people": [person("Andy Roberts", capacity="Children and Families")]},
        {"category": "other councillor", "people": [person("Paul Denham")]},
        {
            "category": "officer",
            "people": [
                person(
                    "Catherine Driscoll", is_councillor=False, address=None, capacity="Director of Children's Services"
                ),
                person("Alyson Grice", is_councillor=False, address=None, capacity="Overview and Scrutiny Officer"),
            ],
        },
        {"category": "public speaker", "people": [person("Sam Citizen", is_councillor=False, address=None)]},
    ]


def _items():
    votes = {"Fran Oborski": "for", "Tom Wells": "for", "Mary Rayner": "against", "Paul Denham": "abstained"}
    return [
        minute(1, "Apologies and Welcome", kind="apologies"),
        minute(2, "Declarations of Interest", kind="declarations"),
        minute(
            3,
            "Children's homes",
            text=SAID,
            motions=[motion(1, "That the report be welcomed.", vote=recorded(votes))],
            resolutions=[
                resolution(1, "1)", "That the report be noted;"),
                resolution(2, "2)", "that the Director report again in May."),
                resolution(3, "", "That Cabinet open a third home.", "recommended"),
            ],
            items=[minute(31, "The first home", label="3(1)", text="It opens in May.")],
        ),
        minute(4, "A property matter", part="part 2", text="An offer was heard."),
        minute(5, "Work programme", outcome="deferred", outcome_reason="There was no time."),
    ]
