"""What the person who runs the server can do from its command line."""

import click
from flask import Flask
from flask.cli import AppGroup

from webapp.services import audit

audit_commands = AppGroup("audit", help="The audit trail.")


def init_app(app: Flask) -> None:
    app.cli.add_command(audit_commands)


@audit_commands.command("verify")
def verify() -> None:
    """Find any edited, removed or inserted event. Exits 1 when there is one."""
    findings = list(audit.verify())
    for finding in findings:
        click.echo(finding)
    if findings:
        raise SystemExit(1)
    click.echo("The audit trail is whole.")
