"""Killed at any moment while letters are sent: none is lost, and only one that was on its way can come again."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiosmtpd.controller import Controller

from tests.mail_server import Letterbox, free_port

ROOT = Path(__file__).parents[2]
WRITER = Path(__file__).with_name("letter_writer.py")
LETTERS, ROUNDS = 40, 4


def test_no_letter_is_lost_and_none_is_sent_twice_unless_it_was_on_its_way(tmp_path):
    chance, box = random.Random(20190618), Letterbox()
    with delivering(box) as address:
        environment = {**os.environ, **settings(tmp_path, address)}
        run(environment, LETTERS, until=lambda line: line == "ready")
        for _ in range(ROUNDS):
            run(environment, 0, "later", until=lambda line: line == "ready", then=chance.uniform(0.02, 0.4))
        run(environment, 0, "later", until=lambda line: line == "unsent 0")

    came = Counter(letter["To"] for letter in box.letters)
    names = {letter["To"]: set() for letter in box.letters}
    for letter in box.letters:
        names[letter["To"]].add(letter["Message-ID"])
    assert set(came) == {f"owner{number}@example.org" for number in range(LETTERS)}, "a letter was lost"
    assert came.total() - LETTERS <= ROUNDS + 1, "more came again than were on their way when it was killed"
    assert all(len(one) == 1 for one in names.values()), "a mail program could not know it for the same letter"


def test_undisturbed_each_letter_comes_exactly_once(tmp_path):
    box = Letterbox()
    with delivering(box) as address:
        run({**os.environ, **settings(tmp_path, address)}, LETTERS, until=lambda line: line == "unsent 0")

    assert Counter(letter["To"] for letter in box.letters).most_common(1)[0][1] == 1
    assert len(box.letters) == LETTERS


def settings(folder: Path, mail_server: str) -> dict[str, str]:
    return {
        "MOOTHALL_DATA": str(folder),
        "DATABASE_URL": "",
        "MAIL_SERVER": mail_server,
        "PYTHONPATH": str(ROOT),
    }


@contextmanager
def delivering(box: Letterbox) -> Iterator[str]:
    port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()


def run(environment: dict[str, str], letters: int, *words: str, until, then: float = 0) -> None:
    """Let a process send until it says so, then kill it with no warning."""
    command = [sys.executable, "-u", str(WRITER), str(letters), *words]
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if until(line.strip()):
            break
    time.sleep(then)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
