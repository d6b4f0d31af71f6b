"""The notice by which a scrutiny committee requires the council or its cabinet to answer, as a paper for signature.

Local Government Act 2000 s9FE: by notice in writing to consider, to respond saying what action is proposed if any, to
publish the response where the committee has published its recommendation, and to do so within two months beginning
with the day on which the report or recommendation or, if later, the notice is received.
"""

from dataclasses import dataclass
from datetime import date

from exports import markdown
from exports.paper import Block, Blocks, Heading, List, Look, Marker, Paper, Paragraph, Run, words
from models.rules.wording import long_date

SIGNATURE_LINE = "." * 60
ACT = "Local Government Act 2000, section 9FE"


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What the notice says. `number` and `heading` are those of the item, `text` the recommendation as Markdown.

    `notice_on` and `answer_by` are none until the day of receipt is recorded: the paper then leaves a line for it.
    """

    council: str
    committee: str
    to: str
    held_on: date
    number: str
    heading: str
    text: str
    is_published: bool
    chair: str
    reported_on: date | None
    notice_on: date | None
    answer_by: date | None


def compose(facts: NoticeFacts, *, font: str, accent: str) -> Paper:
    """The notice as a paper in the house style of the committee's other papers."""
    return Paper(
        title=f"Notice of {facts.committee} to {facts.to}, recommendation of {long_date(facts.held_on)}",
        subject=f"Notice under the {ACT}",
        author=facts.council,
        dated=facts.notice_on or facts.held_on,
        footer=f"{facts.committee}: notice to {facts.to}",
        font=font,
        accent=accent,
        blocks=(
            Paragraph(words(facts.council), Look.EYEBROW),
            Heading(1, "Notice requiring a response to a recommendation"),
            Paragraph(words(ACT), Look.SUBTITLE),
            *_parties(facts),
            Heading(2, "The recommendation"),
            *markdown.blocks(facts.text, level=3),
            Heading(2, "What this notice requires"),
            *_required(facts),
            Heading(2, "By when"),
            *_by_when(facts),
            Paragraph(words(f"{SIGNATURE_LINE}\n{facts.chair}, {facts.committee}"), Look.SIGNATURE),
            Paragraph(words(f"Date {SIGNATURE_LINE}"), Look.SIGNATURE),
        ),
    )


def _parties(facts: NoticeFacts) -> Blocks:
    item = f" on item {facts.number}, “{facts.heading}”" if facts.number else f" on “{facts.heading}”"
    said = f"At its meeting on {long_date(facts.held_on)} the committee made the recommendation below{item}."
    return (
        Paragraph((Run("To: ", bold=True), Run(facts.to))),
        Paragraph((Run("From: ", bold=True), Run(facts.committee))),
        Paragraph(words(said)),
    )


def _required(facts: NoticeFacts) -> Blocks:
    every = [
        "to consider the recommendation",
        f"to respond to {facts.committee}, saying what action it proposes to take, if any",
    ]
    if facts.is_published:
        every.append("to publish the response, as the committee has published the recommendation")
    said = tuple((Paragraph(words(f"{one};" if one is not every[-1] else f"{one}.")),) for one in every)
    return (Paragraph(words(f"{facts.committee} requires {facts.to}:")), List(said, Marker.NUMBER))


def _by_when(facts: NoticeFacts) -> Blocks:
    rule = (
        "Within two months beginning with the day on which the recommendation was received or, if later, this notice."
    )
    lines: list[Block] = [Paragraph(words(rule))]
    if facts.notice_on is None or facts.answer_by is None:
        return (*lines, Paragraph(words(f"Received on {SIGNATURE_LINE}")))
    received = f"This notice was received on {long_date(facts.notice_on)}"
    if facts.reported_on and facts.reported_on != facts.notice_on:
        received += f" and the recommendation on {long_date(facts.reported_on)}"
    answer = Run(f"The last day to respond is {long_date(facts.answer_by)}.", bold=True)
    return (*lines, Paragraph((Run(f"{received}. "), answer)))
