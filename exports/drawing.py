"""A drawing as plain shapes, before any medium is chosen: chart_svg.py writes it down, chart_png.py paints it.

Places and sizes are in the drawing's own units, from the top left corner.
"""

from dataclasses import dataclass

INK, SOFT, FAINT, PAPER = "#16191c", "#4a5056", "#dfe3e6", "#ffffff"
LETTER = 12.0
# How wide a letter is, in shares of its height, as Arial and Liberation Sans have them; the rest are as figures are.
_WIDTHS = {
    **dict.fromkeys("ijl'|", 0.23),
    **dict.fromkeys(" .,:;!/ftI()[]-", 0.3),
    **dict.fromkeys("rJ°", 0.35),
    **dict.fromkeys("ckszvxy", 0.5),
    **dict.fromkeys("mwMW%@", 0.88),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", 0.7),
}
_FIGURE, _BOLD = 0.556, 1.06

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """Lines through points, each path on its own; `dash` is so long a stroke, so long a gap, and again."""

    paths: tuple[tuple[Point, ...], ...]
    colour: str
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A surface between points, and its edge if that has a colour; `opacity` 1 hides what is below it."""

    points: tuple[Point, ...]
    fill: str
    edge: str = ""
    edge_width: float = 1.5
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc, and its edge if that has a colour."""

    x: float
    y: float
    radius: float
    fill: str
    edge: str = ""
    edge_width: float = 1.5


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words on its base line; `anchor` says whether x is where it starts, its middle, or where it ends."""

    x: float
    y: float
    text: str
    size: float = LETTER
    colour: str = INK
    anchor: str = "start"
    is_bold: bool = False


Shape = Stroke | Area | Disc | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shapes in the order they are laid down, and in words what they show, for whoever does not see them."""

    words: str
    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the drawing, for asking whether two things would cover each other."""

    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: "Box") -> float:
        """How much surface both have."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0

    @property
    def points(self) -> tuple[Point, ...]:
        """Its four corners."""
        return (self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom)


def length_of(text: str, size: float = LETTER, *, is_bold: bool = False) -> float:
    """How long a line of words is, near enough to set another beside it."""
    return sum(_WIDTHS.get(letter, _FIGURE) for letter in text) * size * (_BOLD if is_bold else 1)


def box_of(words: Words) -> Box:
    """The part of the drawing that words cover."""
    across = length_of(words.text, words.size, is_bold=words.is_bold)
    left = words.x - {"start": 0.0, "middle": across / 2, "end": across}[words.anchor]
    return Box(left - 1, words.y - words.size * 0.82, left + across + 1, words.y + words.size * 0.24)


def lines_through(box: Box, *, every: float) -> tuple[tuple[Point, ...], ...]:
    """Slanting lines that fill a part of a drawing, so that it is told from its neighbours without any colour."""
    height, across = box.bottom - box.top, box.right - box.left
    found, start = [], -height
    while start < across:
        begin, end = max(start, 0.0), min(start + height, across)
        if end > begin:
            points = (box.left + begin, box.bottom - (begin - start)), (box.left + end, box.bottom - (end - start))
            found.append(points)
        start += every
    return tuple(found)
