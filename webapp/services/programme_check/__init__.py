"""A work programme checked: plain facts from the records, what the rules find in them, what was let stand, mending."""

from webapp.services.programme_check.checking import Check, Waived, check, check_everything, findings
from webapp.services.programme_check.waiving import finding, unwaive, waive

__all__ = ["Check", "Waived", "check", "check_everything", "finding", "findings", "unwaive", "waive"]
