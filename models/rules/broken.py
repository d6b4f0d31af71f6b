"""The one way a rule says no."""


class RuleBroken(Exception):
    """You may not, and here is why: a sentence the officer can act on, and the field it is about.

    The sentence says what to do. `field` is the name of a form field, or empty when it is about the whole request.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
