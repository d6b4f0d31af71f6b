"""The forms of accounts. None shows again what was typed as a password."""

from wtforms.validators import InputRequired, Length

from webapp.fields import EmailField, HiddenField, PasswordField, StringField
from webapp.forms import BaseForm

LONGEST_EMAIL = Length(max=254, message="An e-mail address has at most 254 characters.")


class SignInForm(BaseForm):
    """Who somebody is, and how we know."""

    email = EmailField("E-mail address", validators=[InputRequired("Enter your e-mail address"), LONGEST_EMAIL])
    password = PasswordField("Password", validators=[InputRequired("Enter your password")])


class CodeForm(BaseForm):
    """The code a telephone shows."""

    code = StringField(
        "Code",
        validators=[InputRequired("Enter the code"), Length(max=20, message="The code has six figures.")],
        description="Six figures, from the app on your telephone",
    )


class SetUpForm(CodeForm):
    """The code, and the secret whose picture was scanned."""

    secret = HiddenField(validators=[Length(max=64)])


class NewPasswordForm(BaseForm):
    """A password for somebody whom a letter let in."""

    password = PasswordField(
        "New password",
        validators=[InputRequired("Enter a new password")],
        description="At least 12 characters. Three or four words you will remember do well.",
    )


class ChangePasswordForm(NewPasswordForm):
    """A new password, from somebody who knows the old one."""

    current = PasswordField("Password now", validators=[InputRequired("Enter the password you have now")])


class ConfirmForm(BaseForm):
    """The password once more, before something that matters."""

    current = PasswordField("Password", validators=[InputRequired("Enter your password")])


class ForgottenPasswordForm(BaseForm):
    """Where to send a link."""

    email = EmailField("E-mail address", validators=[InputRequired("Enter your e-mail address"), LONGEST_EMAIL])
