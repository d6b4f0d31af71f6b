"""The form of the guidance on declaring interests."""

from webapp import widgets
from webapp.edit_form import EditForm
from webapp.fields import BooleanField, TextAreaField
from webapp.services.council import GuidanceDetails


class GuidanceForm(EditForm):
    """What members and the public read about declaring interests, and the standing order on leaving the room."""

    interests_guidance = TextAreaField(
        "Guidance",
        description="Markdown: “# ” makes a heading, “- ” an entry of a list, two asterisks either side make words "
        "**bold**. The first heading is the title of the page.",
        widget=widgets.TextArea(rows=22),
    )
    withdraws_for_dpi = BooleanField(
        "Standing orders ask a member who may take no part to leave the room",
        description="The Act asks them not to speak or vote. Leaving the room is for each council to ask (Localism Act "
        "2011, section 31(10)).",
    )

    def details(self) -> GuidanceDetails:
        """What was typed, as the service takes it."""
        return {
            "interests_guidance": self.interests_guidance.data or "",
            "withdraws_for_dpi": self.withdraws_for_dpi.data,
        }
