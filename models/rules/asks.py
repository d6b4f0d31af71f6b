"""Sentences of minutes that read like an ask or a promise: each rule with its name, its reason and its examples.

They only point: a clerk decides. Nothing leaves the machine, and every finding says which rule found it. The rules are
our own, made from published minutes; no law stands behind them. A question that was answered on the spot is no ask.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.minutes_vocabulary import OwedKind

SOMEBODY = r"(?:he|she|they|I|we|officers|it|(?:[A-Z][\w'’-]+ )+)"
WILLING = r"(?:would|will)(?: also| then)?(?: be (?:happy|pleased|willing|able) to)?"
BODY = r"(?:[Cc]ouncil|[Cc]abinet|[Ee]xecutive|[Bb]oard|[Cc]ommittee)"
DOES = (
    r"(?:provide|bring|ask|request|share|circulate|send|write|report|arrange|supply|forward|raise|check|investigate|"
    r"look into|follow up|feed back|come back|get back|update (?:the Committee|the Panel|Members)|respond in writing|"
    r"contact|speak to|liaise)"
)
DONE = r"(?:brought|shared|circulated|provided|reported|sent|supplied|forwarded|discussed|considered|presented|raised)"
LATER = (
    r"(?:in due course|after the meeting|following the meeting|outside (?:of )?the meeting|"
    r"at (?:a|the) (?:next|future)|back to|once)"
)


@dataclass(frozen=True, slots=True)
class SentenceRule:
    """How one sort of ask or promise reads. `examples` it finds, `others` it lets pass; both are tests."""

    name: str
    kind: OwedKind
    why: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text, from `start` to `end`, counted in characters."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence, and the first rule that found it."""

    sentence: Sentence
    rule: SentenceRule


def _rule(
    name: str, kind: OwedKind, why: str, pattern: str, examples: Iterable[str], others: Iterable[str] = ()
) -> SentenceRule:
    return SentenceRule(name, kind, why, re.compile(pattern), tuple(examples), tuple(others))


RULES: tuple[SentenceRule, ...] = (
    _rule(
        "work programme",
        OwedKind.ASK,
        "Something is to be added to the work programme.",
        r"\b(?:added|included|placed|put) (?:to|in|on) (?:the |its |their )?(?:forward )?work programme",
        ("Councillor Grey requested that flooding be added to the work programme.",),
        ("The work programme was noted.",),
    ),
    _rule(
        "written answer",
        OwedKind.UNDERTAKING,
        "An answer in writing is owed.",
        r"\b(?:full )?written (?:response|answer|reply|update|briefing)\b"
        r"|\b(?:respond|reply|answer(?:ed)?|question) in writing\b",
        ("The Chair asked that officers provide a full written response.", "A written reply would be sent."),
        ("The written report was introduced.",),
    ),
    _rule(
        "onward recommendation",
        OwedKind.UNDERTAKING,
        "Another body is to be recommended something.",
        rf"\b{BODY} (?:be|is|are) (?:asked|requested|recommended)\b"
        r"|\brecommend(?:s|ed)? (?:to |that )?(?:the )?(?:[Ff]ull )?(?:[Cc]ouncil|[Cc]abinet|[Ee]xecutive)\b",
        ("That Full Council be recommended to receive an update.", "To recommend to Cabinet that the fee be waived."),
        ("The Committee made no recommendation.",),
    ),
    _rule(
        "report back",
        OwedKind.UNDERTAKING,
        "A report back is owed, perhaps again and again.",
        r"\b(?:report(?:ed)?|brought|bring|come|update[sd]?) back\b.*"
        r"(?:basis|month|annual|quarter|year|[Cc]ommittee|[Pp]anel)"
        r"|\bon an? (?:\w+[- ])?(?:annual|monthly|quarterly|termly|yearly|regular) basis\b",
        (
            "That progress be reported back on a 6 monthly basis.",
            "A plan would be brought back to the Panel.",
        ),
        ("Things were improving in the back office.",),
    ),
    _rule(
        "offer",
        OwedKind.UNDERTAKING,
        "Somebody offered, agreed or undertook to do something.",
        rf"\b(?:offered|undertook|promised|committed|(?<!Committee )(?<!Panel )agreed) to (?:meet|help|{DOES})\b",
        ("Councillor Grey offered to meet the residents.", "The Director agreed to provide figures."),
        ("The support offered to young people had improved.", "The Trust had agreed to join the strategy."),
    ),
    _rule(
        "promise to do",
        OwedKind.UNDERTAKING,
        "Somebody said that they would do something.",
        rf"\b{SOMEBODY} ?{WILLING} {DOES}\b",
        ("She would provide the figures.", "Councillor Grey stated that he would be happy to request a meeting."),
        ("Schools would need to provide more.", "The engagement would supplement other work."),
    ),
    _rule(
        "promise that it will be done",
        OwedKind.UNDERTAKING,
        "Something would be done later, without saying who does it.",
        rf"\b(?:would|will|could|can|to) (?:also )?be {DONE}\b.*\b{LATER}\b",
        ("Feedback could be shared with Members in due course.", "Scope would be discussed at the next meeting."),
        ("It could be reported that rates fell.",),
    ),
    _rule(
        "asked that",
        OwedKind.ASK,
        "A member asked that something be done.",
        rf"\b(?:asked|requested) (?:that|for)\b|\brequested (?:a|an|the|further|more)\b|\bwould welcome (?:a|an)\b"
        rf"|\basked (?:[\w'’ ]+ )?(?:if|whether) (?:officers?|[A-Z][\w'’]+ [A-Z][\w'’]+) (?:could|would) {DOES}\b"
        rf"|\basked (?:officers?|the Director|the Portfolio Holder) to\b",
        ("Councillor Grey asked that the map be corrected.", "She asked officers to circulate the map."),
        ("Councillor Grey asked what feedback there had been.", "He asked if the fee had changed."),
    ),
    _rule(
        "proposal",
        OwedKind.ASK,
        "A member proposed that the committee do something.",
        r"\b(?:proposed|suggested) that the (?:Committee|Panel|Board|Council|Scrutiny)\b",
        ("Councillor Grey proposed that the Committee form a Task and Finish Group.",),
        ("It was proposed by the Government.",),
    ),
)

END_OF_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]?\s+(?=[\"'“‘(]?[A-Z0-9-])|\n+")
TITLES = re.compile(r"\b(?:Cllr|Dr|Mr|Mrs|Ms|Miss|Rev|Revd|St|No|Prof|Hon|para|paras|p|pp|e\.g|i\.e|etc|a\.m|p\.m)\.$")


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a Markdown text in order: a line break, a list entry and a heading end one too."""
    start = 0
    ends = [(found.start(), found.end()) for found in END_OF_SENTENCE.finditer(text)]
    for end, after in [*ends, (len(text), len(text))]:
        words = text[start:end]
        if "\n" not in text[end:after] and TITLES.search(words) and end < len(text):
            continue
        lead = len(words) - len(words.lstrip(" #>*-\t"))
        if words.strip(" #>*-\t\r\n"):
            yield Sentence(words[lead:].rstrip(), start + lead, start + len(words.rstrip()))
        start = after


def findings(text: str) -> list[Finding]:
    """The sentences that read like an ask or a promise, each with the first rule that finds it."""
    found = ((sentence, first_rule(sentence.words)) for sentence in sentences(text))
    return [Finding(sentence, rule) for sentence, rule in found if rule is not None]


def first_rule(sentence: str) -> SentenceRule | None:
    """The first rule that finds a sentence; None where it reads like neither an ask nor a promise."""
    return next((rule for rule in RULES if rule.pattern.search(sentence)), None)


def is_marked(sentence: str, quotes: Sequence[str]) -> bool:
    """Whether words already marked, each quoted as it stood, are in the sentence or hold it."""
    words = _plain(sentence)
    return any(_plain(quote) in words or words in _plain(quote) for quote in quotes if quote.strip())


def named_first(sentence: str, names: Iterable[str]) -> str:
    """Which of some people a sentence names first, by their whole name or their last one; empty for nobody."""
    places = [(place, -len(name), name) for name in names if (place := _place_of(name, sentence)) >= 0]
    return min(places)[2] if places else ""


def answer_in(sentence: str) -> str:
    """A sentence without whom it answers: of "In response to Cllr Davies, Helen King stated", "Helen King stated"."""
    return re.sub(r"^In (?:response|reply|answer) to [^,]+,\s*", "", sentence)


def _place_of(name: str, sentence: str) -> int:
    parts = name.split()
    if not parts:
        return -1
    found = re.search(rf"\b{re.escape(name)}\b", sentence) or re.search(rf"\b{re.escape(parts[-1])}\b", sentence)
    return found.start() if found else -1


def _plain(words: str) -> str:
    return re.sub(r"[\s*_#>]+", " ", words).strip().lower()
