"""How a process that serves looks for garbage: seldom, and not among what stands from its start."""

import gc

# Python's own are 700, 10, 10: set for small scripts.
THRESHOLDS = (10_000, 20, 20)


def spare_what_stands() -> None:
    """Let large work finish sooner: what the start made never becomes garbage, and is not searched for it again.

    Ten thousand rows of a file make some hundred thousand objects, and Python went through all that lives every few
    hundred of them: a quarter of the time of bringing such a file in. It still frees what is in no circle at once.
    """
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
