"""What a Word file is made of as it is read: paragraphs, numbers of lists, rows of tables. Imports nothing."""

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
IN_ROWS = ("tc", "vMerge", "gridSpan", "gridBefore")


class Paragraph:
    """One paragraph as it is read: what is written in it, how much of that is bold, and how it is numbered."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.style, self.number, self.level, self.outline = "", "", "", ""
        self.bold, self.plain = 0, 0


class Table:
    """One table as it goes by: the row that is being read, and what stands in columns that a cell is merged over."""

    def __init__(self) -> None:
        self.above: dict[int, str] = {}
        self.row_begins()

    def row_begins(self) -> None:
        """Another row: each cell by its column, and those that are merged with others of their column."""
        self.row: dict[int, str] = {}
        self.merged: set[int] = set()
        self.goes_on: set[int] = set()
        self.column, self.width = -1, 1

    def takes(self, name: str) -> bool:
        """Whether an element of this name says how a row is built."""
        return name in IN_ROWS

    def within_row(self, name: str, value: str) -> None:
        """A cell begins, or says over how many columns it goes and whether it goes on from the row above."""
        count = int(value) if value.isdecimal() and len(value) < 3 else 0
        if name == "tc":
            self.column, self.width = self.column + self.width, 1
            self.row[self.column] = ""
        elif name == "gridBefore":
            self.column += count
        elif name == "gridSpan":
            self.width = max(count, 1)
        elif name == "vMerge":
            self.merged.add(self.column)
            self.goes_on |= set() if value == "restart" else {self.column}

    def says(self, words: str) -> None:
        """Words stand in the cell that is being read."""
        self.row[self.column] += f"\n{words}"

    def row_ends(self) -> tuple[list[str], list[str]]:
        """The cells of the row as they are written, then by column with what is merged over them from above."""
        written = {column: cell.strip() for column, cell in self.row.items()}
        said = {column: cell or self.above.get(column, "") for column, cell in written.items() if column in self.merged}
        self.above = said
        placed = {**written, **{column: said[column] for column in self.goes_on}}
        return list(written.values()), [placed.get(column, "") for column in range(self.column + self.width)]


def written(count: int, kind: str) -> str:
    """A number of a list as that list writes it."""
    if kind in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in ("lowerRoman", "upperRoman") and 0 < count <= len(ROMAN):
        return ROMAN[count - 1] if kind == "lowerRoman" else ROMAN[count - 1].upper()
    return "" if kind == "none" else str(count)
