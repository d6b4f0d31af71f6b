"""Publishing is a ledger: what was made public stays, one version is live, and what is private never gets in."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from models.meeting import MeetingChange
from models.publication import Feed, Publication, Published, PublishedDocument, PublishedMeeting, PublishedPaper
from models.rules import RuleBroken
from models.rules.permissions import DatedRole
from models.vocabulary import LateRoute, Part, Role, SubjectKind, Verb
from tests import factories
from webapp.database import db
from webapp.services import late_routes, ledger, proposals, publishing
from webapp.services.actors import Actor, NotAllowed, operator
from webapp.services.ledger import Act

IN_TIME = datetime(2030, 6, 3, 9, 0, tzinfo=UTC)
TOO_LATE = datetime(2030, 6, 14, 9, 0, tzinfo=UTC)
BY = operator(on=IN_TIME.date())


def act(verb: Verb = Verb.PUBLISH, reason: str = "", at: datetime = IN_TIME) -> Act:
    return Act(verb, by=BY, at=at, reason=reason)


@pytest.fixture
def meeting(app):
    meeting = factories.meeting(held_on=date(2030, 6, 18))
    factories.item(meeting, "Early help", text="To consider the plan.")
    return meeting


def live_body(meeting) -> dict:
    return json.loads(db.session.get_one(Published, (SubjectKind.MEETING, meeting.id)).body)


def test_the_first_version_is_live_at_the_address_of_the_meeting(meeting):
    publishing.publish_agenda(meeting, act())

    live = db.session.get_one(Published, (SubjectKind.MEETING, meeting.id))
    assert live.version == 1
    assert live.address == f"/committees/{meeting.committee.slug}/meetings/2030-06-18"
    assert [item["heading"] for item in live_body(meeting)["agenda"]["items"]] == ["Early help"]
    assert live_body(meeting)["notice"] == {"published_on": "2030-06-03", "clear_days": 10, "late": None}


def test_a_correction_keeps_the_version_before_it_and_needs_a_reason(meeting):
    publishing.publish_agenda(meeting, act())
    meeting.items[0].heading = "Early help: update"

    with pytest.raises(RuleBroken, match="reason"):
        publishing.publish_agenda(meeting, act(Verb.CORRECT))
    publishing.publish_agenda(meeting, act(Verb.CORRECT, "The heading was wrong"))

    versions = db.session.scalars(select(Publication).order_by(Publication.id)).all()
    assert [one.version for one in versions] == [1, 2]
    assert versions[1].previous_hash == versions[0].body_hash
    assert "Early help: update" not in versions[0].body


def test_word_and_pdf_files_are_made_when_the_agenda_is_published(meeting):
    publication = publishing.publish_agenda(meeting, act())

    papers = db.session.scalars(select(PublishedPaper).order_by(PublishedPaper.id)).all()
    assert [paper.filename for paper in papers] == ["agenda.docx", "agenda.pdf"]
    assert {paper.publication_id for paper in papers} == {publication.id}


def test_a_date_can_be_public_before_there_is_an_agenda(meeting):
    publishing.publish_meeting(meeting, act())

    assert live_body(meeting)["agenda"] is None
    assert db.session.get_one(PublishedMeeting, meeting.id).has_agenda is False


def test_nothing_private_of_a_part_2_item_is_in_the_body(meeting):
    item = factories.item(
        meeting,
        "Purchase of canary farm",
        text="canary text",
        presenter="canary presenter",
        recommendations=["canary recommendation"],
        part=Part.PRIVATE,
        public_heading="A property matter",
        exempt_paragraphs=[3],
        exempt_reason="It would weaken the council's position.",
    )
    factories.item(meeting, "canary below", parent_id=item.id)
    factories.document(item, title="canary paper", filename="canary.pdf")

    publication = publishing.publish_agenda(meeting, act())

    assert "canary" not in publication.body
    assert "A property matter" in publication.body
    assert b"canary" not in db.session.get_one(PublishedMeeting, meeting.id).vevent
    assert db.session.scalars(select(PublishedDocument)).all() == []


def test_an_item_made_private_takes_the_versions_that_showed_it_away(meeting):
    document = factories.document(meeting.items[0])
    publishing.publish_agenda(meeting, act())
    item = meeting.items[0]
    item.part, item.public_heading, item.exempt_paragraphs = Part.PRIVATE, "A property matter", [3]

    publishing.publish_agenda(meeting, act(Verb.CORRECT, "Item 1 is exempt"))

    assert db.session.get_one(Published, (SubjectKind.MEETING, meeting.id)).readable_from == 2
    assert db.session.get_one(PublishedDocument, document.id, populate_existing=True).is_withdrawn


def test_an_item_taken_off_and_put_back_as_private_takes_away_the_versions_that_showed_it(meeting):
    factories.item(meeting, "Apologies")
    item = meeting.items[0]
    publishing.publish_agenda(meeting, act())
    item.removed_at = IN_TIME
    publishing.publish_agenda(meeting, act(Verb.CORRECT, "Item 1 is put off"))
    item.removed_at, item.part, item.public_heading, item.exempt_paragraphs = None, Part.PRIVATE, "A matter", [3]

    publishing.publish_agenda(meeting, act(Verb.CORRECT, "Item 1 is taken after all"))

    assert db.session.get_one(Published, (SubjectKind.MEETING, meeting.id)).readable_from == 3


def test_an_item_moved_below_a_private_one_takes_away_the_versions_that_showed_it(meeting):
    private = {"part": Part.PRIVATE, "public_heading": "A property matter", "exempt_paragraphs": [3]}
    above = factories.item(meeting, "canary", **private)
    document = factories.document(meeting.items[0])
    publishing.publish_agenda(meeting, act())
    meeting.items[0].parent_id = above.id

    publishing.publish_agenda(meeting, act(Verb.CORRECT, "Item 1 belongs to item 2"))

    assert db.session.get_one(Published, (SubjectKind.MEETING, meeting.id)).readable_from == 2
    assert db.session.get_one(PublishedDocument, document.id, populate_existing=True).is_withdrawn


def test_a_late_agenda_is_explained_and_offered_a_lawful_route(meeting):
    with pytest.raises(RuleBroken, match="last day to publish was Monday 10 June 2030") as broken:
        publishing.publish_agenda(meeting, act(at=TOO_LATE))
    assert broken.value.field == "route"

    late_routes.choose(
        meeting,
        None,
        route=LateRoute.URGENCY,
        circumstances="The grant must be accepted by 20 June.",
        chair_name="A Chair",
        by=BY,
        at=TOO_LATE,
    )
    publishing.publish_agenda(meeting, act(at=TOO_LATE))

    assert live_body(meeting)["notice"]["late"] == {
        "route": "urgency",
        "circumstances": "The grant must be accepted by 20 June.",
        "chair": "A Chair",
    }


def test_a_route_chosen_for_one_day_is_not_one_for_the_day_the_meeting_is_moved_to(meeting):
    late_routes.choose(
        meeting, None, route=LateRoute.URGENCY, circumstances="The flood", chair_name="A Chair", by=BY, at=TOO_LATE
    )
    moved_at = datetime(2030, 6, 14, 10, 0, tzinfo=UTC)
    factories.keep(MeetingChange(meeting=meeting, what="Moved", reason="The room is flooded", changed_at=moved_at))
    meeting.held_on = date(2030, 6, 19)

    with pytest.raises(RuleBroken, match="Choose a lawful route"):
        publishing.publish_agenda(meeting, act(at=moved_at))


def test_an_item_added_late_needs_a_route_of_its_own(meeting):
    publishing.publish_agenda(meeting, act())
    item = factories.item(meeting, "Flood damage")

    with pytest.raises(RuleBroken, match="New since the agenda was published: item 2"):
        publishing.publish_agenda(meeting, act(Verb.SUPPLEMENT, "The flood of 12 June", at=TOO_LATE))
    late_routes.choose(
        meeting, item, route=LateRoute.URGENCY, circumstances="The flood", chair_name="A Chair", by=BY, at=TOO_LATE
    )
    publishing.publish_agenda(meeting, act(Verb.SUPPLEMENT, "The flood of 12 June", at=TOO_LATE))

    assert live_body(meeting)["agenda"]["items"][1]["late"]["circumstances"] == "The flood"
    assert live_body(meeting)["notice"]["published_on"] == "2030-06-03"


@pytest.mark.parametrize(
    ("is_public", "about", "route", "at", "said"),
    [
        (False, None, LateRoute.URGENCY, IN_TIME, "there is time to publish"),
        (True, None, LateRoute.URGENCY, TOO_LATE, "was published in time"),
        (True, "new", LateRoute.CONVENED_LATE, TOO_LATE, "only as urgent"),
        (True, "seen", LateRoute.URGENCY, TOO_LATE, "has this item already"),
        (False, None, LateRoute.DEFER, TOO_LATE, "move it to another day"),
    ],
)
def test_a_route_that_is_not_open_is_refused_in_a_sentence(meeting, is_public, about, route, at, said):
    if is_public:
        publishing.publish_agenda(meeting, act())
    items = {"seen": meeting.items[0], "new": factories.item(meeting, "Flood damage"), None: None}
    why = {"circumstances": "The flood", "chair_name": "A Chair"}

    with pytest.raises(RuleBroken, match=said) as broken:
        late_routes.choose(meeting, items[about], route=route, **why, by=BY, at=at)

    assert broken.value.field == "route"
    assert meeting.late_decisions == []


def test_an_agenda_with_something_to_put_right_is_refused(meeting):
    meeting.items[0].part = Part.PRIVATE

    with pytest.raises(RuleBroken, match="no public heading"):
        publishing.publish_agenda(meeting, act())


def test_a_withdrawn_meeting_leaves_the_lists_and_keeps_its_tombstone(meeting):
    document = factories.document(meeting.items[0])
    publishing.publish_agenda(meeting, act())

    publishing.withdraw(meeting, act(Verb.WITHDRAW, "Published in error"))

    live = db.session.get_one(Published, (SubjectKind.MEETING, meeting.id))
    assert live.is_withdrawn and live.readable_from == 2
    assert "Early help" not in live.body
    assert db.session.get(PublishedMeeting, meeting.id) is None
    assert db.session.get_one(PublishedDocument, document.id, populate_existing=True).is_withdrawn


def test_a_member_named_for_the_first_time_gets_a_page(meeting):
    member = factories.member()
    factories.seat(meeting.committee, member)

    publishing.publish_committee(meeting.committee, act())

    assert db.session.get_one(Published, (SubjectKind.MEMBER, member.id)).address == f"/members/{member.slug}"


def test_every_publication_gives_the_feeds_it_touches_a_new_version(meeting):
    member = factories.member()
    factories.seat(meeting.committee, member)
    publishing.publish_committee(meeting.committee, act())

    publication = publishing.publish_agenda(meeting, act())

    feeds = dict(db.session.execute(select(Feed.name, Feed.version)).all())
    assert feeds["all"] == feeds[f"committee:{meeting.committee_id}"] == feeds[f"member:{member.id}"] == publication.id


def test_a_moved_meeting_is_found_from_its_old_address(meeting):
    publishing.publish_agenda(meeting, act())
    meeting.held_on = date(2030, 6, 20)

    publishing.publish_agenda(meeting, act(Verb.CORRECT, "The room is being mended"))

    old = f"/committees/{meeting.committee.slug}/meetings/2030-06-18"
    assert db.session.get_one(publishing.ledger.FormerAddress, old).subject_id == meeting.id


def test_a_meeting_moved_too_late_needs_a_route_and_its_notice_is_counted_anew(meeting):
    publishing.publish_agenda(meeting, act())
    meeting.held_on = date(2030, 6, 20)
    moved = act(Verb.CORRECT, "The room is being mended", at=TOO_LATE)

    with pytest.raises(RuleBroken, match="3 clear days of notice"):
        publishing.publish_agenda(meeting, moved)
    offered = proposals.of(meeting, at=TOO_LATE)
    why = {"circumstances": "The room flooded on 14 June.", "chair_name": ""}
    late_routes.choose(meeting, None, route=LateRoute.CONVENED_LATE, **why, by=BY, at=TOO_LATE)
    publishing.publish_agenda(meeting, moved)

    assert LateRoute.CONVENED_LATE in [offer.route for offer in offered.routes] and not offered.notice_is_past
    notice = live_body(meeting)["notice"]
    assert (notice["published_on"], notice["clear_days"]) == ("2030-06-14", 3)


def test_an_officer_of_another_committee_may_not_publish(meeting):
    elsewhere = factories.committee()
    role = DatedRole(Role.OFFICER, elsewhere.id, date(2020, 1, 1))
    stranger = Actor(7, "A stranger", (role,), IN_TIME.date())

    with pytest.raises(NotAllowed):
        publishing.publish_agenda(meeting, Act(Verb.PUBLISH, by=stranger, at=IN_TIME))
    assert ledger.live(SubjectKind.MEETING, meeting.id) is None
