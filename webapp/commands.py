"""What the person who runs the server can do from its command line."""

import click
from flask import Flask
from flask.cli import AppGroup

from models.rules import RuleBroken
from models.vocabulary import Role
from webapp import clock, letters
from webapp.services import accounts, audit, people
from webapp.services.actors import operator
from webapp.services.roles import NewRole
from webapp.transaction import transaction

audit_commands = AppGroup("audit", help="The audit trail.")
people_commands = AppGroup("people", help="Who can sign in.")


def init_app(app: Flask) -> None:
    app.cli.add_command(audit_commands)
    app.cli.add_command(people_commands)


@audit_commands.command("verify")
def verify() -> None:
    """Find any edited, removed or inserted event. Exits 1 when there is one, and otherwise prints the last hash."""
    findings = list(audit.verify())
    for finding in findings:
        click.echo(finding)
    if findings:
        raise SystemExit(1)
    click.echo(f"The audit trail is whole. Its last hash: {audit.last_hash()}")


@people_commands.command("invite")
@click.argument("email")
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in Role]), default=Role.ADMINISTRATOR.value)
def invite(email: str, name: str, role: str) -> None:
    """Open an account for somebody and print the link by which they choose a password. No letter is sent."""
    by, at = operator(on=clock.today()), clock.now()
    try:
        with transaction():
            given = NewRole(Role(role), clock.today(), decided="On the server's command line")
            person = accounts.find(email)
            # Somebody a council file brought has an account and no password: they only need the link.
            if person is None or person.password_hash is not None or person.ended_on is not None:
                person = people.invite(name=name, email=email, member_id=None, role=given, by=by, at=at)
            secret = people.invitation(person, by=by, at=at)
    except RuleBroken as broken:
        raise click.ClickException(broken.message) from broken
    click.echo(f"Give this link to {name}. It works once, for seven days.")
    click.echo(letters.link("account_links.invitation", secret=secret))
