"""Minutes read from beginning to end: what comes before, those present, then heading by heading."""

import re
from collections.abc import Sequence

from models.minutes_vocabulary import MinuteOutcome, ResolutionOutcome
from models.rules.minutes_reading import doing, people, resolving, times
from models.rules.minutes_reading.found import FoundItem, FoundPerson, FoundResolution, Read
from models.rules.minutes_reading.lines import Line, as_markdown, folded, is_heading, number_of, split_label
from models.rules.minutes_reading.resolving import Lead

OUTCOMES = {
    r"(?:this|the) (?:item|report|matter) (?:was|had been|is) deferred": MinuteOutcome.DEFERRED,
    r"(?:this|the) (?:item|report|matter) (?:was|had been|is) withdrawn": MinuteOutcome.WITHDRAWN,
    r"(?:this|the) (?:item|report|matter) was not (?:reached|taken|considered)": MinuteOutcome.NOT_REACHED,
}
SIGNATURE = re.compile(r"[.…_\s]{5,}|\(?(?:chair|chairman|chairperson|signed|date|dated)\b.{0,40}", re.IGNORECASE)


def read(lines: Sequence[Line]) -> Read:
    """Everything that the lines of a paper say of a meeting. Never refuses: what is not understood is in `left`."""
    reader = _Reader()
    for line in lines:
        reader.take(line)
    reader.settle()
    return reader.found


class _Reader:
    """How far the paper has been read: before the list of people, in it, under an item, or after the meeting rose."""

    def __init__(self) -> None:
        self.found = Read()
        self.heading = people.Heading()
        self.is_in_people = self.has_risen = False
        self.lead: Lead | None = None
        self.parts = 0
        self.columns: dict[str, int] = {}
        self.last_number = 0
        self.paragraphs: list[str] = []

    @property
    def item(self) -> FoundItem | None:
        """The item whose words are being read."""
        return self.found.items[-1] if self.found.items else None

    def take(self, line: Line) -> None:
        """Read one more line."""
        if line.cells and self._takes_table_row(line):
            return
        self.columns = self.columns if line.cells else {}
        if self._says_when(line):
            return
        if self._begins_item(line):
            return
        if self.item is None:
            self._before_the_items(line)
        elif self.has_risen:
            self.found.left.append(line.text)
        else:
            self._under_an_item(line, self.item)

    def settle(self) -> None:
        """Close what is open, and find who sent apologies where the minutes say so under their item."""
        self._close()
        for one in self.found.items:
            _judge(one)
            if folded(one.heading).startswith("apologies"):
                self.found.people += people.apologies_in(one.text)
        self.found.people = _once_each(self.found.people)
        told = (self.found.held_source, self.found.opened_source)
        left = [words for words in self.found.left if words not in told]
        self.found.left = [words for words in left if not SIGNATURE.fullmatch(words.strip())]

    def _says_when(self, line: Line) -> bool:
        if self.item is not None and (rose_at := times.rises(line.text)):
            self.found.rose_at, self.found.rose_source, self.has_risen = rose_at, line.text, True
            self._close()
            return True
        if self.item is None:
            self._reads_the_day(line)
        return False

    def _reads_the_day(self, line: Line) -> None:
        if self.found.held_on is None and (day := times.day_in(line.text)):
            self.found.held_on, self.found.held_source = day, line.text
        if self.found.opened_at is None:
            at = times.opens(line.text) or (times.time_in(line.text) if times.day_in(line.text) else None)
            self.found.opened_at, self.found.opened_source = at, line.text if at else ""

    def _begins_item(self, line: Line) -> bool:
        if self.has_risen or not is_heading(line, self.last_number) or self._goes_on_resolving(line):
            return False
        label, words = split_label(line)
        if not label and (self.item is None or resolving.lead_of(words)):
            return False
        if self.is_in_people and not label and self.heading.read(words):
            return False
        self._close()
        self.is_in_people = False
        self.found.items.append(self._item(label, words, line))
        return True

    def _item(self, label: str, words: str, line: Line) -> FoundItem:
        """A new item: "(1)" stands under the last number, "6a" under 6 if that was there."""
        tops = [one.label for one in self.found.items if one.depth == 0]
        heading = " ".join(words.split()).rstrip(":")
        if label.startswith("("):
            return FoundItem(f"{tops[-1] if tops else ''}{label}", heading, 1 if tops else 0)
        number = number_of(label)
        self.last_number = int(number) if number else self.last_number
        is_under = bool(number) and label != number and number in tops
        depth = 1 if is_under or (not label and line.level > 1) else 0
        return FoundItem(label, heading, depth, is_heading_only=not label)

    def _goes_on_resolving(self, line: Line) -> bool:
        """Whether a bold or numbered line is a part of what was resolved, as councils that print it in bold have it."""
        if self.lead is None or line.level:
            return False
        words = resolving.part_of(line.text, line.label)
        return bool(re.match(r"(?:that|to)\s", words, re.IGNORECASE)) or words.endswith((";", "; and"))

    def _before_the_items(self, line: Line) -> None:
        if not self.is_in_people and people.begins(line):
            self.is_in_people = True
        if not self.is_in_people:
            self.found.left.append(line.text)
            return
        self.found.people += people.of_line(line, self.heading)

    def _under_an_item(self, line: Line, item: FoundItem) -> None:
        if action := doing.action_of(line.text):
            item.actions.append(action)
            return
        lead = resolving.lead_of(line.text)
        if lead is not None:
            self.lead, self.parts = lead, 0
            if lead.rest:
                self._resolve(lead.rest, line.text, item)
        elif self.lead and resolving.is_part(line.text, line.label, is_first=self.parts == 0):
            self._resolve(resolving.part_of(line.text, line.label), line.text, item)
        else:
            self.lead = None
            self.paragraphs.append(as_markdown(line))

    def _resolve(self, text: str, source: str, item: FoundItem) -> None:
        assert self.lead is not None
        self.parts += 1
        item.resolutions.append(FoundResolution(text, self.lead.outcome, self.lead.to_body, source))

    def _takes_table_row(self, line: Line) -> bool:
        """Rows of a table of actions become actions; other rows are read as any line."""
        if columns := doing.columns_of(line.cells):
            self.columns = columns
            return True
        if not self.columns or self.item is None:
            return False
        if action := doing.action_in(line.cells, self.columns):
            self.item.actions.append(action)
        return True

    def _close(self) -> None:
        if self.item is not None and self.paragraphs:
            self.item.text = "\n\n".join(self.paragraphs)
        self.lead, self.parts, self.paragraphs = None, 0, []


def _judge(item: FoundItem) -> None:
    """What became of an item: it was taken where something is written under it, unless that says otherwise."""
    for pattern, outcome in OUTCOMES.items():
        if matched := re.search(rf"[^.\n]*{pattern}[^.\n]*\.?", item.text, re.IGNORECASE):
            item.outcome, item.outcome_reason = outcome, matched[0].strip()[:500]
            return
    if item.text or item.resolutions or item.actions:
        deferred = [one for one in item.resolutions if one.outcome is ResolutionOutcome.DEFERRED]
        item.outcome = MinuteOutcome.DEFERRED if deferred else MinuteOutcome.TAKEN
        item.outcome_reason = deferred[0].text[:500] if deferred else ""


def _once_each(found: Sequence[FoundPerson]) -> list[FoundPerson]:
    """Each person once: whoever is named again, as in the chair or as sorry, keeps the first place."""
    by_name: dict[str, FoundPerson] = {}
    for one in found:
        kept = by_name.setdefault(folded(people.TITLED.sub("", one.name)), one)
        kept.is_chair = kept.is_chair or one.is_chair
        kept.capacity = kept.capacity or one.capacity
    return list(by_name.values())
