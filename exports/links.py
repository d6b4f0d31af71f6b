"""Which addresses a paper may link to. Anything else is printed as words."""

import re

WHOLE = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@|tel:\+?[0-9])[^\s\\\"<>]*", re.IGNORECASE)
OF_THE_SITE = re.compile(r"/(?![/\\])[^\s\\\"<>]*")


def is_whole(address: str) -> bool:
    """Whether a reader of a file can follow the address: http, https, mailto or tel."""
    return WHOLE.fullmatch(address) is not None


def is_of_the_site(address: str) -> bool:
    """Whether the address is a path from the root of the site, which only its own pages can follow."""
    return OF_THE_SITE.fullmatch(address) is not None


def telephone(number: str) -> str:
    """The `tel:` address of a number as people write it, or nothing when it holds no number."""
    digits = re.sub(r"[^0-9+]", "", number)
    return f"tel:{digits}" if len(digits) >= 3 else ""
