"""A thousand interleavings of two officers on one minute, on each database, with answers lost and saves sent again."""

import random
from dataclasses import dataclass, field
from itertools import count

import pytest

from models.agenda import AgendaItem
from models.rules import merging
from tests import factories
from webapp import clock
from webapp.database import db
from webapp.services import minute_texts, minutes
from webapp.services.actors import Actor, acting
from webapp.services.minute_texts import SameParagraph, Sent

INTERLEAVINGS = 1_000
STEPS = 14


@dataclass
class Officer:
    """A page of the minutes as a browser holds it: what it shows, what that began from, and the save on its way."""

    actor: Actor
    base: int = 0
    began_from: str = ""
    text: str = ""
    sent: Sent | None = None
    typed: set[str] = field(default_factory=set)

    def type(self, word: str, chance: random.Random) -> None:
        """A word into some paragraph, or as one of its own."""
        parts = list(merging.paragraphs_of(self.text))
        place = chance.randrange(len(parts) + 1)
        if place < len(parts) and chance.random() < 0.6:
            parts[place] += f" {word}"
        else:
            parts.insert(place, word)
        self.text = merging.joined(parts)
        self.typed.add(word)

    def save(self, item_id: int, name: str, chance: random.Random) -> None:
        """Send what is owed, the same again if no answer came; sometimes this answer does not come either."""
        self.sent = self.sent or Sent(self.text, self.base, name)
        try:
            saved = minute_texts.save(item_id, self.sent, by=self.actor, at=clock.now())
        except SameParagraph as both:
            saved = self._choose(item_id, both)
        if chance.random() < 0.25:
            return
        joined = merging.merge(self.sent.text, kept=saved.text, typed=self.text)
        if not joined.conflicts:
            self.base, self.began_from, self.text = saved.revision, saved.text, joined.text
        self.sent = None

    def _choose(self, item_id: int, both: SameParagraph) -> minute_texts.Saved:
        choices = {number: merging.joined(one.both) for number, one in enumerate(both.merged.conflicts)}
        act = {"by": self.actor, "at": clock.now()}
        return minute_texts.choose(item_id, both.sent, against=both.against, choices=choices, **act)


@pytest.mark.parametrize("tenth", range(10))
def test_no_interleaving_of_two_officers_loses_a_word(app, tenth):
    people = [acting(factories.officer(name=name), on=clock.today()) for name in ("Helen", "Sam")]
    meeting_id = factories.meeting().id

    for number in range(INTERLEAVINGS // 10):
        chance = random.Random(tenth * INTERLEAVINGS + number)
        item = factories.keep(AgendaItem(meeting_id=meeting_id, heading=f"Item {number}"))
        officers, words = [Officer(one) for one in people], count(1)
        _interleave(item.id, officers, words, chance)
        kept = set(minutes.minute_of(item).text.split())
        states = {word for one in minutes.minute_of(item).texts for word in one.text.split()}
        typed = officers[0].typed | officers[1].typed
        assert typed <= kept, f"interleaving {tenth * INTERLEAVINGS + number} lost {typed - kept}"
        assert kept <= states
        db.session.rollback()
        db.session.expunge_all()


def _interleave(item_id, officers, words, chance):
    """Each types and saves in some order, and at last sends everything that is still owed."""
    for _ in range(STEPS):
        one = chance.choice(officers)
        if chance.random() < 0.5:
            one.type(f"w{next(words)}", chance)
        else:
            one.save(item_id, f"save-{id(one)}-{next(words)}", chance)
            db.session.commit()
    for one in officers:
        while one.sent or one.text != one.began_from:
            one.save(item_id, f"save-{id(one)}-{next(words)}", chance)
            db.session.commit()
