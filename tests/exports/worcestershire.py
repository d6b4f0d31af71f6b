"""The agenda of 17 July 2019 of Worcestershire's Children and Families Overview and Scrutiny Panel."""

from models.bodies import MeetingBody
from tests.exports.bodies import contact, item, meeting, person

PANEL = "Children and Families Overview and Scrutiny Panel"
INVITED = "All County Councillors are invited to attend and participate"
FORMATS = """\
This document can be provided in alternative formats such as Large Print, an audio recording or Braille; it can
also be emailed as a Microsoft Word attachment. Please contact Democratic Services on telephone number 01905
844963 or by emailing
[democraticservices@worcestershire.gov.uk](mailto:democraticservices@worcestershire.gov.uk)"""
INTERESTS = """There are now 2 types of interests:\x20\x20
**'Disclosable pecuniary interests'** and **'other disclosable interests'**

## WHAT IS A 'DISCLOSABLE PECUNIARY INTEREST' (DPI)?

- Any **employment**, office, trade or vocation carried on for profit or gain
- **Sponsorship** by a 3rd party of your member or election expenses
- Any **contract** for goods, services or works between the Council and you, a firm where you are a
  partner/director, or company in which you hold shares
- Interests in **land** in Worcestershire (including licence to occupy for a month or longer)
- **Shares** etc (with either a total nominal value above £25,000 or 1% of the total issued share capital) in
  companies with a place of business or land in Worcestershire.

**NB Your DPIs include the interests of your spouse/partner as well as you**

## WHAT MUST I DO WITH A DPI?

- **Register** it within 28 days and
- **Declare** it where you have a DPI in a matter at a particular meeting
  - you must **not participate** and you **must withdraw**.

**NB It is a criminal offence to participate in matters in which you have a DPI**

## WHAT ABOUT 'OTHER DISCLOSABLE INTERESTS'?

- No need to register them but
- You must **declare** them at a particular meeting where:\x20\x20
You/your family/person or body with whom you are associated have a **pecuniary interest** in or **close
connection** with the matter under discussion.

## WHAT ABOUT MEMBERSHIP OF ANOTHER AUTHORITY OR PUBLIC BODY?

You will not normally even need to declare this as an interest. The only exception is where the conflict of
interest is so significant it is seen as likely to prejudice your judgement of the public interest.

## DO I HAVE TO WITHDRAW IF I HAVE A DISCLOSABLE INTEREST WHICH ISN'T A DPI?

Not normally. You must withdraw only if it:

- affects your **pecuniary interests** **OR** relates to a **planning or regulatory** matter
- **AND** it is seen as likely to **prejudice your judgement** of the public interest.

## DON'T FORGET

- If you have a disclosable interest at a meeting you must **disclose both its existence and nature** \u2013 'as
  noted/recorded' is insufficient
- **Declarations must relate to specific business** on the agenda
  - General scattergun declarations are not needed and achieve little
- Breaches of most of the **DPI provisions** are now **criminal offences** which may be referred to the police
  which can on conviction by a court lead to fines up to £5,000 and disqualification up to 5 years
- Formal **dispensation** in respect of interests can be sought in appropriate cases."""
PARTICIPATION = """\
Members of the public wishing to take part should notify the Head of Legal and Democratic Services in writing or
by e-mail indicating the nature and content of their proposed participation no later than 9.00am on the working
day before the meeting (in this case 16 July 2019). Enquiries can be made through the telephone number/e-mail
address below."""
PRODUCED = """\
Agenda produced and published by the Head of Legal and Democratic Services, County Hall, Spetchley Road,
Worcester WR5 2NP."""
ON_THE_SITE = """All the above reports and supporting information can be accessed via [the Council's
website](https://www.worcestershire.gov.uk)"""
ITEMS = [
    item("1", "Apologies and Welcome"),
    item("2", "Declaration of Interest and of any Party Whip"),
    item("3", "Public Participation", PARTICIPATION),
    item("4", "Confirmation of the Minutes of the Previous Meeting", report_state="previously circulated"),
    item("5", "Pupil Attainment at KS2: Update Report", pages="1 - 6", report_state="enclosed"),
    item("6", "Worcestershire Children First", pages="7 - 12", report_state="enclosed"),
    item("7", "Performance and 2018/19 Year-End Budget Monitoring", pages="13 - 28", report_state="enclosed"),
    item("8", "Work Programme 2018/19", pages="29 - 36", report_state="enclosed"),
]
COUNCILLORS = [
    person("Mrs F M Oborski", "Chairman"),
    person("Mrs J A Potter", "Vice Chairman"),
    person("Ms P Agar"),
    person("Mr T Baker-Price"),
    person("Mr B Clayton"),
    person("Ms R L Dent"),
    person("Mr P M McDonald"),
    person("Mr S J Mackay"),
    person("Ms T L Onslow"),
]


def body() -> MeetingBody:
    """The published meeting, as the item table house style prints it."""
    email = "scrutiny@worcestershire.gov.uk"
    return meeting(
        council={"name": "Worcestershire County Council", "address": "/"},
        committee={"name": PANEL, "address": "/committees/children-and-families"},
        held_on="2019-07-17",
        starts_at="10:00",
        venue="County Hall, Worcester",
        notice={"published_on": "2019-07-09", "clear_days": 5, "late": None},
        agenda={
            "texts": [
                {"place": "opening", "heading": "", "text": f"{INVITED}\n\n{FORMATS}"},
                {"place": "after the items", "heading": "", "text": PRODUCED},
                {"place": "closing", "heading": "", "text": ON_THE_SITE},
                {"place": "guidance", "heading": "Disclosing interests", "text": INTERESTS},
            ],
            "items": ITEMS,
            "membership": [
                {"heading": "Councillors:", "style": "sentence", "line": "", "people": COUNCILLORS},
                {
                    "heading": "Co-opted Church Representatives (for education matters)",
                    "style": "lines",
                    "line": "{name} ({capacity})",
                    "people": [person("Bryan Allbut", capacity="Church of England")],
                },
                {
                    "heading": "Parent Governor Representatives (for education matters)",
                    "style": "lines",
                    "line": "{name}",
                    "people": [person("Vacancy")],
                },
            ],
            "contacts": [
                contact("Alyson Grice", "01905 844962", email),
                contact("Samantha Morris", "01905 844963", email),
            ],
        },
    )


FACTS = [
    PANEL,
    "Wednesday, 17 July 2019, 10.00 am",
    "County Hall, Worcester",
    INVITED,
    "01905 844963 or by emailing democraticservices@worcestershire.gov.uk",
    "Disclosing interests",
    "There are now 2 types of interests:",
    "WHAT IS A 'DISCLOSABLE PECUNIARY INTEREST' (DPI)?",
    "above £25,000 or 1% of the total issued share capital",
    "you must not participate and you must withdraw.",
    "Breaches of most of the DPI provisions are now criminal offences",
    "Mrs F M Oborski (Chairman), Mrs J A Potter (Vice Chairman), Ms P Agar",
    "Mr S J Mackay and Ms T L Onslow",
    "Bryan Allbut (Church of England)",
    "Parent Governor Representatives (for education matters)",
    "Vacancy",
    "Apologies and Welcome",
    "Declaration of Interest and of any Party Whip",
    "Public Participation",
    "(in this case 16 July 2019)",
    "(previously circulated)",
    "Pupil Attainment at KS2: Update Report",
    "1 - 6",
    "Worcestershire Children First",
    "7 - 12",
    "Performance and 2018/19 Year-End Budget Monitoring",
    "13 - 28",
    "Work Programme 2018/19",
    "29 - 36",
    "County Hall, Spetchley Road, Worcester WR5 2NP",
    "Alyson Grice",
    "Tel: 01905 844962, e-mail: scrutiny@worcestershire.gov.uk",
    "Samantha Morris",
    "Tel: 01905 844963",
]
