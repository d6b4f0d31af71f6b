"""A drawing painted as a PNG, for files that hold no SVG."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import cycle, pairwise
from math import dist

from PIL import Image, ImageDraw, ImageFont

from exports.drawing import Area, Disc, Drawing, Point, Shape, Stroke, Words
from exports.paper import printable

# Dots for each unit of a drawing: 240 to the inch at a width of 100 mm. Shapes are painted finer, and shrunk.
DOTS, FINER = 3, 2
FACES = {False: ("LiberationSans-Regular.ttf", "arial.ttf"), True: ("LiberationSans-Bold.ttf", "arialbd.ttf")}
ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def render(drawing: Drawing) -> bytes:
    """The drawing as a PNG on white. The same drawing gives the same bytes on the same machine."""
    fine = DOTS * FINER
    size = round(drawing.width * fine), round(drawing.height * fine)
    canvas = Image.new("RGB", size, "#ffffff")
    brush = ImageDraw.Draw(canvas, "RGBA")
    for shape in drawing.shapes:
        _paint(brush, shape, fine)
    picture = canvas.reduce(FINER)
    pen = ImageDraw.Draw(picture)
    for shape in drawing.shapes:
        if isinstance(shape, Words):
            _write(pen, shape)
    made = BytesIO()
    _few_colours(picture).save(made, "PNG")
    return made.getvalue()


def _few_colours(picture: Image.Image) -> Image.Image:
    """The picture in few colours, which makes it small, the paper among them still white."""
    small = picture.quantize(96, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette, paper = small.getpalette() or [], small.getpixel((0, 0))
    if isinstance(paper, int):
        palette[paper * 3 : paper * 3 + 3] = [255, 255, 255]
    small.putpalette(palette)
    return small


def _paint(brush: ImageDraw.ImageDraw, shape: Shape, fine: int) -> None:
    match shape:
        case Stroke():
            width = max(round(shape.width * fine), 1)
            for path in shape.paths:
                for part in _dashes(path, shape.dash) if shape.dash else (path,):
                    brush.line(_scaled(part, fine), shape.colour, width, joint="curve")
        case Area():
            brush.polygon(_scaled(shape.points, fine), _with_opacity(shape.fill, shape.opacity))
            if shape.edge:
                brush.line(
                    _scaled((*shape.points, *shape.points[:2]), fine), shape.edge, round(shape.edge_width * fine)
                )
        case Disc():
            _paint_disc(brush, shape, fine)
        case Words():
            return


def _paint_disc(brush: ImageDraw.ImageDraw, disc: Disc, fine: int) -> None:
    """An edge lies half inside and half outside, as in SVG."""
    for radius, colour in (
        (disc.radius + disc.edge_width / 2, disc.edge),
        (disc.radius - disc.edge_width / 2, disc.fill),
    ):
        if not disc.edge:
            radius = disc.radius
        if colour:
            around = (disc.x - radius, disc.y - radius), (disc.x + radius, disc.y + radius)
            brush.ellipse(_scaled(around, fine), colour)


def _write(pen: ImageDraw.ImageDraw, words: Words) -> None:
    font = _font(round(words.size * DOTS), words.is_bold)
    place = words.x * DOTS, words.y * DOTS
    pen.text(place, printable(words.text), words.colour, font, ANCHORS[words.anchor])


def _scaled(points: Sequence[Point], fine: int) -> list[Point]:
    return [(x * fine, y * fine) for x, y in points]


def _with_opacity(colour: str, opacity: float) -> str:
    return f"{colour}{round(opacity * 255):02x}"


def _dashes(path: Sequence[Point], dash: Sequence[float]) -> Iterator[tuple[Point, Point]]:
    """A path cut into strokes and gaps, which run on around its corners."""
    lengths = cycle((length, place % 2 == 0) for place, length in enumerate(dash))
    left, is_stroke = next(lengths)
    for start, end in pairwise(path):
        whole, done = dist(start, end), 0.0
        while done < whole:
            step = min(left, whole - done)
            if is_stroke:
                yield _between(start, end, done / whole), _between(start, end, (done + step) / whole)
            done, left = done + step, left - step
            if left <= 1e-9:
                left, is_stroke = next(lengths)


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


@lru_cache(maxsize=32)
def _font(size: int, is_bold: bool) -> Font:
    """The paper's own letters if the machine has them; otherwise those that come with Pillow."""
    for name in FACES[is_bold]:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)
