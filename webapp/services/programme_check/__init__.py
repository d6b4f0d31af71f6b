"""A work programme checked: plain facts from the records, what the rules find in them, what was let stand, mending."""

from webapp.services.programme_check.checking import Check, Waived, check, check_everything, findings
from webapp.services.programme_check.lately import check_lately
from webapp.services.programme_check.mending import ONE_PRESS, mend
from webapp.services.programme_check.waiving import finding, get, unwaive, waive

__all__ = [
    "ONE_PRESS",
    "Check",
    "Waived",
    "check",
    "check_everything",
    "check_lately",
    "finding",
    "findings",
    "get",
    "mend",
    "unwaive",
    "waive",
]
