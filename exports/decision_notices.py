"""The notices of executive decisions as papers: key decision, meeting in private, general exception, special urgency.

What each must say: the Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England)
Regulations 2012, SI 2012/2089, regs 5, 9, 10 and 11.
"""

from dataclasses import dataclass
from datetime import date

from exports import markdown
from exports.paper import Block, Blocks, Heading, List, Look, Paper, Paragraph, Run, Table, cell, words
from models.forward_plan_bodies import DecisionNoticeBody, StatedBody
from models.programme_vocabulary import DecisionNoticeKind as Kind
from models.rules.exemptions import PARAGRAPHS
from models.rules.forward_plan import CITATIONS, when_in_words
from models.rules.wording import long_date

ACT = "Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012, "
# “5(2) and (3)” is one name: no line ends within it.
UNPARTED = "\u00a0and\u00a0("
OF_KEY = (Kind.KEY_DECISION, Kind.GENERAL_EXCEPTION, Kind.SPECIAL_URGENCY)


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What a notice is made from: whose it is, and its published body."""

    council: str
    notice: DecisionNoticeBody

    @property
    def kind(self) -> Kind:
        """Which notice it is."""
        return Kind(self.notice["kind"])

    @property
    def stated(self) -> StatedBody:
        """What it says of the decision."""
        return self.notice["stated"]


def compose(facts: NoticeFacts, *, accent: str) -> Paper:
    """The notice as a paper; the same blocks become its page and its Word file."""
    notice, stated = facts.notice, facts.stated
    given_on = date.fromisoformat(notice["given_on"])
    return Paper(
        title=f"{notice['name']}: {stated['title']}",
        subject=f"Notice under {CITATIONS[facts.kind]}",
        author=facts.council,
        dated=given_on,
        footer=f"{facts.council}: {notice['name'].lower()}, {long_date(given_on)}",
        accent=accent,
        blocks=(
            Paragraph(words(facts.council), Look.EYEBROW),
            Heading(1, notice["name"]),
            Paragraph(words(f"{ACT}{CITATIONS[facts.kind]}".replace(" and (", UNPARTED)), Look.SUBTITLE),
            *said(facts),
        ),
    )


def said(facts: NoticeFacts) -> Blocks:
    """What the notice says, below its own heading: as its page shows it."""
    given_on = date.fromisoformat(facts.notice["given_on"])
    return (
        Paragraph(words(_opening(facts))),
        Paragraph((Run("Published on ", bold=True), Run(long_date(given_on)))),
        Heading(2, facts.stated["title"]),
        *_particulars(facts),
        *_of_its_kind(facts, 2),
    )


def _opening(facts: NoticeFacts) -> str:
    decider, council = facts.stated["decider"]["name"], facts.council
    return {
        Kind.KEY_DECISION: f"{council} gives notice that a key decision is to be made on its behalf.",
        Kind.PRIVATE_MEETING: f"{decider} gives notice that it intends to hold a meeting, or part of one, in private.",
        Kind.PRIVATE_MEETING_FURTHER: (
            f"{decider} gives further notice that it intends to hold a meeting, or part of one, in private."
        ),
        Kind.PRIVATE_MEETING_URGENT: (
            f"{decider} gives notice that a meeting, or part of one, is to be held in private and that its date made "
            "it impracticable to give the usual notice."
        ),
        Kind.GENERAL_EXCEPTION: (
            f"{council} gives notice that a key decision is to be made on its behalf, and that it is impracticable to "
            "publish the intention to make it 28 clear days before."
        ),
        Kind.SPECIAL_URGENCY: (
            f"{council} gives notice that a key decision is to be made on its behalf which is urgent and cannot "
            "reasonably be deferred."
        ),
    }[facts.kind]


def _particulars(facts: NoticeFacts) -> Blocks:
    """The particulars of the decision as a table of two columns: (reg 9(1)(a) to (h))."""
    stated = facts.stated
    until = date.fromisoformat(stated["decide_until"]) if stated["decide_until"] else None
    rows: list[tuple[str, Blocks]] = [
        ("What is to be decided", markdown.blocks(stated["matter"], level=6) or cell(stated["title"])),
        ("Who decides", _decider(stated)),
        ("When", cell(_capital(when_in_words(date.fromisoformat(stated["decide_on"]), until)))),
    ]
    if facts.kind in OF_KEY:
        rows += [
            ("Documents submitted to the decision maker", _documents(stated)),
            (
                "Copies",
                cell(
                    "Subject to any prohibition or restriction on their disclosure, copies of these documents, or "
                    f"extracts from them, are available from: {stated['copies_from']}"
                    if stated["copies_from"]
                    else "To be confirmed"
                ),
            ),
            (
                "Other documents",
                cell(
                    "Other documents relevant to these matters may be submitted to the decision maker. "
                    f"{stated['asking_for_more']}".strip()
                ),
            ),
        ]
    if stated["is_private"]:
        rows.append(("Held in private because", _private(stated)))
    return (
        Table(
            headings=("Particulars", "Details"),
            rows=tuple((cell(name, bold=True), details) for name, details in rows),
            widths=(30, 70),
            caption="Particulars of the decision",
        ),
    )


def _decider(stated: StatedBody) -> Blocks:
    decider = stated["decider"]
    name = ", ".join(filter(None, (decider["name"], decider["title"])))
    members = f"\nIts members: {', '.join(decider['members'])}" if decider["members"] else ""
    return cell(name + members)


def _documents(stated: StatedBody) -> Blocks:
    if not stated["documents"]:
        return cell("None yet")
    return (List(tuple(cell(one) for one in stated["documents"])),)


def _private(stated: StatedBody) -> Blocks:
    reasons: list[Block] = [*cell(stated["private_reason"])]
    reasons += [
        Paragraph(words(f"Paragraph {number} of Part 1 of Schedule 12A to the Local Government Act 1972: {said}"))
        for number, said in PARAGRAPHS.items()
        if number in stated["exempt_paragraphs"]
    ]
    return tuple(reasons)


def _of_its_kind(facts: NoticeFacts, level: int) -> Blocks:
    notice = facts.notice
    match facts.kind:
        case Kind.PRIVATE_MEETING:
            where = f" in writing to {facts.stated['copies_from']}" if facts.stated["copies_from"] else ""
            return _section(
                level,
                "Representations",
                f"Anybody may say{where} why the meeting should be open to the public. What is received, and the "
                "response to it, will be published at least five clear days before the meeting.",
            )
        case Kind.PRIVATE_MEETING_FURTHER:
            received = notice["representations"] or "None were received."
            response = _section(level, "Response", notice["response"]) if notice["response"] else ()
            return (*_section(level, "Representations received", received), *response)
        case Kind.GENERAL_EXCEPTION:
            return (
                *_section(level, "Why 28 clear days are impracticable", notice["reason"]),
                *_section(level, "Informed in writing", _agreed(notice)),
            )
        case Kind.SPECIAL_URGENCY | Kind.PRIVATE_MEETING_URGENT:
            return (
                *_section(level, "Why it is urgent and cannot reasonably be deferred", notice["reason"]),
                *_section(level, "Agreed by", _agreed(notice)),
            )
    return ()


def _section(level: int, heading: str, text: str) -> Blocks:
    return (Heading(level, heading), *(markdown.blocks(text, level=level + 1) or cell("Not recorded")))


def _agreed(notice: DecisionNoticeBody) -> str:
    on = f", on {long_date(date.fromisoformat(notice['agreed_on']))}" if notice["agreed_on"] else ""
    return f"{notice['agreed_by']}{on}." if notice["agreed_by"] else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
