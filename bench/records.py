"""The rows of the made-up council, table by table: what staff keep, what the public sees, and the audit trail of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from bench import council, public_rows, words
from bench.council import Made
from exports import house_styles
from models.audit import AuditEvent
from models.rules import addresses
from models.vocabulary import CommitteeKind, ItemKind, Part, ReportState, Role, SeatRole, StandingPlace
from webapp.services import audit

Rows = dict[str, list[dict[str, Any]]]
ENTERED_AT = datetime(2005, 5, 1, 12, tzinfo=UTC)
OFFICER = "officer@example.org"
LONG_MEETING, LONG_ITEMS = 10_000_000, 120


def standing(years: int, until: date) -> Rows:
    """Everything but meetings: the council, committees, members, seats; kept, and published."""
    people = council.members(years)
    rows: Rows = {
        "council": [{"id": 1, "name": council.COUNCIL, "email": "ds@example.org", "postal_address": "Shire Hall"}],
        "house_style": [{"id": 1, "name": "House style", "settings": house_styles.load_shipped()[0]}],
        "committee": [_committee(one) for one in range(len(words.COMMITTEES))],
        "contact_officer": [{"committee_id": one + 1, **council.contact(one)} for one in range(len(words.COMMITTEES))],
        "standing_text": [
            {"committee_id": one + 1, **text, "place": StandingPlace(text["place"])}
            for one in range(len(words.COMMITTEES))
            for text in council.standing_texts()
        ],
        "standing_item": [row for one in range(len(words.COMMITTEES)) for row in _standing_items(one)],
        "political_group": [{"id": number, "name": name} for number, name in enumerate(words.PARTIES, start=1)],
        "member": [
            {"id": one + 1, "slug": council.member_slug(one), "name": council.member_name(one)} for one in people
        ],
        "group_membership": [{"member_id": one + 1, "group_id": _group(one)} for one in people],
        "seat": list(_seats(years, until)),
        "user": [{"id": 1, "email": OFFICER, "name": "Officer", "password_hash": ""}],
        "role_grant": [{"user_id": 1, "role": Role.OFFICER, "starts_on": date(2005, 5, 1)}],
    }
    return rows | public_rows.standing(rows, ENTERED_AT)


def everything(years: int, until: date) -> Iterator[Made]:
    """Every meeting, and after them one with a very long agenda."""
    yield from council.meetings(years, until)
    body = council.body(LONG_MEETING, 1, until, items=LONG_ITEMS)
    yield Made(LONG_MEETING, 1, until, body)


def of_meetings(made: Sequence[Made], trail: "Trail") -> Rows:
    """The rows of some meetings: kept, published, and in the trail."""
    rows: Rows = {"meeting": [], "agenda_item": [], "document": [], "audit_event": []}
    for one in made:
        rows["meeting"].append(_meeting(one))
        agenda = one.body["agenda"]
        for place, item in enumerate(agenda["items"] if agenda else []):
            rows["agenda_item"].append(_item(one.id, place, item))
            rows["document"] += [_document(item["id"], n, file) for n, file in enumerate(item["documents"])]
    published = public_rows.of_meetings(made)
    rows["audit_event"] = [trail.event(row) for row in published["publication"]]
    return rows | published


class Trail:
    """The audit trail as it grows: one event for each publication, chained as the product chains them."""

    def __init__(self) -> None:
        self.count, self.hash = 0, ""

    def event(self, publication: Mapping[str, Any]) -> dict[str, Any]:
        """The next event."""
        row = {
            "happened_at": publication["published_at"].astimezone(UTC),
            "user_id": None,
            "by": "the bench",
            "what": "meeting published",
            "subject_kind": "publication",
            "subject_id": publication["id"],
            "subject_name": "A meeting",
            "committee_id": None,
            "before": "null",
            "after": "null",
            "reason": "",
            "previous_hash": self.hash,
        }
        self.count, self.hash = self.count + 1, audit.fingerprint(AuditEvent(**row))
        return {**row, "hash": self.hash}


def _committee(one: int) -> dict[str, Any]:
    name = words.COMMITTEES[one]
    return {
        "id": one + 1,
        "slug": addresses.slug_of(name),
        "name": name,
        "kind": CommitteeKind.SCRUTINY if "Scrutiny" in name else CommitteeKind.COMMITTEE,
        "remit": words.REMIT,
        "house_style_id": 1,
        "usual_venue": "Shire Hall, Market Place, Moorton",
        "usual_room": f"Committee Room {one % 5 + 1}",
        "usual_starts_at": time(10),
    }


def _standing_items(committee: int) -> Iterator[dict[str, Any]]:
    agenda = council.body(1, committee, date(2030, 1, 1))["agenda"]
    for place, item in enumerate(agenda["items"] if agenda else []):
        yield {
            "committee_id": committee + 1,
            "position": place + 1,
            "kind": ItemKind(item["kind"]),
            "heading": item["heading"],
            "text": item["text"],
        }


def _group(member: int) -> int:
    return member % len(words.PARTIES) + 1


def _seats(years: int, until: date) -> Iterator[dict[str, Any]]:
    number = 0
    for term in reversed(range(council.terms(years))):
        ends = None if term == 0 else date(until.year - council.TERM_YEARS * term, 5, 4)
        starts = date(until.year - council.TERM_YEARS * (term + 1), 5, 5)
        for committee in range(len(words.COMMITTEES)):
            for seat, member in enumerate(council.sitting(committee, term)):
                number += 1
                yield {
                    "id": number,
                    "committee_id": committee + 1,
                    "member_id": member + 1,
                    "role": SeatRole.CHAIR if seat == 0 else SeatRole.MEMBER,
                    "starts_on": starts,
                    "ends_on": ends,
                    "position": seat,
                }


def _meeting(one: Made) -> dict[str, Any]:
    return {
        "id": one.id,
        "committee_id": one.committee + 1,
        "uid": one.body["uid"],
        "held_on": one.held_on,
        "starts_at": council.STARTS_AT,
        "ends_at": council.ENDS_AT,
        "venue": one.body["venue"],
        "room": one.body["room"],
        "revision": 1,
        "agenda_revision": council.ITEMS,
    }


def _item(meeting_id: int, place: int, item: Any) -> dict[str, Any]:
    is_private = item["part"] == Part.PRIVATE
    return {
        "id": item["id"],
        "meeting_id": meeting_id,
        "position": place + 1,
        "kind": ItemKind(item["kind"]),
        "heading": "Sale of land" if is_private else item["heading"],
        "text": item["text"],
        "recommendations": item["recommendations"],
        "report_state": ReportState(item["report_state"]),
        "presenter": item["presenter"],
        "minutes": 10,
        "pages": item["pages"],
        "part": Part(item["part"]),
        "public_heading": item["heading"] if is_private else "",
        "exempt_paragraphs": [3] if is_private else [],
    }


def _document(item_id: int, place: int, file: Any) -> dict[str, Any]:
    kept = {key: file[key] for key in ("id", "title", "filename", "media_type", "size", "sha256")}
    return {**kept, "item_id": item_id, "position": place, "added_at": ENTERED_AT}
