"""What the made-up council is called, and what it talks about. Nobody and nothing here is real."""

COMMITTEES = (
    "Planning Committee",
    "Overview and Scrutiny Board",
    "Cabinet",
    "Council",
    "Audit and Governance Committee",
    *(f"{place} Area Committee" for place in ("North Moor", "South Moor", "East Vale", "West Vale", "Coast")),
    *(
        f"{subject} {kind}"
        for kind in ("Scrutiny Committee", "Panel", "Sub-Committee", "Joint Board", "Task and Finish Group")
        for subject in ("Children's", "Highways", "Libraries", "Licensing", "Pensions", "Public Health", "Schools")
    ),
)
FIRST = ("Ada", "Bram", "Cerys", "Dev", "Esme", "Finn", "Grace", "Hal", "Ines", "Jo", "Kit", "Lena", "Milo", "Nora")
LAST = (
    "Lowe",
    "Okoro",
    "Hall",
    "Anand",
    "Tarn",
    "Marsh",
    "Ibbot",
    "Sorley",
    "Pell",
    "Field",
    "Dunmore",
    "Ashby",
    "Rook",
)
PARTIES = ("Green Valley", "Independent", "Moor First", "Residents")
SUBJECTS = (
    "School place planning and admissions",
    "Winter service plan and the highways maintenance programme",
    "Library opening hours: response to the consultation",
    "Quarterly performance and finance report",
    "Treasury management strategy and prudential indicators",
    "Adult social care: market sustainability plan",
    "Flood risk management strategy, annual review",
    "Special educational needs: progress against the action plan",
    "Local transport plan, bus service improvement",
    "Household waste recycling centres: future provision",
)
TEXTS = (
    "To consider the report of the **Strategic Director for Communities** on progress since the last meeting, and to "
    "decide what, if anything, the committee wishes to recommend to the Cabinet.",
    "To receive a report which sets out the outcome of the consultation held between March and May, the options that "
    "were considered, and the financial, legal and equality implications of each of them.",
    "To scrutinise performance in the last quarter. The committee asked at its previous meeting for further figures by "
    "district; these are at Appendix 2, with a commentary on the three indicators that are furthest from target.",
)
RECOMMENDATIONS = (
    "That the committee notes the progress made and the risks set out in section 4 of the report.",
    "That the committee recommends Option B to the Cabinet, for the reasons given in paragraph 5.3.",
    "That a further report is brought to the committee in six months' time.",
)
OPENING_ITEMS = (
    ("apologies", "Apologies", "To receive apologies for absence and to note any substitutions."),
    (
        "declarations",
        "Disclosures of pecuniary and non-pecuniary interests",
        "Members are reminded to register their interests within 28 days, and to declare one when it arises.",
    ),
    ("minutes", "Minutes of the previous meeting", "To confirm the minutes as a correct record."),
    (
        "public speaking",
        "Public speaking",
        "Anyone who lives or works in the county may speak for up to three minutes on an item of the agenda, or put a "
        "question to the chair. Notice must be given to the officer named below by noon two working days before.",
    ),
)
STANDING_TEXTS = (
    (
        "opening",
        "",
        "This meeting will be filmed for live and subsequent broadcast on the council's website. By entering the room "
        "and using the public seating area you consent to being filmed.",
    ),
    (
        "after the items",
        "Reports and background papers",
        "Reports and background papers can be read on the council's website, or asked for from the officer below. "
        "If you need them in *large print*, in Braille or in another language, please tell us.",
    ),
)
REMIT = (
    "To hold the Cabinet to account in its area of work, to review policy and performance, and to recommend. "
    "The committee may set up task and finish groups, call for reports, and ask officers and partners to attend."
)
