"""What political balance is worked out from, and what comes out of it."""

from dataclasses import dataclass
from fractions import Fraction

UNGROUPED = "In no group"
SMALLEST_GROUP = 2
SMALLEST_BODY = 3


def spoken(name: str) -> str:
    """A group's name inside a sentence; those in no group have none."""
    return "the members in no group" if name == UNGROUPED else name


@dataclass(frozen=True, slots=True)
class Group:
    """A political group and how many members of the council belong to it."""

    name: str
    members: int


@dataclass(frozen=True, slots=True)
class Body:
    """A committee or other body, and how many of its seats are shared among the groups."""

    name: str
    seats: int

    @property
    def majority(self) -> int:
        """The fewest seats that are more than half."""
        return self.seats // 2 + 1


@dataclass(frozen=True, slots=True)
class Council:
    """The council as the groups divide it, the largest group first."""

    groups: tuple[Group, ...]
    ungrouped: int

    @property
    def members(self) -> int:
        """Everybody who is a member now: the Act counts no vacancy (Sch 1 para 4)."""
        return sum(group.members for group in self.groups) + self.ungrouped

    @property
    def majority_group(self) -> Group | None:
        """The group with more than half of the members, if there is one."""
        return next((group for group in self.groups if 2 * group.members > self.members), None)

    def proportions_of(self, seats: int) -> dict[str, Fraction]:
        """What each group's proportion of some seats would be, not yet whole; those in no group come last."""
        shares = {group.name: Fraction(seats * group.members, self.members) for group in self.groups}
        return shares | {UNGROUPED: Fraction(seats * self.ungrouped, self.members)}

    def limits_on(self, *bodies: Body) -> dict[str, tuple[int, int]]:
        """The fewest and most seats each may have on these bodies together: principles (b) and (a)."""
        majority = self.majority_group
        least = sum(body.majority for body in bodies)
        most = sum(body.seats - 1 for body in bodies)
        limits = {group.name: (least if group == majority else 0, most) for group in self.groups}
        return limits | {UNGROUPED: (0, most + len(bodies))}


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a sum: whose, how it is reckoned ("23 ÷ 50 × 79"), what that comes to, and the whole seats."""

    name: str
    sum: str
    exact: str
    seats: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step in words, the principle it applies ("(c)"), and its figures where it has any."""

    principle: str
    words: str
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A choice the Act leaves to the council: `chosen` is the council's own, or the first option until it chooses."""

    key: str
    question: str
    options: tuple[str, ...]
    chosen: str
    is_decided: bool


@dataclass(frozen=True, slots=True)
class Working:
    """The whole working: seats over all and on each body by the group's name, every step, every tie."""

    totals: dict[str, int]
    table: dict[str, dict[str, int]]
    steps: tuple[Step, ...]
    ties: tuple[Tie, ...]
