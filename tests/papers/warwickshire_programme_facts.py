"""Every row of Warwickshire's work programme 2019/20, as the pack of 18 June 2019 prints it, cell by cell."""

SEPTEMBER, NOVEMBER, FEBRUARY, APRIL = "24 September 2019", "26 November 2019", "11 February 2020", "28 April 2020"
MARCH = "12 March 2019"
ROWS = (
    (
        "Service updates and Questions to Portfolio Holders",
        "The report lists any briefings or service update papers circulated for information (see below)",
        "and any items listed in the Council's forward plan for future decision by Cabinet or a Cabinet member.",
        "The Committee can ask questions on these or anything within the remit of the portfolio holders/committee.",
        "Every meeting",
    ),
    ("One Organisational Plan Quarterly Performance", "To consider the 2018/19 outturn report.", "Every meeting"),
    (
        "Closing the Gap",
        "Sophie Thompson",
        "Update on the Closing the Gap Board and revised delivery plan including report on the £500k DfE Strategic "
        "School Improvement Fund bid ‘narrowing the gap in Warwickshire’ Sept 17 to July 19.",
        SEPTEMBER,
    ),
    (
        "Health & Wellbeing in Schools",
        "To consider how health and wellbeing of staff and pupils is being supported in schools",
        "Kate Sahota",
        SEPTEMBER,
    ),
    (
        "Annual Report CSE, Missing Children, Trafficking",
        "Annual report To be circulated separately as an information item",
        "John Coleman",
        "Note: The CSE, Missing and Trafficking Strategy is being updated to include county lines and criminal "
        "exploitation.",
        "This is a partner strategy owned by Local Safeguarding Children Board",
        "and will be available later in the year.",
        "25 September 2018",
        SEPTEMBER,
    ),
    (
        "Special Educational Needs and Disabilities",
        "To update the Committee on progress with SEND. This will include the outcome of the service's self evaluation "
        "and latest performance data.",
        "Ross Caws",
        "16 January 2018",
        SEPTEMBER,
    ),
    (
        "Educational Attainment",
        "The Committee has agreed to ‘review challenges identified in the report to the Committee on 15 January and "
        "what action can be taken to drive improved performance in coasting schools and to address the issue of "
        "performance of vulnerable groups’.",
        "Members also wished to be updated on the Nuneaton and Bedworth School Improvement Strategy.",
        "The Committee will receive a report on educational attainment for 2019 if available.",
        "15 January 2019",
        SEPTEMBER,
    ),
    (
        "School Budget Deficits",
        "Council on 21 May 2019 requested the Cabinet PH produce a report to the Committee showing how the Council "
        "will support the County maintained schools currently in budget deficit (or potentially in deficit in the near "
        "future).",
        "The report to include consideration of how financial support might be offered to such schools.",
        "(Members also suggested that the report include academies and have representatives from schools to give "
        "their views).",
        "N/A",
        SEPTEMBER,
    ),
    (
        "MASH Annual Report",
        "Annual report. To be circulated separately as an information item.",
        "John Coleman",
        "13 November 2018",
        NOVEMBER,
    ),
    (
        "Annual Report for Children Looked After and Care Leavers",
        "To consider the annual report. (There is a statutory requirement for members to receive this annual report).",
        "John Coleman",
        NOVEMBER,
    ),
    ("One Organisational Plan 2019/20 Quarterly Performance", "Quarter 2 report", "13 November 2018", NOVEMBER),
    (
        "Educational Attainment (Annual report)",
        "Achievement of young people and children in National Tests.",
        "15 January 2019",
        FEBRUARY,
    ),
    (
        "Young People's Participation and Engagement Strategy",
        "The Committee in March 2019 agreed that clear milestones to be identified from the Participation and "
        "Engagement Strategy 2019-2023 and progress of the action plan reported back on a 6 monthly basis.",
        "Jenny Bevan & Shinderpaul Bhangal",
        MARCH,
        FEBRUARY,
    ),
    ("Education Strategy Annual Review of Delivery Plan", "Progress report", MARCH, APRIL),
    ("One Organisational Plan 2019/20 Quarterly Performance", "Quarter 3 report", MARCH, APRIL),
    (
        "Youth Parliament",
        "Youth Parliament to give an overview of their work/what achieved over the previous year and priorities going "
        "forward.",
        MARCH,
        APRIL,
    ),
    (
        "Participation and Engagement Strategy",
        "Annual report to Committee from young people on progress against the themes in the Strategy.",
        MARCH,
        APRIL,
    ),
    (
        "School Sufficiency Strategy",
        "Bern Timings",
        "Members noted at Council on 26 July 2018 that area briefings were to be held for public to explain and get "
        "feedback on future planning of school places.",
        "The first of these was in North Warwickshire on 5 November 2018",
        "There is a potential at the end of that area briefing and information gathering process for a scrutiny "
        "(possibly select committee).",
        "N/A",
        "To be allocated",
    ),
    (
        "Self Harm TFG",
        "This is being established. The exact programme of work and deadline for reporting back to Committee to be "
        "confirmed.",
    ),
)
AROUND = (
    "Work Programme 2019/20",
    "Children and Young People Overview and Scrutiny Committee",
    "Item Report/Briefing detail Date of last report Date of meeting",
    "Future items",
)
