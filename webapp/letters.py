"""Letters: what they say is in templates/letters, where they lead is on this site."""

import logging
import smtplib
from typing import Any, NamedTuple

from flask import current_app, render_template

from models.action import Action
from models.letter import Letter
from models.meeting import Meeting
from models.minutes_vocabulary import LetterPurpose
from models.programme_vocabulary import SuggestionStatus
from models.publication import PublishedTopic
from models.rules import actions as rules
from models.suggestion import Suggestion
from models.user import User
from webapp import action_links, clock, mail
from webapp.config import Settings
from webapp.database import db
from webapp.services import action_facts, council, minutes_letters, reminders

log = logging.getLogger("moothall.letters")
Outcome = tuple[str, str]
SUBJECTS = {
    LetterPurpose.ACTION_GIVEN: "An action for you from {committee}",
    LetterPurpose.ACTION_DUE: "Due soon: your action from {committee}",
    LetterPurpose.ACTION_OVERDUE: "Overdue: your action from {committee}",
    LetterPurpose.MINUTES_ISSUED: "Draft minutes of {committee}",
    LetterPurpose.SUGGESTION_ANSWERED: "What you suggested to {committee}",
}


class Written(NamedTuple):
    """A letter of the outbox as it is sent."""

    subject: str
    text: str


def link(endpoint: str, **values: Any) -> str:
    """The whole address of one of our pages, from the configured site: a request's Host header is never trusted."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings.site + current_app.url_map.bind("").build(endpoint, values)


def send_invitation(user: User, secret: str) -> Outcome:
    """Ask somebody to set their password. Says how it went: a sentence and the kind of message it is."""
    settings: Settings = current_app.config["SETTINGS"]
    address = link("account_links.invitation", secret=secret)
    text = render_template("letters/invitation.txt", name=user.name, address=address)
    try:
        mail.send(to=user.email, subject="Your invitation to Moothall", text=text)
    except (OSError, smtplib.SMTPException) as error:
        log.warning("An invitation could not be sent: %s", type(error).__name__)
        return (
            f"The account is there, but the letter to {user.email} could not be sent. Send it again later.",
            "warning",
        )
    if not settings.mail_server:
        return "No mail server is set, so the invitation is in the server's log. Pass it on yourself.", "warning"
    return f"An invitation was sent to {user.email}", "success"


def tell_of_new_address(user: User, earlier: str) -> Outcome:
    """Let somebody know, where they were written to until now, that letters go elsewhere. Says how it went."""
    saved = f"The account of {user.name} is saved."
    if user.email == earlier:
        return saved, "success"
    text = render_template("letters/address_changed.txt", name=user.name, address=user.email)
    try:
        mail.send(to=earlier, subject="The e-mail address of your Moothall account was changed", text=text)
    except (OSError, smtplib.SMTPException) as error:
        log.warning("A letter about a new address could not be sent: %s", type(error).__name__)
        return f"{saved} The letter to {earlier} that says so could not be sent: tell them yourself.", "warning"
    return f"{saved} They sign in with {user.email} from now on.", "success"


def tell_of_new_password(user: User) -> None:
    """Let somebody know that their password was changed, in case it was not they. The change stands whatever comes."""
    address = link("account_links.forgotten")
    text = render_template("letters/password_changed.txt", name=user.name, address=address)
    try:
        mail.send(to=user.email, subject="Your Moothall password was changed", text=text)
    except (OSError, smtplib.SMTPException) as error:
        log.warning("A letter about a new password could not be sent: %s", type(error).__name__)


def send_password_link(letter: tuple[User, str] | None) -> bool:
    """Send the letter that is due; with none due, only greet the mail server, so that both succeed or fail alike."""
    try:
        if letter is None:
            mail.reach()
        else:
            user, secret = letter
            address = link("account_links.reset", secret=secret)
            text = render_template("letters/password_reset.txt", name=user.name, address=address)
            mail.send(to=user.email, subject="Set a new password for Moothall", text=text)
    except smtplib.SMTPRecipientsRefused:
        log.warning("The mail server refused the address of an account.")
    except (OSError, smtplib.SMTPException) as error:
        log.warning("A password letter could not be sent: %s", type(error).__name__)
        return False
    return True


def send_register_reminder(user: User, words: str) -> bool:
    """Ask a member to confirm their register. The letter says nothing of what is in it. Whether it was taken."""
    address = link("my_register.index")
    text = render_template("letters/confirm_register.txt", name=user.name, words=words, address=address)
    try:
        mail.send(to=user.email, subject="Your register of interests", text=text)
    except (OSError, smtplib.SMTPException) as error:
        log.warning("A reminder could not be sent: %s", type(error).__name__)
        return False
    return True


def of_outbox(letter: Letter) -> Written | None:
    """What a letter of the outbox says now, its link made for it; None where what it is about has ended."""
    if letter.purpose is LetterPurpose.SUGGESTION_ANSWERED:
        return _of_suggestion(letter)
    return _of_minutes(letter) if letter.purpose is LetterPurpose.MINUTES_ISSUED else _of_action(letter)


def _of_action(letter: Letter) -> Written | None:
    action = db.session.get(Action, letter.action_id) if letter.action_id else None
    if action is None or action.removed_at is not None or not rules.is_open(action.status):
        return None
    if letter.to != reminders.address_of(action):
        # Somebody else owes it since this letter was written: the link would be theirs.
        return None
    due_on = action_facts.due_on(action)
    text = render_template(
        "letters/action.txt",
        action=action,
        is_private=action_facts.is_from_private_item(action),
        owner=action_facts.owner_of(action),
        due_on=due_on,
        stands=rules.due_in_words(due_on, today=clock.today(), status=action.status),
        cadence=rules.cadence_in_words(action.every_months) if action.every_months else "",
        address=link("action_links.show", secret=action_links.made_for(action)),
    )
    return Written(SUBJECTS[letter.purpose].format(committee=action.committee.name), text)


def _of_minutes(letter: Letter) -> Written | None:
    meeting = db.session.get(Meeting, letter.meeting_id) if letter.meeting_id else None
    if meeting is None or not minutes_letters.is_wanted(meeting):
        return None
    address = link("my_minutes.show", meeting_id=meeting.id)
    text = render_template("letters/minutes_issued.txt", meeting=meeting, address=address)
    return Written(SUBJECTS[letter.purpose].format(committee=meeting.committee.name), text)


def _of_suggestion(letter: Letter) -> Written | None:
    suggestion = db.session.get(Suggestion, letter.suggestion_id) if letter.suggestion_id else None
    if suggestion is None or suggestion.removed_at is not None or suggestion.status is SuggestionStatus.WAITING:
        return None
    public = db.session.get(PublishedTopic, suggestion.topic_id) if suggestion.topic_id else None
    settings: Settings = current_app.config["SETTINGS"]
    to = suggestion.committee.name if suggestion.committee else council.current().name or "the council"
    text = render_template(
        "letters/suggestion_answered.txt",
        suggestion=suggestion,
        to=to,
        address=settings.site + public.address if public else "",
    )
    return Written(SUBJECTS[letter.purpose].format(committee=to), text)
