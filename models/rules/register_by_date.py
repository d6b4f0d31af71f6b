"""A published register on a later day: what ended by a date that was published leaves it on the next, with no job.

Localism Act 2011 s29(4): nothing requires an entry to be kept once the member no longer has the interest. The register
on the website (s29(5)) is therefore of the interests a member has: one that is over stands in the version that showed
it, which stays to be read while office lasts, and not in the register in force. The count of sensitive
interests bears no dates (s32(2)), and an end that is learned after publication is in no body: both take a new version.
"""

from datetime import date

from models.register_bodies import RegisterBody


def in_force(body: RegisterBody, *, on: date) -> RegisterBody:
    """What of a published register is in force on a day: without the entries and dispensations that ended before it."""
    today = on.isoformat()
    return {
        **body,
        "categories": [
            {
                **category,
                "entries": [one for one in category["entries"] if one["ends_on"] is None or today <= one["ends_on"]],
            }
            for category in body["categories"]
        ],
        "dispensations": [one for one in body["dispensations"] if today <= one["ends_on"]],
    }
