"""Political balance: how the seats of committees are shared among the groups of a council.

The four principles stand in the Local Government and Housing Act 1989, s15(5), each subject to those before it:
(a) not every seat of a body goes to one group; (b) a group with more than half of the members has the majority of
each body; (c) of all the seats on ordinary committees each group has its proportion; (d) so it has on each body.
They bind "so far as reasonably practicable" (s15(4)). Proportions are made whole by the largest remainder. Members in
no group get what the groups leave (SI 1990/1553 reg 16).
"""

from models.rules.political_balance.terms import UNGROUPED, Body, Figure, Group, Step, Tie, Working, spoken
from models.rules.political_balance.working import check_inputs, work_out

__all__ = ["UNGROUPED", "Body", "Figure", "Group", "Step", "Tie", "Working", "check_inputs", "spoken", "work_out"]
