"""The measures of the sample council and their figures: made up, as everything of Moorshire is."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from models.rules import periods
from models.rules.periods import Period
from models.scorecard_vocabulary import Frequency, Polarity, TargetKind, Unit
from webapp.services.measures import MeasureDetails

NO_TARGET: dict[str, Any] = dict.fromkeys(("value", "tolerance", "start_value", "low", "high", "edge"))
NO_TARGET |= {"from_period": "", "until_period": "", "kind": TargetKind.VALUE, "note": "The Moorshire Plan"}
NO_FIGURE: dict[str, Any] = dict.fromkeys(("numerator", "denominator", "provisional_until", "expected_on"))
NO_FIGURE |= {"note": ""}
SAFE, LEARNING, WELL = "Children are safe", "Children learn", "Children are well"
DIRECTOR, SCHOOLS, HEALTH = "Director of Children’s Services", "Head of Education", "Director of Public Health"


@dataclass(frozen=True)
class Sample:
    """A measure with the figures of its periods, oldest first, the last being of the last period that is over.

    An empty figure has not come. `others` are comparators by name.
    """

    code: str
    name: str
    area: str
    owner: str
    values: tuple[str, ...]
    unit: Unit = Unit.COUNT
    decimals: int = 0
    polarity: Polarity = Polarity.LOWER
    frequency: Frequency = Frequency.QUARTERLY
    target: dict[str, Any] = field(default_factory=dict)
    others: dict[str, tuple[str, ...]] = field(default_factory=dict)
    is_provisional: bool = False
    suppress_below: int | None = None

    def details(self, area_id: int) -> MeasureDetails:
        """As somebody would enter it."""
        return {
            "code": self.code,
            "name": self.name,
            "definition": "",
            "area_id": area_id,
            "unit": self.unit,
            "decimals": self.decimals,
            "polarity": self.polarity,
            "near": None,
            "owner": self.owner,
            "portfolio_holder_id": None,
            "source": "The council’s own records",
            "frequency": self.frequency,
            "lag_days": 30 if self.frequency is Frequency.QUARTERLY else 400,
            "suppress_below": self.suppress_below,
            "trend_periods": 6,
        }

    def periods(self, last: Period) -> list[Period]:
        """The periods of its figures, up to the last that was over when that quarter was."""
        found = [periods.latest_ended(self.frequency, last.ends_on)]
        while len(found) < len(self.values):
            found.append(periods.before(found[-1]))
        return found[::-1]

    def series(self) -> list[tuple[str, tuple[str, ...]]]:
        """The council's own figures and those it is compared with."""
        return [("", self.values), *self.others.items()]


def _each(figures: str) -> tuple[str, ...]:
    return tuple("" if one == "–" else one for one in figures.split())


def _value(value: str, tolerance: str = "") -> dict[str, Any]:
    return {"value": Decimal(value), "tolerance": Decimal(tolerance) if tolerance else None}


MEASURES = (
    Sample(
        "1",
        "Children looked after by the council",
        SAFE,
        DIRECTOR,
        _each("388 392 397 401 405 409 414 418 416 421 419 423"),
        target=_value("400", "10"),
        is_provisional=True,
    ),
    Sample(
        "2",
        "Children subject to a child protection plan",
        SAFE,
        DIRECTOR,
        _each("231 228 240 236 229 233 241 238 226 222 218 220"),
        polarity=Polarity.CONTEXT,
    ),
    Sample(
        "3",
        "Child protection plans that are a child’s second or later",
        SAFE,
        DIRECTOR,
        _each("14.2 15.1 15.8 16.4 15.9 15.2 16.8 17.1 16.9 17.2 17.4 17.6"),
        unit=Unit.PERCENT,
        decimals=1,
        polarity=Polarity.BAND,
        target={"kind": TargetKind.BAND, "low": Decimal(12), "high": Decimal(18), "edge": Decimal(1)},
    ),
    Sample(
        "4",
        "Average caseload of a social worker",
        SAFE,
        DIRECTOR,
        _each("19.4 19.1 19.6 18.8 18.3 18.0 17.7 17.9 17.2 17.0 16.8 16.6"),
        unit=Unit.RATIO,
        decimals=1,
        target=_value("17", "0.5"),
    ),
    Sample(
        "5",
        "Education, health and care plans issued within 20 weeks",
        LEARNING,
        SCHOOLS,
        _each("48.2 50.4 49.7 53.1 57.8 61.0 60.2 64.9 68.3 71.5 74.0 78.4"),
        unit=Unit.PERCENT,
        decimals=1,
        polarity=Polarity.HIGHER,
        target={"kind": TargetKind.PROGRESSIVE, "start_value": Decimal(50), "value": Decimal(90)},
        others={"England": _each("58.0 58.2 58.1 58.4 58.9 59.1 59.0 59.3 59.8 60.1 60.0 60.3")},
    ),
    Sample(
        "6",
        "Pupils in schools judged good or outstanding",
        LEARNING,
        SCHOOLS,
        _each("86.0 86.4 86.1 87.0 87.2 87.9 88.1 88.0 88.6 88.4 89.0 89.3"),
        unit=Unit.PERCENT,
        decimals=1,
        polarity=Polarity.HIGHER,
        target=_value("89"),
        others={"England": _each("87.1 87.2 87.4 87.5 87.7 87.9 88.0 88.2 88.3 88.5 88.6 88.8")},
    ),
    Sample(
        "7",
        "Permanent exclusions from primary schools",
        LEARNING,
        SCHOOLS,
        _each("7 9 6 8 10 7 5 9 6 7 3 –"),
        suppress_below=5,
    ),
    Sample(
        "8",
        "Children in Year 6 who are obese",
        WELL,
        HEALTH,
        _each("17.2 17.6 18.1"),
        unit=Unit.PERCENT,
        decimals=1,
        frequency=Frequency.ANNUAL,
        others={"England": _each("20.2 21.0 22.7")},
    ),
)
