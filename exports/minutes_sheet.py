"""All that a section of minutes is written from: the body, how it reads, and the facts of the meeting."""

from dataclasses import dataclass

from exports.filling import fill
from exports.minutes_styles import MinutesStyle
from models.minutes_bodies import MinutesBody
from models.rules.wording import TimeStyle


@dataclass(frozen=True, slots=True)
class Sheet:
    """The body of the minutes, the words of the style, and what the {places} in them stand for."""

    body: MinutesBody
    style: MinutesStyle
    facts: dict[str, str]
    time_style: TimeStyle
    chair: str

    def filled(self, template: str) -> str:
        """The style's words with this meeting's facts in their places."""
        return fill(template, self.facts)
