"""The items of the minutes as numbered headings: what was said and moved, how it was voted on, what was resolved."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from exports import agenda_declarations, agenda_items, markdown, minutes_people
from exports.minutes_sheet import Sheet
from exports.paper import Block, Blocks, Heading, Inset, Look, Paragraph, Run, heading_level, words
from models.minutes_bodies import MinuteBody, MotionBody, ResolutionBody, VoteBody
from models.minutes_vocabulary import Choice, MinuteOutcome, MotionKind, MotionOutcome, VoteMethod
from models.rules import votes
from models.rules.wording import and_list
from models.vocabulary import ItemKind, LateRoute, Part

NOT_TAKEN = {
    MinuteOutcome.DEFERRED: "This item was deferred.",
    MinuteOutcome.WITHDRAWN: "This item was withdrawn.",
    MinuteOutcome.NOT_REACHED: "This item was not reached.",
}
NONE_DECLARED = "None"
WAYS = {Choice.FOR: "For", Choice.AGAINST: "Against", Choice.ABSTAINED: "Abstaining"}


def item(sheet: Sheet, minute: MinuteBody, *, level: int = 2, above: str = "") -> Blocks:
    """One item: its number and heading, and all that is said of it and of the items below it."""
    below = (
        *_content(sheet, minute, level + 1),
        *(block for one in minute["items"] for block in item(sheet, one, level=level + 1, above=minute["label"])),
    )
    label = agenda_items.printed_label(minute["label"], above)
    heading = Heading(heading_level(level), minute["heading"], label=label)
    # What has no number has nothing to stand beside.
    return (heading, Inset(below)) if below and label else (heading, *below)


def _content(sheet: Sheet, minute: MinuteBody, level: int) -> Blocks:
    withdrew = minutes_people.withdrawals(sheet, minute["label"], minute["heading"])
    if minute["part"] == Part.PRIVATE:
        return (*_late(minute), *withdrew, *_summary(minute, level))
    return (
        *_late(minute),
        *withdrew,
        *(markdown.blocks(minute["text"], level=heading_level(level)) or _computed(sheet, minute)),
        *_not_taken(minute),
        *_motions(minute["motions"]),
        *_resolutions(sheet, minute["resolutions"]),
    )


def _computed(sheet: Sheet, minute: MinuteBody) -> Blocks:
    """What need not be typed: the apologies, and the declarations or that there were none."""
    if sheet.body["status"] == "decisions":
        return ()
    if minute["kind"] == ItemKind.APOLOGIES:
        return minutes_people.apologies(sheet)
    if minute["kind"] == ItemKind.DECLARATIONS:
        return agenda_declarations.entries(sheet.body["declarations"]) or (Paragraph(words(NONE_DECLARED)),)
    return ()


def _late(minute: MinuteBody) -> Blocks:
    """The special circumstances of an urgent item stand in the minutes (LGA 1972 s100B(4)(b))."""
    late = minute["late"]
    return agenda_items.urgency(late) if late and late["route"] == LateRoute.URGENCY else ()


def _summary(minute: MinuteBody, level: int) -> Blocks:
    """What the public may read of an item taken in private (LGA 1972 s100C(2))."""
    said = "This item was considered in private. This is a summary (Local Government Act 1972, section 100C(2))."
    without = "This item was considered in private."
    text = minute["text"]
    summary = markdown.blocks(text, level=heading_level(level))
    return (Paragraph(words(said if summary else without), Look.NOTE), *summary)


def _not_taken(minute: MinuteBody) -> Blocks:
    said = NOT_TAKEN.get(MinuteOutcome(minute["outcome"])) if minute["outcome"] else None
    return (Paragraph(words(f"{said} {minute['outcome_reason']}".strip())),) if said else ()


def _motions(motions: Sequence[MotionBody]) -> Blocks:
    """Each motion with who moved and seconded it and how it was voted on. One without either is its resolution."""
    texts = {one["id"]: one for one in motions}
    told = [one for one in motions if one["mover"] or one["vote"] or one["outcome"] != MotionOutcome.CARRIED]
    return tuple(block for one in told for block in _motion(one, is_amendment=one["amends"] in texts))


def _motion(motion: MotionBody, *, is_amendment: bool) -> Iterator[Block]:
    what = "An amendment" if is_amendment or motion["kind"] == MotionKind.AMENDMENT else "A motion"
    movers = [
        f"{word} by {who['name']}"
        for word, who in (("moved", motion["mover"]), ("seconded", motion["seconder"]))
        if who is not None
    ]
    opening = f"{what} {and_list(movers)}: " if movers else f"{what}: "
    yield Paragraph((Run(opening, bold=True), Run(motion["text"])))
    vote = motion["vote"]
    if vote is None:
        yield Paragraph(words(f"{motion['outcome'].capitalize()}."))
    else:
        yield Paragraph(words(f"{_in_words(vote)}."))
        yield from _ballots(vote)


def _in_words(vote: VoteBody) -> str:
    tally = votes.Tally(vote["votes_for"], vote["votes_against"], vote["abstentions"])
    second = Choice(vote["second_vote"]) if vote["second_vote"] else None
    return votes.in_words(VoteMethod(vote["method"]), tally, second)


def _ballots(vote: VoteBody) -> Iterator[Block]:
    for choice, way in WAYS.items():
        names = [one["member"]["name"] for one in vote["ballots"] if one["choice"] == choice]
        if names:
            yield Paragraph((Run(f"{way}: ", bold=True), Run(f"{and_list(names)}.")))


def _resolutions(sheet: Sheet, resolutions: Sequence[ResolutionBody]) -> Blocks:
    """Under the word for each outcome, in bold and with their numbers."""
    printed: list[Block] = []
    for outcome, group in groupby(resolutions, key=lambda one: one["outcome"]):
        printed.append(Paragraph(words(sheet.style.resolved[outcome], bold=True)))
        printed += [Paragraph(_in_bold(one["text"]), label=one["number"]) for one in group]
    return tuple(printed)


def _in_bold(text: str) -> tuple[Run, ...]:
    return tuple(Run(run.text, bold=True, italic=run.italic, link=run.link) for run in markdown.runs(text))
