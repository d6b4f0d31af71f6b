"""What each category of interest asks for: its own fields, as data, so that forms, pages and imports cannot differ.

The statutory categories are those of the Relevant Authorities (Disclosable Pecuniary Interests) Regulations 2012, SI
2012/1464; the last two are what local codes add. No field asks who a spouse or partner is: Localism Act 2011 s30(3).
"""

from dataclasses import dataclass

from models.vocabulary import FieldKind, InterestCategory

PARTNER_HINT = "A spouse's or partner's interest counts as the member's. Do not write who they are."


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entry. `is_name`: what it holds is looked for in papers. `is_home`: part of a home address.

    `said` is its label where an entry is read; without one, the entry's title or the fact that it stands says it.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    hint: str = ""
    is_required: bool = True
    is_name: bool = False
    is_home: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A category of interest: its heading in the register, what the regulations count under it, and its fields."""

    heading: str
    explanation: str
    source: str
    fields: tuple[Field, ...]

    @property
    def is_statutory(self) -> bool:
        """Whether it is a disclosable pecuniary interest, rather than one the council's own code adds."""
        return self.source.startswith("SI 2012/1464")


REGULATIONS = "SI 2012/1464, Schedule"
CODE = "The council's code of conduct"

CATEGORIES: dict[InterestCategory, Category] = {
    InterestCategory.EMPLOYMENT: Category(
        "Employment, office, trade, profession or vocation",
        "Any of these carried on for profit or gain.",
        REGULATIONS,
        (
            Field("job", "What they do", hint="The job, office, trade, profession or vocation."),
            Field(
                "employer",
                "The employer, or the name of the business",
                hint="Leave empty for somebody who works for themselves under their own name.",
                is_required=False,
                is_name=True,
            ),
        ),
    ),
    InterestCategory.SPONSORSHIP: Category(
        "Sponsorship",
        "A payment or other financial benefit, from anyone but the council, towards the member's expenses in carrying "
        "out their duties or in being elected, in the 12 months before it is notified. A trade union's counts.",
        REGULATIONS,
        (
            Field("payer", "Who paid, or gave the benefit", is_name=True),
            Field("purpose", "Towards what", hint="For example, election expenses.", said="Towards"),
            Field("amount", "The amount, or what it was worth", FieldKind.MONEY, said="Amount or worth"),
            Field("paid_on", "The day it was paid or given", FieldKind.DATE, said="Paid or given on"),
        ),
    ),
    InterestCategory.CONTRACT: Category(
        "Contracts",
        "A contract with the council, for goods, services or works, that has not been fully discharged: made with the "
        "member, or with a firm or a company of theirs.",
        REGULATIONS,
        (
            Field(
                "contractor",
                "Who has the contract with the council",
                hint="The member, or the firm in which they are a partner, or the company of which they are a director "
                "or hold securities.",
                is_name=True,
            ),
            Field("purpose", "What it is for", FieldKind.LONG_TEXT, "The goods, services or works.", said="For"),
            Field("value", "Its value, if known", FieldKind.MONEY, is_required=False, said="Value"),
            Field("is_discharged", "It has been fully discharged", FieldKind.YES_NO, is_required=False),
        ),
    ),
    InterestCategory.LAND: Category(
        "Land",
        "A beneficial interest in land within the council's area. A home counts; an easement does not.",
        REGULATIONS,
        (
            Field(
                "tenure",
                "The nature of the interest",
                hint="For example, owner, tenant or mortgagee.",
                said="Nature of the interest",
            ),
            Field(
                "place",
                "The place, as the public reads it",
                hint="A town, a parish or a division, such as “Ferndale”. The whole address if it is not a home.",
                is_name=True,
            ),
            Field("is_home", "It is the member's usual home", FieldKind.YES_NO, is_required=False),
            Field(
                "address",
                "The address of the home",
                FieldKind.LONG_TEXT,
                "Kept encrypted, and withheld from the public unless the member asked otherwise in writing.",
                is_required=False,
                is_name=True,
                is_home=True,
                said="Address of the home",
            ),
            Field(
                "shows_address",
                "The member has asked in writing that the address of their home is public",
                FieldKind.YES_NO,
                is_required=False,
            ),
        ),
    ),
    InterestCategory.LICENCE: Category(
        "Licences",
        "A licence to occupy land in the council's area for a month or longer.",
        REGULATIONS,
        (
            Field("place", "The land", hint="Its address, or where it is.", is_name=True),
            Field("purpose", "What it is occupied for", said="Occupied for"),
            Field("is_a_month", "The licence is for a month or longer", FieldKind.YES_NO),
        ),
    ),
    InterestCategory.TENANCY: Category(
        "Corporate tenancies",
        "A tenancy where the council is the landlord and the tenant is a body in which the member has an interest: a "
        "firm in which they are a partner, or a company of which they are a director or hold securities.",
        REGULATIONS,
        (
            Field("tenant", "The tenant", hint="The firm or company.", is_name=True),
            Field("premises", "The premises let by the council", is_name=True),
            Field(
                "connection",
                "The member's connection with the tenant",
                hint="For example, director.",
                said="Connection",
            ),
        ),
    ),
    InterestCategory.SECURITIES: Category(
        "Securities",
        "Shares, stock, bonds and the like in a body with a place of business or land in the council's area, above "
        "£25,000 in nominal value or one hundredth of the share capital or of a class of it.",
        REGULATIONS,
        (
            Field("company", "The company or other body", is_name=True),
            Field("is_in_the_area", "It has a place of business or land in the council's area", FieldKind.YES_NO),
            Field("nominal_value", "The total nominal value", FieldKind.MONEY, is_required=False, said="Nominal value"),
            Field(
                "share_class",
                "The class of share",
                hint="Leave empty if there is one.",
                is_required=False,
                said="Class of share",
            ),
            Field(
                "percent",
                "The share of all the issued capital of the body, or of that class, per cent",
                FieldKind.PERCENT,
                "Give this, or the nominal value, or both.",
                is_required=False,
                said="Share of the capital or class",
            ),
        ),
    ),
    InterestCategory.OTHER: Category(
        "Other registrable interests",
        "Membership of, or a position in, a body that the council's code names: a public body, a charity, a body that "
        "seeks to influence opinion, a trade union, a party.",
        CODE,
        (
            Field("body", "The body", is_name=True),
            Field("position", "The position held", hint="For example, trustee or member."),
            Field(
                "is_appointed",
                "The council appointed them to it",
                FieldKind.YES_NO,
                is_required=False,
                said="Appointed by the council",
            ),
        ),
    ),
    InterestCategory.GIFT: Category(
        "Gifts and hospitality",
        "A gift or hospitality received as a member, worth the council's threshold or more.",
        CODE,
        (
            Field("giver", "Who gave it", is_name=True),
            Field("gift", "What it was"),
            Field("value", "What it was worth", FieldKind.MONEY, said="Worth"),
            Field("received_on", "The day it was received", FieldKind.DATE, said="Received on"),
        ),
    ),
}
