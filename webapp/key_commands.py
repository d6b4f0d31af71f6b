"""The keys that seal what even the database must not hold in the clear, from the command line."""

import click

from webapp import clock
from webapp.commands import OnTheDatabase
from webapp.sealing import CannotUnseal
from webapp.services import sealed_columns
from webapp.services.actors import operator
from webapp.services.deployment import keyring
from webapp.transaction import transaction

key_commands = OnTheDatabase("keys", help="The keys that seal what the database must not hold in the clear.")


@key_commands.command("rotate")
@click.option("--forget", is_flag=True, help="Then forget the old keys. Stop the site first.")
def rotate(forget: bool) -> None:
    """Make a new key and seal everything with it. The old keys stay in the file, and still unseal."""
    try:
        with transaction():
            count = sealed_columns.rotate(by=operator(on=clock.today()), at=clock.now())
    except CannotUnseal as refused:
        raise click.ClickException(str(refused)) from refused
    click.echo(f"A new key seals everything: {count} values.")
    if forget:
        _forget()
    else:
        click.echo("The old keys are still in the file. Back it up, and forget them later: flask keys forget")


@key_commands.command("forget")
def forget() -> None:
    """Forget every key but the newest. What in a backup only the others open is lost with them."""
    _forget()


def _forget() -> None:
    try:
        with transaction():
            count = sealed_columns.forget_old_keys(by=operator(on=clock.today()), at=clock.now())
    except CannotUnseal as refused:
        raise click.ClickException(str(refused)) from refused
    keyring().keep_newest()
    click.echo(f"Only the newest key is kept. It opens every sealed value: {count}.")
