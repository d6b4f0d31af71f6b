"""What the person who runs the server can do from its command line."""

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Any

import click
from flask import Flask
from flask.cli import AppGroup

from models.rules import RuleBroken
from models.vocabulary import Role
from webapp import clock, letters, migrations
from webapp.services import accounts, audit, people
from webapp.services.actors import operator
from webapp.services.roles import NewRole
from webapp.transaction import transaction


class OnTheDatabase(AppGroup):
    """Commands that need the database as this version has it; where it is not, each says what to run first."""

    def command(self, *names: Any, **others: Any) -> Callable[[Callable[..., Any]], click.Command]:
        add = super().command(*names, **others)

        def checked(command: Callable[..., Any]) -> click.Command:
            @wraps(command)
            def run(*values: Any, **named: Any) -> Any:
                if sentence := migrations.lacking():
                    raise click.ClickException(sentence)
                return command(*values, **named)

            return add(run)

        return checked


audit_commands = OnTheDatabase("audit", help="The audit trail.")
people_commands = OnTheDatabase("people", help="Who can sign in.")


class LoadedWhenUsed(click.Group):
    """A group of commands in a module that is imported when one of them is asked for: a server carries none of it."""

    def __init__(self, name: str, module: str, group: str, help: str) -> None:
        super().__init__(name, help=help)
        self.module, self.group = module, group

    def list_commands(self, ctx: click.Context) -> list[str]:
        return self._loaded().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return self._loaded().get_command(ctx, cmd_name)

    def _loaded(self) -> click.Group:
        group: click.Group = getattr(import_module(self.module), self.group)
        return group


COUNCIL = "webapp.council_commands"
COUNCIL_FILE = "The council file: docs/council-file.md."
SAMPLE = "The sample council, for trying things."
INTERESTS = "The registers of interests."
TEXTS = "The words of published files."
LETTERS = "Letters to those who owe something."
KEYS = "The keys that seal what the database must not hold in the clear."


def init_app(app: Flask) -> None:
    app.cli.add_command(audit_commands)
    app.cli.add_command(people_commands)
    app.cli.add_command(LoadedWhenUsed("council", COUNCIL, "council", COUNCIL_FILE))
    app.cli.add_command(LoadedWhenUsed("sample", COUNCIL, "sample_council", SAMPLE))
    app.cli.add_command(LoadedWhenUsed("keys", "webapp.key_commands", "key_commands", KEYS))
    app.cli.add_command(LoadedWhenUsed("interests", "webapp.register_commands", "interest_commands", INTERESTS))
    app.cli.add_command(LoadedWhenUsed("letters", "webapp.letter_sender", "letter_commands", LETTERS))
    app.cli.add_command(LoadedWhenUsed("texts", "webapp.text_reader", "text_commands", TEXTS))


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
