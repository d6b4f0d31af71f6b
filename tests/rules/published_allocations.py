"""Political balance as councils published it: figures only, each with the report it stands in.

East Sussex, 28 September 2023: Governance Committee, revised appendix 1 to "Appointments of Members to Committees".
East Sussex, majority: an appendix 1 to the same yearly report, with 26 Conservatives and a vacancy. The copy bears no
date; the report reckons the vacancy with the one member in no group, and so does this.
Maidstone: "Allocation of Seats on Committees", appendix A, with 114 seats. It prints what each group is due and not
how many members it has; of 55 members only these numbers give those figures.
South Holland: minutes of the council on amended political balance, after a change on 1 October 2021. They print 60, 30
and 2 seats of 92, one member being in no group; of 37 members only 24 and 12 give those figures. The
sizes of its bodies are not in the minutes: four of 23 stand for them, since only the totals are compared.
"""

from dataclasses import dataclass

from models.rules.political_balance import Body, Group


@dataclass(frozen=True)
class Published:
    """What a council started from, and what its report says came out."""

    groups: tuple[Group, ...]
    ungrouped: int
    bodies: tuple[Body, ...]
    totals: tuple[int, ...]
    rows: dict[str, tuple[int, ...]]


def _groups(**members: int) -> tuple[Group, ...]:
    return tuple(Group(name.replace("_", " "), number) for name, number in members.items())


EAST_SUSSEX = Published(
    groups=_groups(Conservative=23, Liberal_Democrat=12, Labour=5, Green=5, Independent_Democrat=2),
    ungrouped=3,
    bodies=(
        *(Body("Regulatory", 18), Body("Planning", 7), Body("Governance", 6), Body("Standards", 7)),
        *(Body("Pension", 5), Body("Audit", 7), Body("Place", 11), Body("People", 11), Body("Health", 7)),
    ),
    totals=(36, 19, 8, 8, 3, 5),
    rows={
        "Regulatory": (8, 4, 2, 2, 1, 1),
        "Planning": (3, 2, 1, 0, 0, 1),
        "Governance": (3, 1, 1, 1, 0, 0),
        "Standards": (3, 1, 1, 1, 0, 1),
        "Pension": (3, 1, 0, 1, 0, 0),
        "Audit": (3, 2, 0, 1, 0, 1),
        "Place": (5, 3, 1, 1, 1, 0),
        "People": (5, 3, 1, 1, 1, 0),
        "Health": (3, 2, 1, 0, 0, 1),
    },
)

EAST_SUSSEX_MAJORITY = Published(
    groups=_groups(Conservative=26, Liberal_Democrat=11, Labour=5, Green=4, Independent_Democrat=2),
    ungrouped=2,
    bodies=(
        *(Body("Regulatory", 18), Body("Planning", 7), Body("Governance", 5), Body("Standards", 7)),
        *(Body("Pension", 5), Body("Audit", 7), Body("Health", 7), Body("People", 11), Body("Place", 11)),
    ),
    totals=(44, 17, 8, 6, 3, 0),
    rows={
        "Regulatory": (10, 4, 2, 1, 1, 0),
        "Planning": (4, 2, 1, 0, 0, 0),
        "Governance": (3, 1, 1, 0, 0, 0),
        "Standards": (4, 1, 1, 1, 0, 0),
        "Pension": (3, 1, 0, 1, 0, 0),
        "Audit": (4, 2, 0, 1, 0, 0),
        "Health": (4, 2, 1, 0, 0, 0),
        "People": (6, 2, 1, 1, 1, 0),
        "Place": (6, 2, 1, 1, 1, 0),
    },
)

MAIDSTONE = Published(
    groups=_groups(Conservative=23, Liberal_Democrat=22, Independent=5, UKIP=3, Labour=2),
    ungrouped=0,
    bodies=tuple(Body(f"Body {n}", seats) for n, seats in enumerate((15, 9, 9, 9, 13, 12, 12, 9, 9, 9, 3, 5), 1)),
    totals=(48, 46, 10, 6, 4, 0),
    rows={},
)

SOUTH_HOLLAND = Published(
    groups=_groups(Conservative=24, Independent=12),
    ungrouped=1,
    bodies=tuple(Body(f"Body {n}", seats) for n, seats in enumerate((23, 23, 23, 23), 1)),
    totals=(60, 30, 2),
    rows={},
)
