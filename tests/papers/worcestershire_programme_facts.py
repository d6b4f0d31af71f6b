"""Every row of Worcestershire's work programme 2018/19, as the pack of 17 July 2019 prints it, and what is around."""

JULY, EARLY, LATE, NOVEMBER = "17 July 2019", "11 September 2019", "25 September 2019", "13 November 2019"
CHILDREN_FIRST = ("23 November 2017", "25 January 2018", "22 March 2018", "16 November 2018", "29 January 2019")
ROWS = (
    (
        JULY,
        "School Attainment at KS2",
        "9 October 2018",
        "7 February 2018",
        "Progress actions from 9 October 2018 meeting with Schools",
    ),
    (JULY, "Update on Worcestershire Children First", *CHILDREN_FIRST),
    (JULY, "Performance and In-Year Budget Monitoring Quarter 4 2019 (January – March)", "6 March 2019"),
    (EARLY, "Review the service delivery contract for Worcester Children First", *CHILDREN_FIRST, "17 July 2019"),
    (EARLY, "Worcestershire Safeguarding Children Board Annual Report", "13 September 2017", "14 September 2018"),
    (EARLY, "Performance and In-Year Budget Monitoring Quarter 1 (April-June)"),
    (
        LATE,
        "Overnight Unit-based Short Breaks for Children with Disabilities – ongoing Scrutiny",
        "8 August 2018",
        "4 June 2019",
        "An in-depth Scrutiny was also carried out and reported to the OSPB on 26 April 2018",
        "Results of consultation going to Cabinet on 26 September 2019",
    ),
    ("October 2019 (?)", "New Model of Delivery for Medical Education Provision"),
    (
        "October 2019 (?)",
        "Educational Outcomes for children and young people educated in Worcestershire schools for 2019",
        "7 February 2018",
    ),
    (
        NOVEMBER,
        "School Organisation Plan (2019-24)",
        "N/A Plan was circulated to the Panel February 2019",
        "The Plan was agreed by Cabinet on 13 December 2018 and will be refreshed in December 2019",
    ),
    (NOVEMBER, "Budget Scrutiny", "16 November 2018", "14 January 2018"),
    (NOVEMBER, "Performance Monitoring Quarter 2 (June-Sept)"),
    ("January 2020", "Budget Scrutiny"),
    ("February/March 2020", "Performance and In-Year Budget Monitoring Quarter 3 (October – December)"),
    ("June/July 2020", "Performance and In-Year Budget Monitoring Quarter 4 (January - March)"),
    ("TBC", "Outcomes of Ofsted ILACS inspection (17-28 June 2019)", "Ofsted report published 29 July 2019"),
    (
        "TBC (when business case is ready)",
        "Update on the Assessment Pathway for Children and Young People who may have Autism",
        "Referred from OSPB 25 May 2019",
        "To be scheduled once business case is complete.",
    ),
    (
        "TBC",
        "Update on the Children's Social Care Service Improvement Plan – Ofsted Monitoring Visit Feedback",
        *("14 August 2017", "24 October 2017", "22 March 2018", "16 May 2018", "14 September 2018"),
        *("16 November 2018", "6 March 2019"),
        "To be scheduled once date of next Ofsted visit is known. This will be a full inspection and likely to take "
        "place spring 2019.",
    ),
    (
        "TBC",
        "Update on the Joint Local Area SEND Written Statement of Action/ Improvement Plan",
        *("16 May 2018", "8 August 2018", "6 March 2019"),
    ),
    ("TBC", "Children's centres", "7 February 2018", "14 September 2018"),
    ("TBC", "Development of Edge of Care Services", "11 January 2019", "Suggested during the Budget discussion"),
    (
        "TBC",
        "Sufficiency work including private residential provision used by the council (as suggested by CD)",
        "To include placements:",
        *("types of placements in Worcestershire", "emergency placements", "costs", "availability"),
        "11 January 2019",
        "Suggested by the Director of Children, Families and Communities during the Performance Monitoring discussion",
    ),
    (
        "TBC – when commissioning process is complete",
        "Commissioning a 0-19 Prevention and Early Intervention Service for Children and Young People",
        *("11 January 2019", "10 May 2019"),
        "Update on progress when commissioning process is complete",
    ),
    (
        "TBC",
        "Children who are educated ‘otherwise’ (including elective home education and alternative provision)",
        "10 May 2019",
        "Update on progress in due course/ possible scrutiny task group",
    ),
    ("Performance and In-year Budget Monitoring", "TBC"),
    ("Quality Assurance", "TBC"),
    ("Safeguarding", "TBC"),
    ("Budget Scrutiny Process", "TBC"),
)
AROUND = (
    "2018/19 Scrutiny Work Programme",
    "Children and Families Overview and Scrutiny Panel",
    "The main focus of the Panel's work will be the follow up from the Ofsted inspection report and the implementation "
    "of the Service Improvement Plan, and the development of Worcestershire Children First (WCF) the Alternative "
    "Delivery Model.",
    "Updates on the Service Improvement Plan and Ofsted monitoring visits to include consideration of the workload of "
    "social workers (including travel time and key workers) and consideration of comparative figures in relation to "
    "performance of agency staff, recruitment and retention and caseloads.",
    "Agreed on 8 November 2018",
    "Date of Meeting Issue for Scrutiny Date of Last Report Notes/Follow-up Action",
    "Possible Future Items",
    "Standing Items",
    "Scrutiny Champions",
    "Safeguarding: Mr T Baker-Price",
    "Education: Mrs F M Oborski",
    "Looked After Children: Mrs J A Potter",
    "Finance/budget: Bob Banks",
)
