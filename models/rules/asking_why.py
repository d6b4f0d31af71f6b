"""The words offered for what is to be done where a committee asks why a measure stands as it does."""

from models.scorecard_vocabulary import Standing

# Nobody is asked what is done about a measure that is where it should be.
_TO_DO = {
    Standing.ON_TRACK: "Explain what keeps “{}” on track, and whether it will stay there.",
    Standing.NEAR: "Explain why “{}” is only near its target, and what will bring it there.",
    Standing.OFF_TRACK: "Explain why “{}” is off track, and what is done about it.",
    Standing.NO_TARGET: "Explain why “{}” has no target, and how the committee can tell whether it does well.",
    Standing.NO_DATA: "Explain why “{}” has no data, and when the committee will have it.",
}


def to_do(name: str, standing: Standing) -> str:
    """What whoever answers for a measure is to do, in a sentence that an officer puts right as they need it."""
    return _TO_DO[standing].format(name)
