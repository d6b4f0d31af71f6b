"""A photograph made anew: upright, without metadata, in the two sizes that pages show."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from models.rules import RuleBroken

MOST_DOTS = 40_000_000
FEWEST_ACROSS = 100
LARGE, SMALL = (480, 600), (160, 200)
BEFORE_CUTTING = (1920, 2400)
FORMATS = ("JPEG", "PNG", "WEBP")
WHITE = (255, 255, 255)
# A face stands nearer the top than the middle.
CENTRE = (0.5, 0.35)
NOT_ONE = "This file is not a photograph we can read. Choose a JPEG, PNG or WebP picture."
TOO_MANY = f"This picture has more than {MOST_DOTS // 1_000_000} million dots. Make it smaller, and choose that."


def portraits(content: bytes) -> tuple[bytes, bytes]:
    """The same picture as two JPEG files, the larger first. Where, when and by whom it was taken is not in them.

    Raises RuleBroken beside `photograph` for what is no picture, is too small to show a face, or is a bomb.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=FORMATS) as opened:
                _check_dots(*opened.size)
                # Most of a large picture is never unpacked.
                opened.draft("RGB", BEFORE_CUTTING)
                opened.thumbnail(BEFORE_CUTTING)
                picture = _upright(opened)
        return _jpeg(picture, LARGE), _jpeg(picture, SMALL)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise RuleBroken(TOO_MANY, "photograph") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise RuleBroken(NOT_ONE, "photograph") from error


def _check_dots(across: int, down: int) -> None:
    if across * down > MOST_DOTS:
        raise RuleBroken(TOO_MANY, "photograph")
    if min(across, down) < FEWEST_ACROSS:
        raise RuleBroken(
            f"This picture is {across} by {down} dots, too small to show a face. "
            f"Choose one of at least {FEWEST_ACROSS} by {FEWEST_ACROSS}.",
            "photograph",
        )


def _upright(opened: Image.Image) -> Image.Image:
    """The picture as it is meant to be seen, on white where one can see through it."""
    turned = ImageOps.exif_transpose(opened)
    if not turned.has_transparency_data:
        return turned.convert("RGB")
    shown = turned.convert("RGBA")
    paper = Image.new("RGB", shown.size, WHITE)
    paper.paste(shown, mask=shown.getchannel("A"))
    return paper


def _jpeg(picture: Image.Image, size: tuple[int, int]) -> bytes:
    """The part of the picture that fits a size, and nothing but the picture."""
    bare = Image.new("RGB", size, WHITE)
    bare.paste(ImageOps.fit(picture, size, centering=CENTRE))
    made = BytesIO()
    bare.save(made, "JPEG", quality=85, optimize=True)
    return made.getvalue()
