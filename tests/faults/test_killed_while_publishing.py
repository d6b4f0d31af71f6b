"""Killed at any moment while publishing: what was acknowledged is there, and the public reads one whole version."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROUNDS = 5
PUBLISHER = Path(__file__).with_name("publisher.py")
READER = Path(__file__).with_name("reader.py")


def test_an_acknowledged_version_survives_kill_9(tmp_path):
    chance = random.Random(20190618)
    environment = {**os.environ, "MOOTHALL_DATA": str(tmp_path), "DATABASE_URL": "", "PYTHONPATH": str(ROOT)}
    acknowledged = 0

    for _ in range(ROUNDS):
        acknowledged = max(acknowledged, publish_until_killed(environment, after=chance.uniform(0.3, 1.2)))
        found = subprocess.run(
            [sys.executable, str(READER)], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
        )
        version, heading, files_are_whole, trail = found.stdout.split("|")
        assert int(version) >= acknowledged, "an acknowledged version was lost"
        assert heading == f"Version {version}", "the live body is not of the live version"
        assert files_are_whole == "whole"
        assert trail.strip() == "sound"


def publish_until_killed(environment: dict[str, str], *, after: float) -> int:
    """Let a process publish one version after another, kill it with no warning, and give the last it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-u", str(PUBLISHER)], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(after)
    os.kill(process.pid, signal.SIGKILL)
    rest = process.stdout.read()
    process.wait()
    lines = [line for line in (first + rest).split("\n") if line.startswith("acknowledged ")]
    return max((int(line.split()[1]) for line in lines), default=0)
