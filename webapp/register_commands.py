"""Reminding members to confirm their registers, from the command line: once a day by cron."""

from datetime import timedelta

import click
from flask import current_app

from webapp import clock, letters
from webapp.commands import OnTheDatabase
from webapp.config import Settings
from webapp.services import confirmations
from webapp.services.actors import operator
from webapp.services.confirmations import Owing
from webapp.transaction import transaction

interest_commands = OnTheDatabase("interests", help="The registers of interests.")


@interest_commands.command("remind")
@click.option("--every", default=14, show_default=True, type=click.IntRange(1), help="Days between two letters.")
def remind(every: int) -> None:
    """Write to each member who is to confirm their register. Run it as often as you like: nobody gets two at once."""
    settings: Settings = current_app.config["SETTINGS"]
    if not settings.mail_server:
        raise click.ClickException("Set MAIL_SERVER first: without it nobody would get the letters.")
    by, at = operator(on=clock.today()), clock.now()
    due = confirmations.to_remind(by=by, at=at, every=timedelta(days=every))
    unsent = [one.member.name for one in due if not _remind(one)]
    click.echo(f"Reminded: {len(due) - len(unsent)}.")
    for one in confirmations.owing(by=by, on=clock.today()):
        if not one.accounts:
            click.echo(f"{one.member.name} is to confirm their register, and has no account to sign in with.")
    if unsent:
        raise click.ClickException(f"The letters to these could not be sent: {', '.join(unsent)}. Run this again.")


def _remind(one: Owing) -> bool:
    """Send first and write it down after: stopped in between, somebody gets a second letter rather than none."""
    sent = [letters.send_register_reminder(user, one.confirmation.words) for user in one.accounts]
    if any(sent):
        with transaction():
            confirmations.note_reminder(one.member, by=operator(on=clock.today()), at=clock.now())
    return any(sent)
