"""The agenda of 18 June 2019 of Warwickshire's Children and Young People Overview and Scrutiny Committee."""

from models.bodies import MeetingBody
from tests.exports.bodies import contact, item, meeting, person

COMMITTEE = "Children and Young People Overview and Scrutiny Committee"
WEBCAST = """\
Please note that this meeting will be filmed for live broadcast on the internet and can be viewed on line at
[warwickshire.public-i.tv](https://warwickshire.public-i.tv). Generally, the public gallery is not filmed, but
by entering the meeting room and using the public seating area you are consenting to being filmed. All recording
will be undertaken in accordance with the Council's Standing Orders."""
DISCLOSURES = """\
Members are required to register their disclosable pecuniary interests within 28 days of their election of
appointment to the Council. A member attending a meeting where a matter arises in which s/he has a disclosable
pecuniary interest must (unless s/he has a dispensation):

- Declare the interest if s/he has not already registered it
- Not participate in any discussion or vote
- Must leave the meeting room until the matter has been dealt with.
- Give written notice of any unregistered interest to the Monitoring Officer within 28 days of the meeting

Non-pecuniary interests must still be declared in accordance with the Code of Conduct. These should be declared
at the commencement of the meeting."""
SPEAKING = """\
Any member of the public who is resident or working in Warwickshire, or who is in receipt of services from the
Council, may speak at the meeting for up to three minutes on any matter within the remit of the Committee. This
can be in the form of a statement or a question. If you wish to speak please notify Janet Purcell in writing at
least two working days before the meeting. You should give your name and address and the subject upon which you
wish to speak. Full details of the public speaking scheme are set out in the Council's Standing Orders."""
EARLY_HELP = """\
The Committee is invited to consider the Early Help Action Plan, the Early Help Offer and progress in relation
to the Children and Family Centres and Priority Families Programme."""
QUESTIONS = """\
Up to 30 minutes of the meeting are available for members of the Committee to put questions to the Cabinet
Portfolio Holder for Education and Learning and Cabinet Portfolio Holder for Children Services on any matters
relevant to the remit of the Committee.

The enclosed report lists any briefings circulated to the Committee since the last meeting and any items listed
in the Council's Forward Plan for decision by Cabinet or individual Cabinet Portfolio Holders over the coming
months."""
UPDATES = """\
Cabinet Portfolio Holders and Heads of Service are invited to provide any updates they have on issues within the
remit of the Committee."""
URGENT = """\
At the discretion of the Chair, items may be raised which are considered urgent (please notify Democratic
Services in advance of the meeting)."""
ITEMS = [
    item(
        "1",
        "General",
        items=[
            item("1(1)", "Apologies"),
            item("1(2)", "Members' Disclosures of Pecuniary and Non-Pecuniary Interests", DISCLOSURES),
            item("1(3)", "Minutes", "To agree the minutes of the meeting held on 12 March 2019"),
        ],
    ),
    item("2", "Public Speaking", SPEAKING),
    item("3", "Update on Early Help Developments", EARLY_HELP, report_state="enclosed"),
    item("4", "One Organisational Plan Quarterly Progress Report: April 2018 to March 2019", report_state="enclosed"),
    item(
        "5",
        "Question Time",
        items=[
            item("5A", "Questions to Cabinet Portfolio Holders", QUESTIONS),
            item("5B", "Updates from Cabinet Portfolio Holders/Heads of Service", UPDATES),
        ],
    ),
    item(
        "6",
        "Work Programme",
        "To consider the enclosed work programme, updated following the meeting of the Chair and Group Spokespersons.",
    ),
    item("7", "Any Urgent Items", URGENT),
    item(
        "8",
        "Date of Next Meeting",
        "The next meeting has been scheduled for 10.00 am on 24 September 2019, Shire Hall, Warwick.",
    ),
]
COUNCILLORS = [
    person("Margaret Bell"),
    person("Jonathan Chilvers"),
    person("Yousef Dahmash", "Chair"),
    person("Corinne Davies"),
    person("Pete Gilbert"),
    person("Daniel Gissane"),
    person("Howard Roberts"),
    person("Dominic Skinner"),
    person("Chris Williams"),
    person("Pam Williams", "Vice Chair"),
]
CO_OPTED = [
    person("Joseph Cannon", capacity="Church representative"),
    person("Reverend Elaine Scrivens", capacity="Church representative"),
    person("John McRoberts", capacity="Parent Governor representative"),
]
NON_VOTING = [person("Sean Taylor", capacity="Chair of Warwickshire Teachers' Representative Panel")]
PORTFOLIOS = [
    person("Colin Hayfield", capacity="Portfolio Holder for Education and Learning"),
    person("Jeff Morgan", capacity="Portfolio Holder for Children's Services"),
]
CONTACTS = [
    contact("Janet Purcell", "(01926) 413716", "janetpurcell@warwickshire.gov.uk", "Democratic Services Manager")
]
SIGNED = "MONICA FOGARTY  \nChief Executive  \nWarwickshire County Council  \nJune 2019"


def body() -> MeetingBody:
    """The published meeting, as the numbered house style prints it."""
    return meeting(
        council={"name": "Warwickshire County Council", "address": "/"},
        committee={"name": COMMITTEE, "address": "/committees/children-and-young-people"},
        held_on="2019-06-18",
        starts_at="10:00",
        venue="Shire Hall, Warwick",
        room="Committee Room 2",
        webcast=WEBCAST,
        notice={"published_on": "2019-06-10", "clear_days": 5, "late": None},
        agenda={
            "texts": [{"place": "closing", "heading": "", "text": SIGNED}],
            "items": ITEMS,
            "membership": [
                {"heading": "Councillors:", "style": "sentence", "line": "", "people": COUNCILLORS},
                {
                    "heading": "Co-opted members for Education matters:",
                    "style": "lines",
                    "line": "{name} - {capacity}",
                    "people": CO_OPTED,
                },
                {
                    "heading": "Non-Voting Representative:",
                    "style": "lines",
                    "line": "{name}, {capacity}",
                    "people": NON_VOTING,
                },
                {
                    "heading": "Portfolio Holders relevant to the remit of the Overview and Scrutiny Committee",
                    "style": "lines",
                    "line": "Councillor {name}, {capacity}",
                    "people": PORTFOLIOS,
                },
            ],
            "contacts": CONTACTS,
        },
    )


FACTS = [
    COMMITTEE,
    "Tuesday 18 June 2019",
    "Committee Room 2, Shire Hall, Warwick",
    "10.00 a.m.",
    "warwickshire.public-i.tv",
    "you are consenting to being filmed",
    "1. General",
    "(1) Apologies",
    "(2) Members' Disclosures of Pecuniary and Non-Pecuniary Interests",
    "Declare the interest if s/he has not already registered it",
    "to the Monitoring Officer within 28 days of the meeting",
    "(3) Minutes",
    "To agree the minutes of the meeting held on 12 March 2019",
    "2. Public Speaking",
    "at least two working days before the meeting",
    "3. Update on Early Help Developments",
    "Report enclosed.",
    "4. One Organisational Plan Quarterly Progress Report: April 2018 to March 2019",
    "5. Question Time",
    "5A Questions to Cabinet Portfolio Holders",
    "5B Updates from Cabinet Portfolio Holders/Heads of Service",
    "6. Work Programme",
    "7. Any Urgent Items",
    "8. Date of Next Meeting",
    "24 September 2019, Shire Hall, Warwick",
    "Yousef Dahmash (Chair), Corinne Davies",
    "Chris Williams and Pam Williams (Vice Chair).",
    "Reverend Elaine Scrivens - Church representative",
    "John McRoberts - Parent Governor representative",
    "Sean Taylor, Chair of Warwickshire Teachers' Representative Panel",
    "Councillor Colin Hayfield, Portfolio Holder for Education and Learning",
    "Councillor Jeff Morgan, Portfolio Holder for Children's Services",
    "Janet Purcell, Democratic Services Manager",
    "Tel: (01926) 413716, e-mail: janetpurcell@warwickshire.gov.uk",
    "MONICA FOGARTY",
    "Chief Executive",
]
