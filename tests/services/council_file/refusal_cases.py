"""Council files that are wrong in one place each, and the beginning of the sentence that says so."""

from copy import deepcopy

HEAD = {"format": "moothall council file", "version": 1}
WHOLE = {
    **HEAD,
    "council": {"name": "Moorshire"},
    "members": [{"slug": "ada-lowe", "name": "Ada Lowe"}, {"slug": "bo-marsh", "name": "Bo Marsh"}],
    "committees": [
        {
            "slug": "audit",
            "name": "Audit",
            "house_style": "Item table",
            "usual_starts_at": "10:00",
            "standing_texts": [{"text": "Ask by {speaking deadline}."}],
            "seats": [
                {"member": "ada-lowe", "role": "chair", "starts_on": "2029-05-01"},
                {"member": None, "starts_on": "2029-05-01"},
            ],
        }
    ],
    "accounts": [
        {"email": "jo@example.org", "name": "Jo", "roles": [{"role": "administrator", "starts_on": "2029-05-01"}]}
    ],
    "meetings": [{"committee": "audit", "held_on": "2030-06-18", "items": [{"heading": "Accounts"}]}],
}


def changed(*steps, **fields):
    """The whole file with fields changed at one place; None of a field takes it out when it is not nullable."""
    data = deepcopy(WHOLE)
    place = data
    for step in steps:
        place = place[step]
    place.update(fields)
    return data


def without(name, *steps):
    data = deepcopy(WHOLE)
    place = data
    for step in steps:
        place = place[step]
    del place[name]
    return data


UNREADABLE = {
    '{"format": ]': "This is not JSON: at line 1, column 12",
    '{"a": 1,\n "b"}': "at line 2, column 5",
    '{"a": NaN}': "NaN is not a value that a council file can hold",
    '{"a": -Infinity}': "-Infinity is not a value",
    '{"slug": "a", "slug": "b"}': "'slug' stands twice in one object",
    '["a"]': "A council file is one JSON object",
    '{"council": {"name": "A\\u0000"}}': "council.name: holds a character that cannot be printed (U+0000)",
    '{"council": {"name": "A\\ud800"}}': "council.name: holds a character that cannot be printed (U+D800)",
    "[" * 200_000: "The file is nested more than 60 deep",
    '{"a": ' * 100 + "1" + "}" * 100: "The file is nested more than 60 deep",
    '{"a": ' + "9" * 5000 + "}": "a number too long to be one",
}


SHAPES = [
    (changed(format="a spreadsheet"), "format: expected 'moothall council file', found 'a spreadsheet'."),
    (changed(version=2), "version: expected the number 1, found the number 2."),
    (
        changed("meetings", 0, held_on="18/06/2030"),
        "meetings[0].held_on: expected a date like 2019-06-18, found '18/06/2030'.",
    ),
    (
        changed("meetings", 0, held_on="2030-02-30"),
        "meetings[0].held_on: expected a date like 2019-06-18, found '2030-02-30'.",
    ),
    (changed("meetings", 0, starts_at="10 am"), "meetings[0].starts_at: expected a time like 10:00, found '10 am'."),
    (
        changed("meetings", 0, "items", 0, removed_at="2030-01-01T10:00"),
        "meetings[0].items[0].removed_at: expected a moment with its zone",
    ),
    (changed("members", 0, slug="Ada Lowe"), "members[0].slug: expected small letters and digits joined by hyphens"),
    (changed("members", 1, name=""), "members[1].name: expected some text, found ''."),
    (changed("members", 1, name="x" * 121), "members[1].name: expected at most 120 characters, not 121, found"),
    (changed("members", 1, name=7), "members[1].name: expected text, found the number 7."),
    (changed("committees", 0, usual_minutes=True), "committees[0].usual_minutes: expected a whole number, found true."),
    (
        changed("committees", 0, usual_minutes=1.0),
        "committees[0].usual_minutes: expected a whole number, found the number 1.0.",
    ),
    (changed("committees", 0, seats={}), "committees[0].seats: expected a list, found an object."),
    (changed("committees", 0, kind="club"), "committees[0].kind: expected one of 'council', 'cabinet'"),
    (changed("committees", 0, remitt="x"), "committees[0].remitt: there is no such field. Did you mean 'remit'?"),
    (changed("council", zzz=1), "council.zzz: there is no such field. What may stand here: name, website"),
    (without("house_style", "committees", 0), "committees[0]: has no 'house_style', which it needs."),
    (without("member", "committees", 0, "seats", 0), "committees[0].seats[0]: has no 'member', which it needs."),
    (changed("council", notice_days=4), "council.notice_days: expected 5 or more, found the number 4."),
    (changed("council", accent="green"), "council.accent: expected a colour like #1d4f4b, found 'green'."),
    (changed("accounts", 0, email="Jo@Example.org"), "accounts[0].email: expected an e-mail address in small letters"),
]
URGENT = {"route": "urgency", "circumstances": "Flood", "decided_at": "2030-01-01T10:00:00Z"}
LATE = {**URGENT, "route": "convened late", "decided_by": "a@b"}
JOB = {"category": "employment", "registered_on": "2029-05-10", "details": {"job": "Teacher"}}
LEAVE = {
    "requested_on": "2029-05-01",
    "granted_on": "2029-05-02",
    "starts_on": "2029-05-03",
    "ends_on": "2030-05-03",
    "ground": "c",
    "scope": "speak",
    "subject": "The budget",
    "granted_by": "Standards Committee",
}
TOLD = {"member": "ada-lowe", "kind": "Pecuniary", "intention": "take part", "declared_at": "2030-06-18T10:00:00Z"}
PECUNIARY = [{"name": "Pecuniary", "effect": "must not take part"}]
CAME = {"member": "bo-marsh", "status": "present"}
INSTEAD = {"seat": 1, "member": "bo-marsh", "notified_at": "2030-06-18T08:00:00Z"}


def declaring(**fields):
    """The whole file with a kind of declaration, an interest of Ada Lowe, and a declaration of hers."""
    data = changed("meetings", 0, "items", 0, declarations=[{**TOLD, **fields}])
    data["members"][0]["interests"] = [JOB]
    return {**data, "declaration_kinds": PECUNIARY}


REFERENCES = [
    (
        changed("members", 0, confirmations=[{"confirmed_on": "2030-01-01", "by": "nobody@example.org"}]),
        "members[0].confirmations[0].by: there is no account 'nobody@example.org'",
    ),
    (
        changed("members", 0, dispensations=[{**LEAVE, "items": [{"meeting": "one@here", "item": [1, 2]}]}]),
        "members[0].dispensations[0].items[0].item: there is no such item in this file.",
    ),
    (
        declaring(kind="Personal"),
        "meetings[0].items[0].declarations[0].kind: there is no kind of declaration 'Personal' in this file or",
    ),
    (
        declaring(interest=2),
        "meetings[0].items[0].declarations[0].interest: 'ada-lowe' has no interest 2 in this file.",
    ),
    (
        changed("meetings", 0, substitutions=[{**INSTEAD, "seat": 3}]),
        "meetings[0].substitutions[0].seat: the committee has no seat 3.",
    ),
    (
        changed("meetings", 0, attendance=[CAME, CAME]),
        "meetings[0].attendance[1].member: 'bo-marsh' is there twice.",
    ),
    (
        changed("meetings", 0, withdrawals=[{"member": "cy-hall", "withdrew_at": "10:00"}]),
        "meetings[0].withdrawals[0].member: there is no member 'cy-hall'",
    ),
    (
        changed("committees", 0, "seats", 0, member="ida-lowe"),
        "committees[0].seats[0].member: there is no member 'ida-lowe' in this file or",
    ),
    (changed("meetings", 0, committee="adit"), "meetings[0].committee: there is no committee 'adit' in this file or"),
    (changed("committees", 0, house_style="Blue"), "committees[0].house_style: there is no house style 'Blue'"),
    (changed("committees", 0, parent="audit"), "committees[0].parent: the committee would stand below itself."),
    (changed("members", 1, slug="ada-lowe"), "members[1].slug: 'ada-lowe' stands at members[0].slug too."),
    (changed("members", 1, number=4), "members[0]: has no 'number', and other members have one."),
    (
        without("usual_starts_at", "committees", 0),
        "meetings[0]: has no 'starts_at', and its committee in this file has no",
    ),
    (
        changed(meetings=WHOLE["meetings"] * 2),
        "meetings[1].held_on: the committee has a meeting 1 on this day already, at meetings[0].",
    ),
    (changed("accounts", 0, member="nobody"), "accounts[0].member: there is no member 'nobody'"),
    (
        changed("accounts", 0, "roles", 0, committee="nothing"),
        "accounts[0].roles[0].committee: there is no committee 'nothing'",
    ),
    (
        changed("meetings", 0, late_decisions=[LATE]),
        "meetings[0].late_decisions[0].decided_by: there is no account 'a@b'",
    ),
]
RULES = [
    (
        changed("members", 0, interests=[{**JOB, "details": {"employer": "Fern Academy"}}]),
        "members[0].interests[0].details.job: Fill in",
    ),
    (
        changed("members", 0, interests=[{**JOB, "details": {"job": "Teacher", "partner": "Jo"}}]),
        "members[0].interests[0].details: 'partner' is no field of this category. It has: job, employer.",
    ),
    (
        changed("members", 0, interests=[{**JOB, "starts_on": "2029-05-02", "ends_on": "2029-05-01"}]),
        "members[0].interests[0].ends_on: Enter a last day on or after the first.",
    ),
    (
        changed("members", 0, dispensations=[{**LEAVE, "ends_on": "2034-05-03"}]),
        "members[0].dispensations[0].ends_on: A dispensation lasts four years at most",
    ),
    (
        changed("meetings", 0, substitutions=[INSTEAD, {**INSTEAD, "member": "ada-lowe"}]),
        "meetings[0].substitutions: Two people sit in one place.",
    ),
    (
        changed("meetings", 0, attendance=[{**CAME, "arrived_at": "11:00", "left_at": "10:30"}]),
        "meetings[0].attendance[0].left_at: Enter a time on or after the arrival.",
    ),
    (
        declaring(nature="As in my register"),
        "meetings[0].items[0].declarations[0].nature: Say what the interest is, and how it touches this item",
    ),
    (
        declaring(nature="A director of Acorn", is_sensitive=True),
        "meetings[0].items[0].declarations[0].nature: Leave out the nature of a sensitive interest",
    ),
    (
        changed("committees", 0, "seats", 1, member="bo-marsh", role="chair"),
        "committees[0].seats[1].role: Ada Lowe is in the chair",
    ),
    (
        changed("committees", 0, "seats", 0, ends_on="2028-01-01"),
        "committees[0].seats[0].ends_on: Enter a last day on or after 1 May 2029",
    ),
    (
        changed("committees", 0, "standing_texts", 0, text="By {dedline}"),
        "committees[0].standing_texts[0].text: There is no {dedline} to fill in.",
    ),
    (
        changed("committees", 0, speaking_days=2),
        "committees[0].speaking_days: Give both speaking_days and speaking_at, or neither.",
    ),
    (changed("council", accent="#ffff00"), "council.accent: White words on this colour would be hard to read"),
    (
        changed("meetings", 0, starts_at="10:00", ends_at="09:00"),
        "meetings[0].ends_at: The finish must be later than the start",
    ),
    (
        changed("meetings", 0, late_decisions=[URGENT]),
        "meetings[0].late_decisions[0].chair_name: Enter the name of the chair",
    ),
    (
        changed(house_styles=[{"settings": {"name": "Ours"}}]),
        "house_styles[0].settings.layout: Add 'layout': a house style needs it.",
    ),
    (
        changed("accounts", 0, "roles", 0, ends_on="2029-04-01"),
        "accounts[0].roles[0].ends_on: Enter a last day on or after the first.",
    ),
]
