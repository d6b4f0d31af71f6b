"""Publishing a work programme: it and each of its topics by one press, and taken away by another."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from sqlalchemy import select

from models.programme_bodies import ProgrammeBody, ProgrammeTopicBody, TopicBody
from models.publication import Publication, Published, PublishedCommittee, PublishedTopic
from models.rules import RuleBroken, municipal_year, programme_changes
from models.rules.permissions import Permission
from models.rules.programme_differences import differences
from models.vocabulary import SubjectKind, Verb
from models.work_programme import Topic, WorkProgramme
from webapp.clock import day_of
from webapp.database import db
from webapp.services import (
    ledger,
    live_programmes,
    programme_bodies,
    programme_papers,
    revisions,
    task_group_bodies,
    unsaid_words,
)
from webapp.services.canonical import canonical, digest
from webapp.services.ledger import Act
from webapp.services.papers import Prepared
from webapp.services.unsaid_words import NOT_PUBLIC_YET

KIND, TOPIC = SubjectKind.PROGRAMME, SubjectKind.TOPIC
GONE = "The council no longer publishes this topic."
BROUGHT_UP_TO_DATE = "Its details were brought up to date."


@dataclass(frozen=True)
class Proposal:
    """A programme before it is published: what the public reads now, what it would read, and what changes.

    `pages` are those of its topics, by their number; `behind` the topics whose page would change. `seen` is what the
    form sends back, so that nothing is published that was not looked at.
    """

    live: ProgrammeBody | None
    live_version: int
    is_withdrawn: bool
    body: ProgrammeBody
    pages: dict[int, TopicBody]
    behind: list[int]
    seen: str
    changes: list[str]

    @property
    def is_behind(self) -> bool:
        """Whether there is anything to publish."""
        return self.live is None or self.live != self.body or bool(self.behind)


def propose(programme: WorkProgramme, *, on: date, hides_earlier: bool = False) -> Proposal:
    """What an officer looks at before publishing; with `hides_earlier`, what goes out when earlier versions leave."""
    body = programme_bodies.programme_body(programme, on=on, hides_earlier=hides_earlier)
    topics = programme_bodies.public_topics(programme)
    now = ledger.live(KIND, programme.id) if programme.id else None
    live = None if now is None or now.is_withdrawn else cast(ProgrammeBody, json.loads(now.body))
    pages = _pages(topics, body, on=on, hides_earlier=hides_earlier)
    public = {
        number: json.loads(one.body) for number, one in ledger.live_ones(TOPIC, pages).items() if not one.is_withdrawn
    }
    behind = [number for number, page in pages.items() if hides_earlier or public.get(number) != page]
    return Proposal(
        live=live,
        live_version=now.version if now else 0,
        is_withdrawn=bool(now and now.is_withdrawn),
        body=body,
        pages=pages,
        behind=behind,
        seen=digest(canonical([{**body, "id": 0}, list(pages.values())]))[:20],
        changes=[*differences(live, body), *_pages_alone(live, pages, behind)],
    )


def _pages_alone(live: ProgrammeBody | None, pages: dict[int, TopicBody], behind: list[int]) -> list[str]:
    """The topics whose own page changes though their row in the programme does not: by a group's work, say."""
    rows = {one["id"]: one for one in live["topics"]} if live else {}
    alone = [pages[number]["topic"] for number in behind if rows.get(number) == pages[number]["topic"]]
    return [f"The page of “{topic['title']}” changes." for topic in alone]


def publish(programme: WorkProgramme, act: Act, *, seen: str, prepared: Prepared | None = None) -> Publication:
    """Publish what an officer has just looked at: the programme with its files, and every topic that changed.

    Refused when it has changed since, when nothing has, and while the committee itself is not public. `prepared` are
    the files made ahead of the lock. Without a reason the public is told in one sentence what changed. An act that
    hides earlier versions takes those of every topic away too, and the words of all that changed before it.
    """
    act.by.check(Permission.PUBLISH, programme.committee_id)
    db.session.flush()
    revisions.hold(programme.committee)
    if db.session.get(PublishedCommittee, programme.committee_id) is None:
        raise RuleBroken("The public cannot see this committee yet. Publish it first: its programme stands under it.")
    proposal = propose(programme, on=day_of(act.at))
    if seen != proposal.seen:
        raise RuleBroken("This changed while you were looking at it. Look at what it is now, then publish.")
    if act.hides_earlier:
        proposal = propose(programme, on=day_of(act.at), hides_earlier=True)
    if not proposal.is_behind:
        raise RuleBroken("This is public already, just as it stands here. Nothing has changed since.")
    changed = _follow_topics(programme, proposal, act)
    if proposal.live == proposal.body and not act.hides_earlier:
        return changed[-1]
    publication = ledger.append(
        KIND, programme.id, proposal.body, _telling(act, proposal), title=title_of(proposal.body)
    )
    live_programmes.list_programme(programme, proposal.body, publication)
    wanted = programme_papers.wanted(programme, proposal.body, on=day_of(act.at))
    programme_papers.attach(publication, wanted, prepared)
    return publication


def withdraw(programme: WorkProgramme, act: Act) -> Publication:
    """Take a programme and its topics away from the public. Their addresses answer 410 with the reason."""
    act.by.check(Permission.WITHDRAW, programme.committee_id)
    publication = ledger.withdraw(KIND, programme.id, act)
    live_programmes.unlist_programme(programme, publication)
    for number in _public_topics_of(programme):
        take_away(db.session.get_one(Topic, number), act)
    return publication


def take_away(topic: Topic, act: Act) -> None:
    """Take the page of one topic away from the public; by a withdrawal's own reason, or the usual one."""
    gone = replace(act, verb=Verb.WITHDRAW, reason=GONE if act.verb is not Verb.WITHDRAW else act.reason)
    live_programmes.unlist_topic(topic, ledger.withdraw(TOPIC, topic.id, gone))


def title_of(body: ProgrammeBody) -> str:
    """What a programme is called where it is published."""
    return f"{body['committee']['name']}: work programme {municipal_year.in_words(body['year'])}"[:300]


def topic_title_of(body: TopicBody) -> str:
    """What a topic is called where it is published."""
    return body["topic"]["title"]


def _telling(act: Act, proposal: Proposal) -> Act:
    """The act with what it is to be called and why: a first publication, or a supplement that says what changed."""
    hides = act.hides_earlier or _reveals_what_is_now_private(proposal.body["id"])
    if proposal.live is None:
        return replace(act, verb=Verb.PUBLISH, hides_earlier=hides)
    verb = Verb.SUPPLEMENT if act.verb is Verb.PUBLISH else act.verb
    return replace(act, verb=verb, reason=act.reason.strip() or summary(proposal), hides_earlier=hides)


def summary(proposal: Proposal) -> str:
    """What changed since it was last published, in one sentence, by what has become of each topic."""
    live = {one["id"]: one for one in proposal.live["topics"]} if proposal.live else {}
    whats = [_became(live.get(one["id"]), one) for one in proposal.body["topics"]]
    gone = set(live) - {one["id"] for one in proposal.body["topics"]}
    told = programme_changes.counted([*(what for what in whats if what), *("taken out" for _ in gone)])
    return f"{told[:1].upper()}{told[1:]}." if told else BROUGHT_UP_TO_DATE


def _became(before: ProgrammeTopicBody | None, now: ProgrammeTopicBody) -> str:
    ends = {"done": "done", "dropped": "dropped", "merged into another": "merged"}
    if before is None:
        return "added"
    if before["status"] != now["status"]:
        return ends.get(now["status"], "taken up again")
    if before["when"]["words"] != now["when"]["words"]:
        return "moved"
    return "changed" if before != now else ""


def _follow_topics(programme: WorkProgramme, proposal: Proposal, act: Act) -> list[Publication]:
    """Bring the page of every topic in line with the programme, and take away those that went from it."""
    live = ledger.live_ones(TOPIC, proposal.behind)
    changed = [_publish_topic(proposal.pages[number], live.get(number), act) for number in proposal.behind]
    for number in _public_topics_of(programme) - set(proposal.pages):
        topic = db.session.get_one(Topic, number)
        # One that a later year took on has its page with that year's programme.
        if not (topic.is_public and topic.removed_at is None and topic.year != programme.year):
            take_away(topic, act)
    return changed


def _pages(topics: list[Topic], body: ProgrammeBody, *, on: date, hides_earlier: bool) -> dict[int, TopicBody]:
    rows = {row["id"]: row for row in body["topics"]}
    groups = task_group_bodies.of_topics([one.id for one in topics], on=on)
    unsaid = unsaid_words.of_topics([one.id for one in topics], hides_earlier=hides_earlier)
    return {
        one.id: programme_bodies.topic_body(
            one, rows[one.id], groups.get(one.id), body, unsaid.get(one.id, NOT_PUBLIC_YET)
        )
        for one in topics
        if one.id in rows
    }


def _publish_topic(body: TopicBody, now: Published | None, act: Act) -> Publication:
    topic = db.session.get_one(Topic, body["id"])
    first_time = now is None or now.is_withdrawn
    later = Verb.CORRECT if act.hides_earlier else Verb.SUPPLEMENT
    reason = BROUGHT_UP_TO_DATE if act.hides_earlier or now is None else _what_became_of(topic, now.publication_id)
    told = replace(act, verb=Verb.PUBLISH if first_time else later, reason="" if now is None else reason)
    publication = ledger.append(TOPIC, topic.id, body, told, title=topic_title_of(body))
    live_programmes.list_topic(topic, body, publication)
    return publication


def _what_became_of(topic: Topic, publication_id: int) -> str:
    """Why a topic's page changes: what its history says since the version before."""
    published_at = db.session.get_one(Publication, publication_id).published_at
    unsaid = unsaid_words.of_topics([topic.id]).get(topic.id, NOT_PUBLIC_YET)
    changes = programme_bodies.changes_after(topic, published_at, unsaid)
    told = [f"{programme_changes.said(one.what, one.was, one.now)}. {one.reason}".strip() for one in changes]
    return " ".join(told) or BROUGHT_UP_TO_DATE


def _public_topics_of(programme: WorkProgramme) -> set[int]:
    listed = select(PublishedTopic.topic_id).where(
        PublishedTopic.committee_id == programme.committee_id, PublishedTopic.year == programme.year
    )
    return set(db.session.scalars(listed.order_by(PublishedTopic.topic_id)))


def _reveals_what_is_now_private(programme_id: int) -> bool:
    """Whether a version the public can still read shows a topic that is kept from it since."""
    readable = cast(list[ProgrammeBody], ledger.readable(KIND, programme_id))
    shown = {topic["id"] for body in readable for topic in body["topics"]}
    kept = select(Topic.id).where(Topic.id.in_(sorted(shown)), Topic.is_public.is_(False))
    return bool(shown) and db.session.scalar(kept.limit(1)) is not None
