"""The last part of an address, made once from a name and never changed."""

import re
import unicodedata
from collections.abc import Collection

LONGEST = 100


def slug_of(name: str) -> str:
    """The name in small letters, figures and hyphens: "Children & Families' Panel" is children-and-families-panel.

    Accents are dropped. A name that holds no letter or figure of the Latin alphabet gives nothing.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = plain.replace("'", "").replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-")


def first_free(slug: str, taken: Collection[str]) -> str:
    """The slug itself, or with the first number not in use after it: planning, planning-2, planning-3."""
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"
