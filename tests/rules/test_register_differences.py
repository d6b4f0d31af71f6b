"""What a new version of a register changes, in sentences."""

from models.rules.register_differences import differences


def body(*entries, sensitive=0, dispensations=(), name="Ada Fern"):
    return {
        "categories": [{"heading": "Land", "entries": list(entries)}],
        "sensitive": sensitive,
        "dispensations": list(dispensations),
        "member": {"name": name},
    }


FIRST, SECOND = {"id": 1, "title": "Ferndale"}, {"id": 2, "title": "Plot 3"}


def test_the_first_version_is_one_sentence():
    assert differences(None, body(FIRST, sensitive=1)) == [
        "The public will see the register, with 2 entries, for the first time."
    ]


def test_each_entry_added_changed_and_gone_is_said():
    was, now = body(FIRST, SECOND), body({**FIRST, "title": "Ferndale End"}, {"id": 3, "title": "Low Field"})

    assert differences(was, now) == [
        "Changed: Land: “Ferndale End”.", "Added: Land: “Low Field”.", "Gone: Land: “Plot 3”.",
    ]  # fmt: skip


def test_sensitive_interests_are_only_counted():
    assert differences(body(), body(sensitive=1)) == ["The number of sensitive interests changes from 0 to 1."]


def test_dispensations_and_names_are_said_too():
    now = body(dispensations=[{"id": 1, "subject": "The budget"}], name="Ada Bracken")

    assert differences(body(), now) == ["Added: Dispensation: “The budget”.", "The name changes to Ada Bracken."]


def test_no_change_is_no_sentence():
    assert differences(body(FIRST), body(FIRST)) == []
