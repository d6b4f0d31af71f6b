"""Motions and votes on the clerk's pages: few presses, each refusal at its place, nothing typed lost."""

from datetime import UTC, datetime, time

import pytest
import time_machine
from sqlalchemy import select

from models.attendance import Withdrawal
from models.minutes import Minute
from models.minutes_vocabulary import MotionOutcome, VoteMethod
from models.motion import Motion, Vote
from tests import factories
from tests.decided_meetings import HELD_ON, motion, quorate, resolution
from webapp.database import db
from webapp.services import house_styles


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(datetime(2030, 6, 18, 9, 45, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def clerk(browser):
    return browser.sign_in(factories.officer())


@pytest.fixture
def here(app):
    return quorate()


def page(item) -> str:
    return f"/staff/minutes/items/{item.id}/decisions"


def room(item) -> str:
    return f"/staff/meetings/{item.meeting_id}/running-order?item={item.id}"


def kept(record=Motion):
    db.session.expire_all()
    return db.session.scalars(select(record).order_by(record.id)).first()


def withdraw(item, member, at=time(10, 30)) -> None:
    factories.keep(Withdrawal(meeting_id=item.meeting_id, member_id=member.id, item_id=item.id, withdrew_at=at))


def test_from_the_running_order_a_motion_is_moved_carried_and_resolved_in_three_presses(clerk, here):
    item, (ann, ben, *_) = here

    clerk.submit(room(item), to="/motions/new", text="That the limit be 20.", mover_id=ann.id, seconder_id=ben.id)
    clerk.submit(room(item), to="/without-dissent")
    answer = clerk.submit(room(item), to="/resolve")

    assert answer.headers["Location"].endswith(f"?item={item.id}#resolutions")
    text = clerk.open(room(item)).text
    assert "Moved by Ann Fell, seconded by Ben Gill" in text
    assert "Carried without dissent" in text
    assert kept(Vote).taken_at == time(10, 45)
    assert 'id="resolution-' in text


def test_a_show_of_hands_is_three_numbers(clerk, here):
    item, _ = here
    put = motion(item)

    clerk.submit(page(item), to="vote?how=hands", votes_for="2", votes_against="1")

    assert kept().outcome is MotionOutcome.CARRIED
    assert f'id="motion-{put.id}"' in clerk.open(page(item)).text
    assert "Carried by 2 votes to 1" in clerk.open(page(item)).text


def test_more_votes_than_people_entitled_is_said_beside_the_numbers_with_all_that_was_typed(clerk, here):
    item, (ann, *_) = here
    motion(item)
    withdraw(item, ann)

    answer = clerk.submit(page(item), to="vote?how=hands", votes_for="3", votes_against="1", taken_at="10.44am")

    assert "There is a problem" in answer.text
    assert 'href="#votes_for"' in answer.text
    assert "4 votes, and 3 people could vote then: Ben Gill, Cay Hurst and Dee Ives" in answer.text
    assert 'value="3"' in answer.text and 'value="10.44am"' in answer.text
    assert "Ann Fell withdrew at 10.30 am" in answer.text
    assert kept(Vote) is None


def test_a_vote_by_name_is_one_press_each_or_one_for_all_the_others(clerk, here):
    item, (ann, ben, cay, dee) = here
    put = motion(item)

    clerk.submit(f"/staff/motions/{put.id}/vote?how=name", **{f"voter_{ann.id}": "against", "rest": "for"})

    vote = kept(Vote)
    assert (vote.method, vote.votes_for, vote.votes_against) == (VoteMethod.BY_NAME, 3, 1)
    text = clerk.open(page(item)).text
    assert "Ben Gill, Cay Hurst, Dee Ives" in text
    assert (ben.id, cay.id, dee.id) == tuple(one.member_id for one in vote.ballots if one.choice == "for")


def test_whoever_is_left_out_of_a_vote_by_name_is_named_and_the_presses_stay(clerk, here):
    item, (ann, *_) = here
    put = motion(item)

    answer = clerk.submit(f"/staff/motions/{put.id}/vote?how=name", **{f"voter_{ann.id}": "against"})

    assert "Say how Ben Gill, Cay Hurst and Dee Ives voted" in answer.text
    assert 'href="#ballots"' in answer.text
    assert f'name="voter_{ann.id}" value="against" checked' in answer.text


def test_equal_votes_ask_for_the_chairs_second_vote(clerk, here):
    item, _ = here
    put = motion(item)

    answer = clerk.submit(page(item), to="vote?how=hands", votes_for="2", votes_against="2")
    assert "The votes are equal." in answer.text and 'href="#second_vote"' in answer.text
    assert "Ann Fell is in the chair" in answer.text
    clerk.send(answer, second_vote="for")

    assert kept().outcome is MotionOutcome.CARRIED
    assert "Carried on the chair&#39;s second vote: 2 for and 2 against" in clerk.open(page(item)).text
    again = clerk.submit(f"/staff/motions/{put.id}/vote?how=hands", second_vote="not used")
    assert again.status == 302
    assert kept().outcome is MotionOutcome.LOST


def test_at_the_budget_only_a_vote_by_name_is_offered_and_any_other_is_refused(clerk):
    item, _ = quorate(is_budget=True)
    put = motion(item)

    text = clerk.open(page(item)).text
    assert "SI 2014/165" in text and "without-dissent" not in text and "how=hands" not in text
    answer = clerk.submit(f"/staff/motions/{put.id}/vote?how=none")

    assert "take the vote by name" in answer.text
    assert kept(Vote) is None


def test_without_a_quorum_nothing_is_decided_and_the_count_is_said(clerk, here):
    item, members = here
    motion(item)
    for member in members[:2]:
        withdraw(item, member)

    clerk.submit(page(item), to="/without-dissent")

    assert "There was no quorum at 10.45 am: 2 voting members in the room; 3 needed." in clerk.open(page(item)).text
    assert kept().outcome is None


def test_a_mover_who_withdrew_meanwhile_is_refused_beside_the_name_and_the_words_stay(clerk, here):
    item, (ann, *_) = here
    opened = clerk.open(page(item))
    withdraw(item, ann)

    answer = clerk.send(opened, to="/motions/new", text="That the limit be 20.", mover_id=str(ann.id))

    assert 'href="#mover_id"' in answer.text
    assert "Ann Fell withdrew at 10.30 am and was not in the room. Choose somebody who may move it." in answer.text
    assert "That the limit be 20." in answer.text
    assert f'<option value="{ann.id}" selected>Ann Fell' in answer.text
    assert f'<option value="{ann.id}">' not in clerk.open(page(item)).text


@pytest.mark.parametrize("sent", ["no such", "999999999999999999999", "-1"])
def test_a_mover_that_nobody_offered_is_refused_in_words(clerk, here, sent):
    item, _ = here

    answer = clerk.submit(page(item), to="/motions/new", text="That it be so.", mover_id=sent)

    assert answer.status == 200 and "Choose one from the list." in answer.text
    assert "That it be so." in answer.text


def test_an_amendment_begins_with_the_motion_and_becomes_it_when_carried(clerk, here):
    item, _ = here
    put = motion(item, "Spend £10")

    opened = clerk.open(f"/staff/motions/{put.id}/amend")
    assert ">Spend £10</textarea>" in opened.text
    clerk.send(opened, text="Spend £20")
    assert "Its amendment comes first." in clerk.open(page(item)).text
    clerk.submit(page(item), to="/without-dissent")
    text = clerk.open(page(item)).text
    assert "As amended. It was moved as “Spend £10”" in text
    clerk.submit(page(item), to="/without-dissent")
    clerk.submit(page(item), to=f"/motions/{put.id}/resolve")

    assert "Spend £20" in clerk.open(page(item)).text.split('id="resolutions"')[1]


def test_a_motion_begins_with_what_the_agenda_recommends(clerk):
    item, _ = quorate(recommendations=["note the report", "ask for another"])

    first, second = house_styles.resolution_numbers(item.meeting.committee, 2)
    assert f"{first} note the report\n{second} ask for another</textarea>" in clerk.open(page(item)).text


def test_two_clerks_at_one_motion_see_both_versions(clerk, here):
    item, _ = here
    put = motion(item)
    opened = clerk.open(f"/staff/motions/{put.id}")
    clerk.submit(f"/staff/motions/{put.id}", text="Theirs")

    answer = clerk.send(opened, text="Mine")

    assert "What you typed is still here" in answer.text
    assert "Theirs" in answer.text and ">Mine</textarea>" in answer.text
    assert kept().text == "Theirs"


def test_two_clerks_at_one_vote_see_both_counts(clerk, here):
    item, _ = here
    put = motion(item)
    opened = clerk.open(f"/staff/motions/{put.id}/vote?how=hands")
    clerk.send(opened, votes_for="3", votes_against="1")

    answer = clerk.send(opened, votes_for="1", votes_against="3")

    assert "What you typed is still here" in answer.text and "Both versions" in answer.text
    assert kept().outcome is MotionOutcome.CARRIED


def test_a_motion_is_withdrawn_put_back_and_taken_off(clerk, here):
    item, _ = here
    put = motion(item)

    clerk.submit(page(item), to="/withdraw")
    assert kept().outcome is MotionOutcome.WITHDRAWN
    clerk.submit(page(item), to="/put-back")
    assert kept().outcome is None
    clerk.submit(f"/staff/motions/{put.id}", to="/remove")

    assert kept().removed_at is not None
    assert f'id="motion-{put.id}"' not in clerk.open(page(item)).text


def test_the_second_of_two_who_press_is_told_who_changed_it(clerk, here):
    item, _ = here
    motion(item)
    seen = clerk.open(page(item))
    clerk.submit(page(item), to="/withdraw")
    clerk.submit(page(item), to="/put-back")

    answer = clerk.send(seen, to="/withdraw")

    assert kept().outcome is None
    assert "changed this after you opened it. Look at it as it is now" in clerk.open(answer.headers["Location"]).text


def test_a_vote_is_taken_back_where_nothing_rests_on_it(clerk, here):
    item, _ = here
    put = motion(item)
    clerk.submit(page(item), to="/without-dissent")
    taken = factories.keep(resolution(item, motion=put))

    clerk.submit(f"/staff/motions/{put.id}", to="/take-back")
    assert "Take the resolution off first" in clerk.open(page(item)).text
    clerk.submit(f"/staff/resolutions/{taken.id}", to="/remove")
    clerk.submit(f"/staff/motions/{put.id}", to="/take-back")

    assert kept().outcome is None and kept(Vote) is None


def test_afterwards_the_time_is_when_the_item_was_taken_or_asked_for(clerk, here):
    item, _ = here
    motion(item)
    with time_machine.travel(datetime(2030, 6, 25, 9, 0, tzinfo=UTC), tick=False):
        clerk.sign_in(factories.officer())
        asked = clerk.submit(page(item), to="/without-dissent")
        assert "how=none" in asked.headers["Location"]
        factories.keep(Minute(meeting_id=item.meeting_id, item_id=item.id, begun_at=time(10, 20)))
        clerk.submit(page(item), to="/without-dissent")

    assert kept(Vote).taken_at == time(10, 20)
    assert item.meeting.held_on == HELD_ON
