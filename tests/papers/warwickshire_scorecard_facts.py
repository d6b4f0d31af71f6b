"""Every figure of Warwickshire's report of the year 2018/19 as its pack prints it; its words are in the .txt beside.

Two sentences of the paper are not among the facts, because its own arithmetic is wrong: 2.2, and a name of seven areas
that are six. test_scorecard_faults.py shows what the product says instead.
"""

from pathlib import Path

WORDS = Path(__file__).with_suffix(".txt").read_text().splitlines()
YEARS = ("2015/16", "2016/17", "2017/18", "2018/19")
CALENDAR_YEARS = ("2015", "2016", "2017", "2018")
NOT_MONITORED, NONE, AWAITED = "Not previously monitored", "N/A", "Awaiting data"
LOST = "Name not in the paper: "

# By the place in the paper: the name, or where it is lost what the commentary calls it, and the four columns.
FIGURES = {
    "1": ("No. of children open to an Early Help assessment", NOT_MONITORED, NOT_MONITORED, "1,939", "2,378"),
    "2": ("No. of Child Protection Plans", "473", "439", "564", "346"),
    "3": (f"{LOST}children looked after, excluding unaccompanied asylum seekers", "677", "620", "651", "660"),
    "4": (f"{LOST}average caseload", "16.8", "19.2", "19.8", "20.4"),
    "5": (f"{LOST}agreed plans issued within 20 weeks", NONE, "36.2%", "30%", "60%"),
    "6": (f"{LOST}school age learners with Education, Health and Care plans", "9.6%", "8.6%", "7.4%", "8.6%"),
    "7": (f"{LOST}conceptions per thousand women aged 15 to 17", NONE, "18.7", "17.5", AWAITED),
    "8": (
        "Rate of hospital admissions as a result of self-harm per 100,000 population aged 10-24 years",
        *("510.1", "500.8", "477.1", AWAITED),
    ),
    "9": (f"{LOST}permanent exclusions", NONE, "85", "109", "41"),
    "10": (
        "% pupils attending schools (including nursery schools) judged good or outstanding by Ofsted",
        *("85", "90", "88", "87.1"),
    ),
    "11": (f"{LOST}open child in need plans", "3,195", "3,741", "3,892", "3,828"),
    "12": (f"{LOST}young people in internal foster placements", "365", "344", "358", "358"),
    "13": (f"{LOST}external foster placements", "147", "140", "140", "137"),
    "14": (f"{LOST}children placed in residential care", "40", "26", "33", "38"),
    "15": ("% of Children Looked After (CLA) aged under 16", "58%", "57%", "65.4%", "62.5%"),
    "16": ("% of Children Looked After (CLA) (excluding", NONE, "38%", "37.3%", "22.7%"),
    "17": ("% of Care Leavers (relevant and former relevant 16-21) who are Not", "28.5%", "37.4%", "32.9%", "26.6%"),
    "18": (
        "% of Care Leavers (relevant and former relevant 16-21) in suitable accommodation",
        *("64%", "76%", "78.3%", "72.8%"),
    ),
    "19": (
        "Average caseload per FTE for the Independent Reviewing Officer Service",
        *(NOT_MONITORED, NOT_MONITORED, "125", "98.4"),
    ),
    "20": ("% of Year 6 Children (aged 10-11 years) in Warwickshire", "17.4", "17.0", "17.6", AWAITED),
    "21": (f"{LOST}young people not in education, employment or training", NONE, "6", "3.7", AWAITED),
}
TARGETS = {"3": "580", "5": "90%", "11": "3,461", "18": "86%"}
PROVISIONAL = {
    **dict.fromkeys(("2", "11"), "2019-07-31"),
    **dict.fromkeys(("3", "12", "13", "14", "15", "16"), "2019-07-12"),
}
EXPECTED = {"8": "2020-03-31", "20": "2019-10-15"}
COMPARED = {"6": ("National average", "4.9%"), "7": ("England", "17.8"), "10": ("National", "83.2%")}
GOOD, CONCERN = ("1", "2", "7", "9"), ("3", "4", "5", "6", "8", "10")

# Rows of tables, each cell as it is printed.
SAFE_AND_WELL = "Warwickshire's communities and individuals are supported to be safe, healthy and independent"
ECONOMY = "Warwickshire's economy is vibrant and supported by the right jobs, training, skills and infrastructure"
ROWS = (
    (SAFE_AND_WELL, "Adult Social Care", "8"),
    ("Children are Safe", "15"),
    ("Community Safety and Fire", "6"),
    ("Health and Wellbeing", "6"),
    (ECONOMY, "Economy, Infrastructure and Environment", "10"),
    ("Education & Learning", "3"),
    ("Children & Families", "60,950", "61,810", "860", "1.41%", "(1,711)", "(851)"),
    ("Education & Learning", "101,353", "104,004", "2,651", "2.62%", "(186)", "2,465"),
    ("Children & Families", "2,985", "976"),
    ("Education & Learning", "733", "733"),
    ("Children & Families", "459", "(30)", "\u221224%", "294", "0", "753"),
    ("Education & Learning", "38,148", "(1,738)", "\u221212%", "2,118", "0", "40,266"),
)
CONTACTS = (
    ("Authors", "Vanessa Belton, Performance and Planning Business Partner", "vanessabelton@warwickshire.gov.uk"),
    ("Mandeep Kalsi, Performance Officer", "mandeepkalsi@warwickshire.gov.uk"),
    ("Assistant Directors", "Ian Budd, Assistant Director Education Services", "ianbudd@warwickshire.gov.uk"),
    ("Becky Hale, Assistant Director People", "beckyhale@warwickshire.gov.uk"),
    ("Helen King, Interim Director Public Health", "helenking@warwickshire.gov.uk"),
    ("John Coleman, Assistant Director Children and Families", "JohnColeman@warwickshire.gov.uk"),
    ("Strategic Director", "Nigel Minns, Strategic Director for People Group", "nigelminns@warwickshire.gov.uk"),
    ("Portfolio Holders", "Cllr Jeff Morgan, Children's Services", "cllrmorgan@warwickshire.gov.uk"),
    ("Cllr Colin Hayfield, Education & Learning", "cllrhayfield@warwickshire.gov.uk"),
    ("Cllr Les Caborn, Adult Social Care & Health", "cllrcaborn@warwickshire.gov.uk"),
)
# What the Word file and the page say in other words; nothing where a line is only the house style's own.
NAMED = "Children and Young People Overview and Scrutiny Committee"
ELSEWHERE = {
    "Children & Young People Overview & Scrutiny Committee 18th June 2019": (NAMED, NAMED),
    "One Organisational Plan 2020: Strategic Context": ("One Organisational Plan 2020: Strategic Context", ""),
    "The figure for 2018/19 is provisional until 31 July 2019": (
        "The figure for 2018/19 is provisional until 31 July 2019",
        "provisional until 31 July 2019",
    ),
    "The figure for 2018/19 is provisional until 12 July 2019": (
        "The figure for 2018/19 is provisional until 12 July 2019",
        "provisional until 12 July 2019",
    ),
    "Financial Commentary": ("Financial Commentary", "Finance"),
    "Appendix A": ("Appendix A", ""),
}
