"""What checks came to lately, kept for as long as nothing is written anywhere: pages ask again and again."""

from collections import OrderedDict
from datetime import date
from threading import Lock

from flask import current_app

from models.committee import Committee
from webapp.services import audit
from webapp.services.programme_check.checking import Check, check
from webapp.services.programme_rows import Owner

NAME = "programme_checks"
MOST_KEPT = 200

Checked = tuple[int, int, date, str]


class KeptChecks(OrderedDict[Checked, Check]):
    """Checks by programme, day and the end of the audit trail, which every change moves. Threads share it."""

    def __init__(self) -> None:
        super().__init__()
        self.lock = Lock()

    def keep(self, key: Checked, checked: Check) -> Check:
        """Keep one, and let the oldest go."""
        with self.lock:
            self[key] = checked
            while len(self) > MOST_KEPT:
                self.popitem(last=False)
        return checked

    def forget(self) -> None:
        """Keep none."""
        with self.lock:
            self.clear()


def check_lately(committee: Committee | Owner, year: int, *, on: date) -> Check:
    """A programme's check, from what is kept where nothing was written since; one statement then."""
    kept = _kept()
    key = (committee.id, year, on, audit.last_hash())
    return kept.get(key) or kept.keep(key, check(committee, year, on=on))


def _kept() -> KeptChecks:
    """Those of this application."""
    extensions = current_app.extensions
    if NAME not in extensions:
        made: KeptChecks = extensions.setdefault(NAME, KeptChecks())
        extensions.setdefault("forget", []).append(made.forget)
    kept: KeptChecks = extensions[NAME]
    return kept
