"""Cells of a sheet that were merged down its rows: what stands in the first holds for each of them."""

import re
from collections import defaultdict
from typing import Any

from openpyxl.utils import column_index_from_string

# Whoever made the sheet by hand merged a few dozen; what is beyond these is left as it is written.
MOST_MERGED = 2000
LONGEST_REFERENCE = 200
CHUNK = 1024 * 1024
NAMED = b"mergeCell"
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]{0,80}?ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")


class Merged:
    """The merged cells of one sheet, while its rows go by from the top."""

    def __init__(self, found: dict[int, list[tuple[int, int]]]) -> None:
        self._beginning = found
        self._going_on: dict[int, tuple[int, str]] = {}

    def carried(self, number: int, cells: list[str]) -> list[str]:
        """A row with what is merged over it from above. One that says nothing of its own stays empty."""
        if not self._beginning:
            return cells
        self._going_on = {place: one for place, one in self._going_on.items() if one[0] >= number}
        row = list(cells)
        for place, (_, said) in self._going_on.items() if any(cells) else ():
            row += [""] * (place + 1 - len(row))
            row[place] = row[place] or said
        for place, last in self._beginning.get(number, ()):
            if place < len(cells) and cells[place]:
                self._going_on[place] = (last, cells[place])
        return row


def of_sheet(sheet: Any) -> Merged:
    """The cells of a sheet that are merged over more than one row.

    The library tells them only of a workbook that it holds in memory whole; they stand after the rows of the sheet.
    """
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    left, before = MOST_MERGED, b""
    with sheet._get_source() as part:
        while left > 0 and (chunk := part.read(CHUNK)):
            read = before + chunk
            end = 0
            for one in MERGED.finditer(read) if NAMED in read else ():
                column, first, _, last = one.groups()
                if int(last) > int(first):
                    found[int(first)].append((column_index_from_string(column.decode()) - 1, int(last)))
                left, end = left - 1, one.end()
            before = read[max(end, len(read) - LONGEST_REFERENCE) :]
    return Merged(found)
