"""Requests that no topic of the programme answers: what a committee asked for and nobody planned."""

import re
from collections.abc import Iterator, Sequence

from models.rules.linter.content_words import content_words, words_of
from models.rules.linter.facts import ProgrammeFacts, RequestFacts, TopicFacts
from models.rules.linter.finding import Finding, Mend, MendKind, Rule, key
from models.rules.municipal_year import municipal_year_of
from models.rules.programme_words import year_on_papers
from models.rules.wording import count_of, long_date

NAME = "lost request"
WHY = "What a committee asks for is planned, done or declined with a reason: otherwise it is forgotten."
LONGEST_TITLE = 120
PUT_ON = (
    r"(?:add(?:ed)?|includ(?:e|ed)|plac(?:e|ed)|put) (?:to|in|on|onto|within) "
    r"(?:the |its |their |our )?(?:\w+ )?work programme"
)
# What a sentence asks to be added, as such sentences say it; the first that reads so.
SUBJECTS = (
    re.compile(rf"\b{PUT_ON}\b[^:;]*[:;]\s*(?P<subjects>[^.;]+)", re.IGNORECASE),
    re.compile(
        rf"\b(?:that|for|whether) (?:the |an? )?(?P<subjects>(?:(?!\bthat\b)[^.;:])+?) "
        rf"(?:to be|be|should be|could be|is|are|was|were) {PUT_ON}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:add|include|put|place) (?:the |an? )?(?P<subjects>[^.;:]+?) (?:to|in|on|onto) (?:the |its |their )?"
        r"(?:\w+ )?work programme",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:[Aa]n?|[Tt]he) (?P<subjects>[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|and|of|for|on))*) "
        r"(?:(?:which|that|it) )?(?:would|will|could|to|be|also| )+ (?:brought|reported|presented) back\b"
    ),
)
SEVERAL = re.compile(r"\b(?:two|three|four|five|six|several|following|both|items|topics)\b", re.IGNORECASE)
LEADING = re.compile(
    r"^(?:(?:an? |the )?(?:item|report|update|topic|review|paper)s? (?:on|about|of|into) )?(?:the |an? )?"
)
ENOUGH = 0.6


def lost(facts: ProgrammeFacts) -> Iterator[Finding]:
    """Each thing asked for of which no topic of the programme, open or ended, speaks."""
    if not facts.requests:
        return
    titles = [*(topic.title for topic in facts.topics), *facts.other_titles]
    spoken = [*(_spoken_of(topic) for topic in facts.topics), *(content_words(title) for title in facts.other_titles)]
    for request in facts.requests:
        if request.suggestion_id:
            yield from _left_waiting(request, facts)
            continue
        subjects = subjects_of(request.words)
        if request.topic_ids and len(subjects) < 2:
            continue
        if not subjects and not _is_answered(request.words, titles):
            yield _found(request, "", facts.year)
        yield from (_found(request, subject, facts.year) for subject in subjects if not _is_covered(subject, spoken))


def subjects_of(words: str) -> list[str]:
    """What a sentence asks to be added to the work programme: "Compass" and "support for talented children"."""
    for pattern in SUBJECTS:
        if found := pattern.search(words):
            said = found["subjects"].strip(" ,")
            parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", said) if SEVERAL.search(words) else [said]
            return [title for part in parts if (title := LEADING.sub("", part.strip(" ,.“”\"'"), count=1))]
    return []


def _spoken_of(topic: TopicFacts) -> frozenset[str]:
    return words_of(" ".join((topic.title, topic.detail, topic.notes, topic.source_words, topic.follow_up)))


def _is_covered(subject: str, spoken: Sequence[frozenset[str]]) -> bool:
    wanted = content_words(subject) or frozenset(subject.lower().split())
    return any(wanted <= words for words in spoken)


def _is_answered(request: str, titles: Sequence[str]) -> bool:
    """Whether most of the words of some topic's title are among those of a request."""
    asked = content_words(request)
    told = (content_words(title) for title in titles)
    return any(len(words & asked) >= max(ENOUGH * len(words), min(2, len(words))) for words in told if words)


def _left_waiting(request: RequestFacts, facts: ProgrammeFacts) -> Iterator[Finding]:
    """A suggestion that was left waiting for as many meetings as a topic may be left untouched."""
    since = sum(one.held_on >= request.asked_on for one in facts.held)
    if since >= facts.stale_after:
        yield Finding(
            rule=NAME,
            key=key("suggestion", request.words, request.asked_on),
            topic_id=0,
            words=f"“{request.words}” was suggested on {long_date(request.asked_on)} and has waited through "
            f"{count_of(since, 'meeting')} without an answer.{_left_over(request, facts.year)}",
            why=WHY,
            mend=Mend(kind=MendKind.SUGGESTION, suggestion_id=request.suggestion_id),
        )


def _left_over(request: RequestFacts, year: int) -> str:
    """That it was asked for in an earlier year, whose check says no more of it."""
    asked_in = municipal_year_of(request.asked_on)
    return f" It is left over from {year_on_papers(asked_in)}." if asked_in < year else ""


def _found(request: RequestFacts, subject: str, year: int) -> Finding:
    said = f"“{subject}”" if subject else f"“{_short(request.words, 160)}”"
    return Finding(
        rule=NAME,
        key=key(subject or request.words, request.asked_on),
        topic_id=0,
        words=f"{said} was asked for {request.where}, and is no topic of the programme.{_left_over(request, year)}",
        why=WHY,
        mend=Mend(
            kind=MendKind.ADD_TOPIC,
            owed_id=request.owed_id,
            resolution_id=request.resolution_id,
            action_id=request.action_id,
            title=_title(subject or request.words),
            words=request.words,
        ),
    )


def _title(words: str) -> str:
    short = _short(words, LONGEST_TITLE)
    return short[:1].upper() + short[1:]


def _short(words: str, longest: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + " …"


RULES = (
    Rule(
        NAME,
        "Something asked for in a minute, by a resolution or as a suggestion is in no topic of the programme.",
        "“Two outstanding items to be added to the work programme: Compass and support for talented children”",
        lost,
    ),
)
