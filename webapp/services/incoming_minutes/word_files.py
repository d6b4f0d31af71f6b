"""A Word file becomes its paragraphs: checked first, then read by a program of its own, or refused in a sentence."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from models.rules import RuleBroken
from models.rules.minutes_reading.lines import Line
from webapp.services import file_checks
from webapp.services.incoming_minutes.outline_of_word import NOTHING_TO_READ
from webapp.services.office_files import WORD

PROGRAM = Path(__file__).with_name("outline_of_word.py")
MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
LONGEST_ANSWER = 40 * MEGABYTE
MOST_SECONDS = 40
NOT_WORD = "This is not a Word file. Save the minutes as a Word document (.docx), and bring that."
UNREADABLE = "This file could not be read: it is damaged, or far larger than it looks. Save it again, and bring that."


def lines_of(stream: BinaryIO) -> list[Line]:
    """The paragraphs of a Word file, in order. Takes up to 40 seconds: hold no transaction meanwhile.

    Raises RuleBroken beside `files` for what is no Word file, is damaged or built to do harm, or holds no words.
    """
    if file_checks.check(stream, largest=LARGEST).media_type != WORD:
        raise RuleBroken(NOT_WORD, "files")
    with tempfile.TemporaryFile() as content, tempfile.TemporaryFile() as written:
        copyfileobj(stream, content)
        content.seek(0)
        code = _read_apart(content, written)
        written.seek(0)
        answer = written.read(LONGEST_ANSWER).decode("utf-8", "replace")
    if code == NOTHING_TO_READ:
        raise RuleBroken(answer, "files")
    if code != 0:
        raise RuleBroken(UNREADABLE, "files")
    return [
        Line(one["text"], one["level"], one["is_bold"], one["label"], tuple(one["cells"])) for one in json.loads(answer)
    ]


def _read_apart(content: BinaryIO, written: BinaryIO) -> int:
    """Read a file in a process that holds nothing else. Gives how that ended: 0 if all went well."""
    command = [sys.executable, "-I", str(PROGRAM)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, without arguments
            command, stdin=content, stdout=written, stderr=subprocess.DEVNULL, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return 1
    return done.returncode
