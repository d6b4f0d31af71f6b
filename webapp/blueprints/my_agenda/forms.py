"""What a member says of one item."""

from wtforms import StringField
from wtforms.validators import AnyOf, Regexp

from models.vocabulary import Mark
from webapp.forms import BaseForm
from webapp.widgets import Hidden

CLEAR = "clear"
PRESS_ONE = "Press one of the buttons under the item."


class MarkForm(BaseForm):
    """Which item, and which button was pressed under it."""

    item_id = StringField(validators=[Regexp(r"[0-9]{1,9}\Z", message=PRESS_ONE)], widget=Hidden())
    mark = StringField(validators=[AnyOf([*(mark.value for mark in Mark), CLEAR], message=PRESS_ONE)], widget=Hidden())
