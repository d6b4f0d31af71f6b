"""Line 27: from the start of the process to the first page, and the memory it holds after twenty."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bench.protocol import Case, Pace, measure
from bench.site import Site
from bench.table import Row

ROOT = Path(__file__).parents[2]
BARE, PRODUCT = "floor application started", "started, first page"
ROUNDS = 10


def start(site: Site) -> list[Row]:
    """Line 27. A process of its own for every call, so ten rounds a run."""
    pages = [one.body["address"] for one in site.recent[:20]]
    meetings = [f"/meeting/{one.id}" for one in site.recent[:20]]
    product, bare = _starter("bench/served.py", site, pages[:1]), _starter("bench/bare.py", site, meetings[:1])
    many, bare_many = _starter("bench/served.py", site, pages), _starter("bench/bare.py", site, meetings)
    pace = Pace(min(ROUNDS, site.pace.rounds), 1, site.pace.runs)
    measured = measure([Case(BARE, bare), Case(PRODUCT, product)], pace, control=BARE)
    return [site.row(measured, PRODUCT, BARE, "27", 2.5, 1.8), _memory_row(site, many, bare_many)]


def _memory_row(site: Site, product: Callable[[], float], bare: Callable[[], float]) -> Row:
    ours, theirs = sorted(product() for _ in range(3)), sorted(bare() for _ in range(3))
    return Row(
        line="27",
        name="memory after 20 pages",
        floor="floor application's memory",
        floor_amount=theirs[1],
        amount=ours[1],
        ratio=ours[1] / theirs[1],
        lowest=ours[0] / theirs[2],
        highest=ours[2] / theirs[0],
        target=2,
        stretch=1.5,
        database=site.engine,
        unit="MB",
    )


def _starter(script: str, site: Site, pages: list[str]) -> Callable[[], float]:
    """What starts a process that shows these pages, and gives the most memory it held, in megabytes."""
    settings = site.app().config["SETTINGS"]
    environment = {"MOOTHALL_DATA": str(settings.data), "DATABASE_URL": settings.database_url, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / script), settings.database_url, *pages]

    def run() -> float:
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return float(json.loads(done.stdout)["kilobytes"]) / 1024

    return run
