"""`make bench`: run the suite on each database and print its table. Exits 1 when a target is missed or a line fails."""

import argparse
import gc
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from bench import databases, table
from bench.lines import GROUPS
from bench.protocol import Pace
from bench.site import Site
from webapp import clock, garbage

ENGINES = ("sqlite", "postgresql")
QUICK = Pace(rounds=10, calls=3, runs=1)


def main() -> None:
    """Run what was asked for."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    asked = _asked()
    pace = QUICK if asked.quick else Pace(rounds=asked.rounds)
    results = [_run(engine, asked.lines, pace) for engine in asked.database]
    rows = [row for some, _ in results for row in some]
    if asked.json:
        table.keep(rows, asked.json)
    if broken := [number for _, some in results for number in some]:
        print(f"Not measured, because it failed: line {', '.join(map(str, broken))}.")
    raise SystemExit(bool(broken) or any(not row.is_met for row in rows))


def _run(engine: str, lines: list[int], pace: Pace) -> tuple[list[table.Row], list[int]]:
    """The rows of the lines asked for, and the lines that broke down: one does not take the others with it."""
    rows: list[table.Row] = []
    broken: list[int] = []
    with databases.opened(engine, clock.today()) as found:
        site = Site(found, engine, pace)
        try:
            site.app(name="written")
            for numbers, measure in GROUPS:
                if set(numbers) & set(lines):
                    print(f"{engine}, line {', '.join(map(str, numbers))} …", flush=True)
                    # As the door of a server does; what other lines left behind is no part of this one.
                    gc.collect()
                    garbage.spare_what_stands()
                    rows += _measured(measure, site) or broken.extend(numbers) or []
        finally:
            site.close()
    print(f"\n{engine}\n{table.in_words(rows)}", flush=True)
    return rows, broken


def _measured(measure: Callable[[Site], list[table.Row]], site: Site) -> list[table.Row]:
    try:
        rows = measure(site)
    except Exception:
        traceback.print_exc()
        return []
    print(table.briefly(rows), flush=True)
    return rows


def _asked() -> argparse.Namespace:
    every = [number for numbers, _ in GROUPS for number in numbers]
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--lines", type=_numbers, default=every, help="which lines of the suite, such as 1,2,15")
    parser.add_argument("--database", type=_engines, default=list(ENGINES), help="sqlite, postgresql or both")
    parser.add_argument("--rounds", type=int, default=Pace().rounds, help="rounds of each case in a run")
    parser.add_argument("--quick", action="store_true", help="one short run: to see that it works, not to measure")
    parser.add_argument("--json", type=Path, help="write the results to this file too")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def _engines(text: str) -> list[str]:
    chosen = text.split(",")
    if unknown := set(chosen) - set(ENGINES):
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)} is none of {', '.join(ENGINES)}")
    return chosen


if __name__ == "__main__":
    main()
