"""Killed, or out of disk, while minutes are issued: draft, public version and the next agenda are of one piece."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROUNDS = 3


@pytest.fixture
def environment(tmp_path):
    return {**os.environ, "MOOTHALL_DATA": str(tmp_path), "DATABASE_URL": "", "PYTHONPATH": str(ROOT)}


def test_issued_minutes_that_were_acknowledged_survive_kill_9(environment):
    chance = random.Random(20190312)
    acknowledged = 0

    for _ in range(ROUNDS):
        acknowledged = max(acknowledged, issue_until_killed(environment, after=chance.uniform(1.0, 2.5)))

        found = left(environment)
        assert found["public"] >= acknowledged, "an acknowledged issue was lost"
        assert found == whole(found["public"])
    assert acknowledged


def test_a_full_disk_leaves_the_draft_before(environment):
    done = run(environment, "issuer.py", "full")

    assert done.split() == ["ready", "refused"]
    assert left(environment) == whole(1)


def whole(number: int) -> dict:
    """What is left after as many issues, none of them half made."""
    same = dict.fromkeys(("record", "draft", "public", "drafts", "versions"), number)
    return {**same, "listed": 1 if number else 0, "files are whole": True, "trail is sound": True}


def left(environment: dict[str, str]) -> dict:
    return json.loads(run(environment, "issue_reader.py"))


def run(environment: dict[str, str], program: str, *words: str) -> str:
    command = [sys.executable, str(Path(__file__).with_name(program)), *words]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def issue_until_killed(environment: dict[str, str], *, after: float) -> int:
    """Let a process issue again and again, kill it with no warning, and give the last it acknowledged."""
    command = [sys.executable, "-u", str(Path(__file__).with_name("issuer.py"))]
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(after)
    os.kill(process.pid, signal.SIGKILL)
    rest = process.stdout.read()
    process.wait()
    lines = [line for line in (first + rest).split("\n") if line.startswith("acknowledged ")]
    return max((int(line.split()[1]) for line in lines), default=0)
