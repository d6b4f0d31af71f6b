"""What is said of a date that is none is a sentence, not a label with a full stop."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms.meta import DefaultMeta

from webapp.blueprints.call_ins import forms as call_ins
from webapp.blueprints.decision_notices import forms as notices
from webapp.blueprints.forward_plan import forms as plan
from webapp.blueprints.task_groups import forms as groups
from webapp.fields import DateField

FORMS = [
    form
    for module in (call_ins, notices, plan, groups)
    for form in vars(module).values()
    if isinstance(form, type) and form.__module__ == module.__name__
]
DATES = {
    f"{form.__name__}.{name}": field
    for form in FORMS
    for name, field in vars(form).items()
    if getattr(field, "field_class", None) is DateField
}


@pytest.mark.parametrize("name", DATES)
def test_a_wrong_date_is_named_by_a_noun(app, name):
    field = DATES[name].bind(None, "day", prefix="", _meta=DefaultMeta())

    field.process(MultiDict([("day", "31"), ("day", "2"), ("day", "2026")]))

    (said,) = field.process_errors
    assert said.startswith("The ") and said.split()[1] in {"day", "last"}


def test_there_are_dates_to_try():
    assert len(DATES) > 10
