"""A full disk: publishing is refused, and the public goes on reading the version before, whole."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(module: str, folder: Path) -> str:
    environment = {**os.environ, "MOOTHALL_DATA": str(folder), "DATABASE_URL": "", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", module], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_a_full_disk_leaves_the_version_before(tmp_path):
    assert run("tests.faults.fills_the_disk", tmp_path) == "refused"

    assert run("tests.faults.reader", tmp_path) == "1|Version 1|whole|sound"
    assert not any(path.name.startswith("tmp") for path in (tmp_path / "files").iterdir())
