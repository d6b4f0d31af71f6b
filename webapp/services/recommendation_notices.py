"""The notice that requires an answer to a recommendation, as a Word file for signature."""

from typing import cast

from exports import notice_9fe
from exports.notice_9fe import NoticeFacts
from models.house_style_bodies import HouseStyleBody
from models.resolution import Recommendation
from models.rules import RuleBroken
from models.rules.addresses import safe_filename
from webapp.services import agenda_tree, bodies, papers, recommendation_publishing, recommendations


def notice_file(found: Recommendation) -> tuple[str, bytes]:
    """The notice as it stands now and what the file is called. Refused where no answer can be required."""
    if not recommendations.requires_answer(found):
        raise RuleBroken(
            "Only a scrutiny committee can require an answer, of the council or its cabinet (section 9FE). "
            "Ask this body for one instead."
        )
    meeting = found.resolution.meeting
    style = cast(HouseStyleBody, meeting.committee.house_style.settings)
    facts = NoticeFacts(
        council=bodies.the_council().name,
        committee=meeting.committee.name,
        to=recommendations.addressee(found),
        held_on=meeting.held_on,
        number=_number(found),
        heading=found.resolution.item.heading,
        text=found.text,
        is_published=recommendation_publishing.is_public(found),
        chair=style["offices"].get("chair", "Chair"),
        reported_on=found.reported_on,
        notice_on=found.notice_on,
        answer_by=recommendations.answer_by(found),
    )
    content = papers.word_file(notice_9fe.compose(facts, font=style["font"], accent=style["accent"]))
    return safe_filename(f"notice-{meeting.held_on}-{facts.to}.docx"), content


def _number(found: Recommendation) -> str:
    tree = agenda_tree.tree_of(found.resolution.meeting)
    return next((node.label for node in agenda_tree.walk(tree) if node.item.id == found.resolution.item_id), "")
