"""What is wrong in a council file: where, and what was expected, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_SHOWN = 50
Step = str | int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right. `path` leads to it from the top of the file: committees[0].seats[2].member."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class CouncilFileRefused(Exception):
    """A council file that was not loaded, with every reason why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.sentences()))

    def sentences(self) -> list[str]:
        """The problems, the first fifty of them, each as a line."""
        lines = [str(problem) for problem in self.problems[:MOST_SHOWN]]
        left = len(self.problems) - MOST_SHOWN
        return [*lines, f"… and {left} more like these. Put right the ones above first."] if left > 0 else lines


def path_of(steps: Iterable[Step]) -> str:
    """The steps from the top of the file as a path: ["committees", 0, "slug"] is committees[0].slug."""
    path = ""
    for step in steps:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def shown(value: object) -> str:
    """A value of the file as a sentence can show it."""
    match value:
        case None:
            return "nothing (null)"
        case bool():
            return "true" if value else "false"
        case str():
            return repr(value) if len(value) <= 60 else f"{value[:60]!r}…"
        case int() | float():
            return f"the number {value}"
        case list():
            return "a list"
        case _:
            return "an object"
