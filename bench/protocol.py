"""How things are timed: cases interleaved in random order, medians, and a control that must come out as one.

One process; the floor of a line runs among its cases, and once more as the control. If control and floor differ by more
than three per cent the machine was too busy to tell: the run is made again, three times at most, then called void.
"""

import gc
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter
from typing import Any

CONTROL = "control"
SOUND = (0.97, 1.03)
ATTEMPTS = 3


@dataclass(frozen=True)
class Pace:
    """How often each case is run: rounds of calls, and how many such runs give the range."""

    rounds: int = 60
    calls: int = 5
    runs: int = 3

    def of_slow_cases(self) -> "Pace":
        """For what takes a tenth of a second or more: as many rounds, one call in each."""
        return Pace(self.rounds, 1, self.runs)


@dataclass(frozen=True)
class Case:
    """Something to time. `before` makes ready for each call and is not timed; it gives what `run` is called with."""

    name: str
    run: Callable[..., Any]
    before: Callable[[], Any] | None = None


@dataclass
class Measured:
    """The medians, in seconds, of every case in every run; and whether the control held in each."""

    medians: dict[str, list[float]] = field(default_factory=dict)
    is_sound: bool = True

    def seconds(self, name: str) -> float:
        return median(self.medians[name])

    def ratio(self, name: str, floor: str) -> tuple[float, float, float]:
        """The ratio of two cases: the middle run, the lowest, the highest."""
        ratios = sorted(a / b for a, b in zip(self.medians[name], self.medians[floor], strict=True))
        return median(ratios), ratios[0], ratios[-1]


def measure(cases: Sequence[Case], pace: Pace, *, control: str) -> Measured:
    """Time the cases; `control` names the one that is run twice to see that the machine was quiet enough."""
    floor = next(case for case in cases if case.name == control)
    mixed = [*cases, Case(CONTROL, floor.run, floor.before)]
    for case in mixed:
        for _ in range(3):
            _timed(case)
    measured = Measured()
    for number in range(pace.runs):
        medians, is_sound = _sound_run(mixed, pace, control, seed=number)
        measured.is_sound &= is_sound
        for name, seconds in medians.items():
            measured.medians.setdefault(name, []).append(seconds)
    return measured


def _sound_run(cases: Sequence[Case], pace: Pace, control: str, *, seed: int) -> tuple[dict[str, float], bool]:
    medians: dict[str, float] = {}
    for attempt in range(ATTEMPTS):
        medians = _run(cases, pace, random.Random(seed * ATTEMPTS + attempt))
        if SOUND[0] <= medians[CONTROL] / medians[control] <= SOUND[1]:
            return medians, True
    return medians, False


def _run(cases: Sequence[Case], pace: Pace, chance: random.Random) -> dict[str, float]:
    times: dict[str, list[float]] = {case.name: [] for case in cases}
    # What the bench itself holds must not be walked again and again while others are timed.
    gc.collect()
    gc.freeze()
    for _ in range(pace.rounds):
        for case in chance.sample(cases, len(cases)):
            times[case.name] += [_timed(case) for _ in range(pace.calls)]
    return {name: median(some) for name, some in times.items()}


def _timed(case: Case) -> float:
    given = () if case.before is None else (case.before(),)
    began = perf_counter()
    case.run(*given)
    return perf_counter() - began
