"""What a committee publicly recommended in a municipal year, and how it fared: ready for the annual report."""

from dataclasses import asdict, dataclass
from datetime import date
from functools import reduce

from sqlalchemy import ScalarSelect, String, cast, func, select

from models.minutes_vocabulary import Implementation, RecommendationResponse
from models.publication import PublishedCommittee, PublishedRecommendation
from models.recommendation_bodies import RecommendationBody
from models.rules import municipal_year
from models.rules import recommendations as rules
from models.rules.recommendations import Rates, Sent
from webapp.database import reading

COLUMNS = (
    PublishedRecommendation.recommendation_id,
    PublishedRecommendation.address,
    PublishedRecommendation.text,
    PublishedRecommendation.to_body,
    PublishedRecommendation.sent_on,
    PublishedRecommendation.answer_by,
    PublishedRecommendation.response,
    PublishedRecommendation.responded_on,
    PublishedRecommendation.implementation,
)


@dataclass(frozen=True, slots=True)
class ListedRecommendation:
    """A public recommendation as it stands on the day of reading: `standing` is its response, or overdue."""

    id: int
    address: str
    text: str
    to_body: str
    sent_on: date
    answer_by: date | None
    response: str
    responded_on: date | None
    implementation: str
    standing: str

    def as_json(self) -> dict[str, object]:
        """The same facts for a program, in the words of the published bodies."""
        return {
            "id": self.id,
            "address": self.address,
            "text": self.text,
            "to": self.to_body,
            "sent_on": self.sent_on.isoformat(),
            "answer_by": self.answer_by.isoformat() if self.answer_by else None,
            "response": self.response,
            "responded_on": self.responded_on.isoformat() if self.responded_on else None,
            "implementation": self.implementation,
            "is_overdue": self.standing == "overdue",
        }


@dataclass(frozen=True, slots=True)
class YearOfRecommendations:
    """Those of one municipal year, named by the year it begins in; `years` are all there are, the latest first."""

    committee: str
    year: int
    years: list[int]
    recommendations: list[ListedRecommendation]
    rates: Rates

    def as_json(self, address: str) -> dict[str, object]:
        """The same for a program; the other years each by their address."""
        return {
            "year": municipal_year.in_words(self.year),
            "rates": asdict(self.rates),
            "recommendations": [one.as_json() for one in self.recommendations],
            "years": [f"{address}/recommendations.json?year={one}" for one in self.years],
        }


@dataclass(frozen=True, slots=True)
class Fared:
    """How those of a committee's latest year fared: how each stands, and the rates of them all."""

    year: int
    standings: list[str]
    rates: Rates


def of_year(committee_id: int, year: int | None, today: date) -> YearOfRecommendations:
    """One municipal year of a committee; without a year the latest there is. Two statements, however many years."""
    # Each by itself is one seek of an index; SQLite reads every row for both at once.
    own = select(PublishedRecommendation.sent_on).where(PublishedRecommendation.committee_id == committee_id)
    first_day, last_day = (
        own.with_only_columns(end(PublishedRecommendation.sent_on)).scalar_subquery() for end in (func.min, func.max)
    )
    name = select(PublishedCommittee.name).where(PublishedCommittee.committee_id == committee_id).scalar_subquery()
    with reading() as connection:
        first, last, committee = connection.execute(select(first_day, last_day, name)).one()
        shown = municipal_year.municipal_year_of(last or today) if year is None else year
        begins, ends = municipal_year.span(shown)
        rows = connection.execute(
            select(*COLUMNS)
            .where(
                PublishedRecommendation.committee_id == committee_id,
                PublishedRecommendation.sent_on.between(begins, ends),
            )
            .order_by(PublishedRecommendation.sent_on.desc(), PublishedRecommendation.recommendation_id)
        ).all()
    every = [_sent(row.answer_by, row.response, row.responded_on, row.implementation) for row in rows]
    found = [
        ListedRecommendation(*row, rules.standing(sent, today=today)) for row, sent in zip(rows, every, strict=True)
    ]
    return YearOfRecommendations(committee or "", shown, _years(first, last), found, rules.rates(every, today=today))


def lately(committee_id: int, today: date) -> ScalarSelect[str]:
    """A committee's of this municipal year and the last as one text, which another statement can bring along."""
    since, _ = municipal_year.span(municipal_year.municipal_year_of(today) - 1)
    # "+" with a part that is NULL would be NULL: a day that is not there is written as nothing.
    days = [
        func.coalesce(cast(day, String), "")
        for day in (PublishedRecommendation.answer_by, PublishedRecommendation.responded_on)
    ]
    others = (PublishedRecommendation.response, PublishedRecommendation.implementation)
    parts = [cast(PublishedRecommendation.sent_on, String), *days, *others]
    one = reduce(lambda left, right: left + "|" + right, parts)
    return (
        select(func.aggregate_strings(one, "\n"))
        .where(PublishedRecommendation.committee_id == committee_id, PublishedRecommendation.sent_on >= since)
        .scalar_subquery()
    )


def fared(found: str | None, today: date) -> Fared | None:
    """How those of the latest year among `lately` stand on a day; None if there are none."""
    years: dict[int, list[Sent]] = {}
    for line in (found or "").splitlines():
        sent_on, answer_by, responded_on, response, implementation = line.split("|")
        year = municipal_year.municipal_year_of(date.fromisoformat(sent_on))
        years.setdefault(year, []).append(_sent(_day(answer_by), response, _day(responded_on), implementation))
    if not years:
        return None
    sent = years[max(years)]
    standings = [rules.standing(one, today=today) for one in sent]
    return Fared(max(years), standings, rules.rates(sent, today=today))


def standing(body: RecommendationBody, today: date) -> str:
    """How one stands on a day: its response, or overdue."""
    required, response = body["required"], body["response"]
    answer_by = date.fromisoformat(required["answer_by"]) if required else None
    said = response["response"] if response else RecommendationResponse.AWAITED.value
    return rules.standing(_sent(answer_by, said, None, body["implementation"]["state"]), today=today)


def _sent(answer_by: date | None, response: str, responded_on: date | None, implementation: str) -> Sent:
    return Sent(answer_by, RecommendationResponse(response), responded_on, Implementation(implementation))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _years(first: date | None, last: date | None) -> list[int]:
    if first is None or last is None:
        return []
    latest, earliest = municipal_year.municipal_year_of(last), municipal_year.municipal_year_of(first)
    return list(range(latest, earliest - 1, -1))
