"""The script of the minutes page joins texts as the site does."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from models.rules.merging import joined, merge, tidy

SCRIPT = Path(__file__).parent.parent / "javascript" / "merge.mjs"


def test_both_join_and_both_ask_alike():
    if not shutil.which("node"):
        pytest.skip("node is not installed")
    chance = random.Random(4)
    cases = [[joined(one) for one in _three(chance)] for _ in range(3000)]
    cases.append(["One\r\n\r\n\r\nTwo", "One \n \nTwo\n\nThree", "\n\nOne!\n\nTwo"])

    asked = subprocess.run(["node", SCRIPT], input=json.dumps(cases), capture_output=True, text=True, timeout=60)

    assert asked.returncode == 0, asked.stderr
    for case, answer in zip(cases, json.loads(asked.stdout), strict=True):
        was, kept, typed = case
        merged = merge(was, kept=kept, typed=typed)
        assert answer == [None if merged.conflicts else merged.text, tidy(typed)], case


def _three(chance: random.Random) -> tuple[list[str], list[str], list[str]]:
    before = [f"p{number}" for number in range(chance.randrange(9))]
    return before, _edited(before, "k", chance), _edited(before, "t", chance)


def _edited(before: list[str], mark: str, chance: random.Random) -> list[str]:
    now: list[str] = []
    for place, part in enumerate(before):
        now += chance.choice([[part]] * 6 + [[part + mark], [], [part, f"{mark}{place}"]])
    return now
