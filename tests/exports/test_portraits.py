"""A photograph is made anew, without what the camera wrote; what is none is refused in a sentence."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from exports.portraits import portraits
from models.rules import RuleBroken
from tests.factories import picture

SECRET = b"taken at 1 Secret Lane"


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it is 40,000 dots across and down."""
    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_becomes_two_jpegs(kind):
    large, small = (Image.open(BytesIO(made)) for made in portraits(picture(kind=kind)))

    assert (large.format, large.size, small.format, small.size) == ("JPEG", (480, 600), "JPEG", (160, 200))


def test_what_the_camera_wrote_is_not_kept():
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    content = picture(exif=exif, comment=SECRET)
    assert SECRET in content

    for made in portraits(content):
        assert SECRET not in made and not Image.open(BytesIO(made)).getexif()


def test_a_picture_taken_sideways_is_shown_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    sideways = Image.new("RGB", (600, 480), "white")
    sideways.paste((200, 0, 0), (0, 0, 300, 480))
    content = BytesIO()
    sideways.save(content, "JPEG", exif=exif, quality=95)

    upright = Image.open(BytesIO(portraits(content.getvalue())[0]))

    assert upright.getpixel((240, 30))[1] < 60 and upright.getpixel((240, 570))[1] > 200


def test_what_one_can_see_through_is_white():
    clear = BytesIO()
    Image.new("RGBA", (200, 200), (0, 0, 0, 0)).save(clear, "PNG")

    assert min(Image.open(BytesIO(portraits(clear.getvalue())[0])).getpixel((100, 100))) > 250


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.4 a report", "not a photograph we can read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a photograph we can read"),
        (b"GIF89a" + bytes(60), "not a photograph we can read"),
        (picture()[:400], "not a photograph we can read"),
        (b"\xff\xd8\xff\xe0" + bytes(900), "not a photograph we can read"),
        (picture(90, 300), "is 90 by 300 dots, too small to show a face"),
        (bomb(), "more than 40 million dots"),
    ],
)
def test_what_is_not_a_photograph_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(RuleBroken, match=sentence) as broken:
        portraits(content)

    assert broken.value.field == "photograph"
