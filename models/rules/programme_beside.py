"""What stands beside the table of somebody's programme: the words before it, and who champions what."""

import re
from collections.abc import Sequence
from typing import TypedDict

COUNCILLOR = re.compile(r"^(?:Councillors?|Cllrs?)\b\.?\s+", re.IGNORECASE)
PARTED = re.compile(r"\s+[–—-]\s+|\s*:\s+|\s+[–—-]|[–—]\s*|\t+")
IN_BRACKETS = re.compile(r"(?P<name>[^()]+?)\s*\((?P<subject>[^()]+)\)\.?")
NAME = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3}")
ENDS_A_SENTENCE = re.compile(r"[.;:!?][”\"')]*$")


class ChampionRead(TypedDict):
    """A line of a paper that says who champions what."""

    subject: str
    name: str


def champion_in(line: str) -> ChampionRead | None:
    """Who champions what, from "Safeguarding – Cllr Ann Lee", "Cllr Ann Lee: Safeguarding" or "Ann Lee (Safeguarding)".

    None where nobody can tell which of the two is the name.
    """
    words = " ".join(line.split()).strip(" .;,")
    if found := IN_BRACKETS.fullmatch(words):
        return _champion(found["subject"], found["name"])
    parts = [part for part in PARTED.split(words, maxsplit=1) if part]
    if len(parts) != 2:
        return None
    subject, name = parts if COUNCILLOR.match(parts[1]) or not COUNCILLOR.match(parts[0]) else reversed(parts)
    return _champion(subject, name)


def introduction_of(lines: Sequence[str]) -> tuple[str, list[str]]:
    """What stands before a table as its introduction, a paragraph each; and the lines that are no sentences.

    Those are its titles, which a programme prints by itself.
    """
    said = [" ".join(line.split()) for line in lines]
    sentences = [line for line in said if ENDS_A_SENTENCE.search(line)]
    return "\n\n".join(sentences), [line for line in said if line and line not in sentences]


def _champion(subject: str, name: str) -> ChampionRead | None:
    bare = COUNCILLOR.sub("", name.strip(" .;,"))
    return {"subject": subject.strip(" .;,"), "name": bare} if NAME.fullmatch(bare) else None
