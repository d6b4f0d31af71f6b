"""The council file at the command line: load one, check one, dump the council into one."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from webapp import clock
from webapp.commands import OnTheDatabase
from webapp.database import db
from webapp.services import sample
from webapp.services.actors import operator
from webapp.services.council_file import dumping, left_out, loading, reading, releasing
from webapp.services.council_file.problems import CouncilFileRefused
from webapp.transaction import transaction

council = OnTheDatabase("council")
sample_council = OnTheDatabase("sample")
A_FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@council.command("load")
@click.argument("file", type=A_FILE)
@click.option("--publish", is_flag=True, help="Also publish what is loaded.")
@click.option("--at", "at_text", default="", help="Publish as of this moment: 2019-06-10T09:00, in London.")
def load(file: Path, publish: bool, at_text: str) -> None:
    """Add all that FILE holds, or nothing and the reasons why."""
    by, now = operator(on=clock.today()), clock.now()
    at = _moment(at_text) if at_text else now
    with _refusals(file), transaction():
        loaded = loading.load(_read(file), by=by, at=now)
        if publish:
            releasing.publish(loaded, by=by, at=at)
    counts = ", ".join(f"{count} {name}" for name, count in loaded.summary().items() if name != "council")
    click.echo(f"Loaded{' and published' if publish else ''}: {counts}.")


@council.command("check")
@click.argument("file", type=A_FILE)
def check(file: Path) -> None:
    """Say whether FILE could be loaded here, and load nothing."""
    with _refusals(file):
        loading.check(_read(file))
    click.echo("This file can be loaded.")


@council.command("dump")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--without-files", is_flag=True, help="Name documents by their hash, and leave their bytes out.")
def dump(file: Path, without_files: bool) -> None:
    """Write the whole council to FILE, or to - for the screen. It holds what is private too: keep it safe."""
    _in_one_moment()
    for sentence in left_out.sentences():
        click.echo(sentence, err=True)
    pieces = dumping.dump(with_files=not without_files)
    if str(file) == "-":
        for piece in pieces:
            sys.stdout.write(piece)
        return
    _write_whole(file, pieces)
    click.echo(f"Written to {file}.")


@sample_council.command("load")
def load_sample() -> None:
    """Load the sample council into an empty database; where there is a council, do nothing."""
    with transaction():
        loaded = sample.load_into_empty()
    click.echo("The sample council is loaded." if loaded else "There is a council here already. Nothing was loaded.")
    for line in sample.sign_ins():
        click.echo(line)


def _read(file: Path) -> dict[str, Any]:
    return reading.read(sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes())


@contextmanager
def _refusals(file: Path) -> Iterator[None]:
    """Say what is wrong with a file on lines of their own, and end with 1."""
    try:
        yield
    except CouncilFileRefused as refused:
        for sentence in refused.sentences():
            click.echo(sentence, err=True)
        raise click.ClickException(f"{file} was not loaded, nor any part of it.") from refused


def _moment(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text} is no moment. Write it like 2019-06-10T09:00.", param_hint="--at") from error
    return at if at.tzinfo else at.replace(tzinfo=clock.LONDON)


def _in_one_moment() -> None:
    """Have PostgreSQL show every statement of the dump the same moment, as SQLite does anyway."""
    if db.engine.dialect.name == "postgresql" and not db.session().in_transaction():
        db.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def _write_whole(file: Path, pieces: Iterator[str]) -> None:
    """Write beside the file and then take its name, so that a dump cut short never stands in place of a good one."""
    if not file.parent.is_dir():
        raise click.ClickException(f"There is no folder {file.parent}. Make it first, or write elsewhere.")
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as beside:
        try:
            for piece in pieces:
                beside.write(piece)
            beside.flush()
            os.fsync(beside.fileno())
            Path(beside.name).replace(file)
        except BaseException:
            Path(beside.name).unlink(missing_ok=True)
            raise
