"""What people type to find something: taken apart into words and phrases, as both databases find them.

All that is typed is looked for, and nothing in it is an operator: a dash or an OR cannot break a search, or turn it.
Quotation marks keep words together. `models/migrations/versions/0016` takes the texts apart in the same way.
"""

import re

APOSTROPHES = str.maketrans("", "", "'’`")
QUOTED = re.compile('["“”«»]([^"“”«»]*)["“”«»]')
WORD = re.compile(r"[^\W_]+")
LONGEST = 200
MOST_WORDS = 12


def phrases(typed: str) -> list[str]:
    """The words and phrases of a search, each of letters, digits and single spaces; at most twelve.

    "road safety" children's gives "road safety" and childrens. What joins two words, as in well-being, is a phrase.
    """
    text = typed[:LONGEST].translate(APOSTROPHES)
    kept_together = QUOTED.findall(text)
    alone = QUOTED.sub(" ", text).split()
    found = [" ".join(WORD.findall(part)) for part in (*kept_together, *alone)]
    return list(dict.fromkeys(one for one in found if one))[:MOST_WORDS]


def as_query(found: list[str]) -> str:
    """The same, each between quotation marks: all of them must be found. Read alike by FTS5 and PostgreSQL."""
    return " ".join(f'"{one}"' for one in found)
