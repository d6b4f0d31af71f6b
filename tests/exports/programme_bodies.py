"""Work programmes as bodies, for tests: rows of the programmes that Warwickshire and Worcestershire printed in 2019."""

from models.programme_bodies import ProgrammeBody, ProgrammeTopicBody, WhenBody
from models.programme_vocabulary import TopicKind, TopicStatus
from models.rules.work_programme import in_words, read_when

PANEL = "/committees/children-panel"


def when(words: str, *, meeting_id: int | None = None) -> WhenBody:
    """When, as a paper says it."""
    read = read_when(words)
    return {
        "timing": read.timing.value,
        "words": in_words(read),
        "meeting_id": meeting_id or (read.held_on.toordinal() if read.held_on else None),
        "held_on": read.held_on.isoformat() if read.held_on else None,
        "month": read.month.isoformat() if read.month else None,
        "until_month": read.until_month.isoformat() if read.until_month else None,
        "is_tentative": read.is_tentative,
        "condition": read.condition,
        "review_on": None,
    }


def topic(number: int, title: str, comes: str, *reports: str, **fields) -> ProgrammeTopicBody:
    """A topic that comes at a time in words; `reports` are the days of its last reports."""
    told: ProgrammeTopicBody = {
        "id": number,
        "address": f"{PANEL}/work-programme/topics/{number}",
        "title": title,
        "detail": "",
        "topic_kind": TopicKind.SCRUTINY.value,
        "lead_officer": "",
        "portfolio_holder": None,
        "source": {"kind": "not recorded", "words": "", "address": None},
        "decision": None,
        "when": when(comes),
        "every_months": None,
        "last_reports": [{"on": day, "note": "", "address": None} for day in reports],
        "last_report_note": "",
        "meetings": [],
        "notes": "",
        "follow_up": "",
        "status": TopicStatus.OPEN.value,
        "ended_on": None,
        "end_reason": "",
        "merged_into": None,
    }
    return {**told, **fields}  # type: ignore[typeddict-item]


def programme(*topics: ProgrammeTopicBody, **fields) -> ProgrammeBody:
    """A programme of 2019/20 of these topics, with the meetings at which they come."""
    days = sorted({one["when"]["held_on"] for one in topics if one["when"]["held_on"]})
    told: ProgrammeBody = {
        "kind": "work programme",
        "id": 1,
        "address": f"{PANEL}/work-programme/2019",
        "council": {"name": "Warwickshire County Council", "address": "/"},
        "committee": {"name": "Children and Young People Overview and Scrutiny Committee", "address": PANEL},
        "year": 2019,
        "introduction": "",
        "agreed_on": None,
        "meetings": [
            {"id": number, "held_on": day, "starts_at": "10:00", "status": "scheduled"}
            for number, day in enumerate(days, 1)
        ],
        "topics": list(topics),
        "carried_forward": [],
        "champions": [],
        "changed_since": None,
        "changes": [],
    }
    return {**told, **fields}  # type: ignore[typeddict-item]


def warwickshires() -> ProgrammeBody:
    """That of 18 June 2019, with a change or two of its own."""
    performance = {"topic_kind": TopicKind.PERFORMANCE.value}
    return programme(
        topic(
            1, "Service updates and Questions to Portfolio Holders", "Every meeting", topic_kind="standing item",
            detail="The report lists any briefings or service update papers circulated for information (see below) and "
            "any items listed in the Council's forward plan for future decision by Cabinet or a Cabinet member. The "
            "Committee can ask questions on these or anything within the remit of the portfolio holders/committee.",
        ),
        topic(2, "One Organisational Plan Quarterly Performance", "Every meeting",
              detail="To consider the 2018/19 outturn report.", **performance),
        topic(3, "Closing the Gap", "24 September 2019", lead_officer="Sophie Thompson",
              detail="Update on the Closing the Gap Board and revised delivery plan including report on the £500k DfE "
              "Strategic School Improvement Fund bid ‘narrowing the gap in Warwickshire’ Sept 17 to July 19."),
        topic(4, "Annual Report CSE, Missing Children, Trafficking", "24 September 2019", "2018-09-25",
              topic_kind=TopicKind.BRIEFING.value, lead_officer="John Coleman",
              detail="Annual report *To be circulated separately as an information item*",
              notes="The CSE, Missing and Trafficking Strategy is being updated to include county lines."),
        topic(5, "School Budget Deficits", "24 September 2019", last_report_note="N/A",
              source={"kind": "another committee", "words": "Council, 21 May 2019", "address": None},
              detail="Council on 21 May 2019 requested the Cabinet PH produce a report."),
        topic(6, "MASH Annual Report", "26 November 2019", "2018-11-13", detail="Annual report."),
        topic(7, "Educational Attainment (Annual report)", "11 February 2020", "2019-01-15", every_months=12,
              detail="Achievement of young people and children in National Tests."),
        topic(8, "Youth Parliament", "28 April 2020", "2019-03-12"),
        topic(9, "School Sufficiency Strategy", "To be allocated", last_report_note="N/A", lead_officer="Bern Timings",
              detail="Members noted at Council on 26 July 2018 that area briefings were to be held."),
        topic(10, "Self Harm TFG", "To be allocated", topic_kind=TopicKind.TASK_AND_FINISH.value,
              detail="This is being established. The exact programme of work and deadline for reporting back to be "
              "confirmed."),
        topic(11, "Nuneaton Strategy", "24 September 2019", status=TopicStatus.DROPPED.value, ended_on="2019-07-01",
              end_reason="It is part of Educational Attainment."),
        agreed_on="2019-06-18",
        changed_since="2019-06-18",
        changes=[
            change(6, "MASH Annual Report", "moved", "24 September 2019", "26 November 2019", "The data come later."),
            change(11, "Nuneaton Strategy", "dropped", "24 September 2019", "", "It is part of another."),
        ],
    )  # fmt: skip


def worcestershires() -> ProgrammeBody:
    """That of 17 July 2019."""
    return programme(
        topic(1, "School Attainment at KS2", "17 July 2019", "2018-02-07", "2018-10-09",
              notes="Progress actions from 9 October 2018 meeting with Schools"),
        topic(2, "Overnight Unit-based Short Breaks for Children with Disabilities – ongoing Scrutiny",
              "25 September 2019", "2018-08-08", "2019-06-04",
              notes="An in-depth Scrutiny was also carried out and reported to the OSPB on 26 April 2018",
              follow_up="Results of consultation going to Cabinet on 26 September 2019"),
        topic(3, "New Model of Delivery for Medical Education Provision", "October 2019 (?)"),
        topic(4, "School Organisation Plan (2019-24)", "13 November 2019",
              last_report_note="N/A Plan was circulated to the Panel February 2019"),
        topic(5, "Performance and In-Year Budget Monitoring Quarter 3 (October – December)", "February/March 2020"),
        topic(6, "Update on the Assessment Pathway for Children and Young People who may have Autism",
              "TBC (when business case is ready)",
              source={"kind": "another committee", "words": "OSPB 25 May 2019", "address": None}),
        topic(7, "Sufficiency work including private residential provision used by the council", "TBC", "2019-01-11",
              detail="To include placements:\n\n- types of placements in Worcestershire\n- costs\n- availability"),
        topic(8, "Quality Assurance", "TBC", topic_kind=TopicKind.STANDING.value),
        topic(9, "Budget Scrutiny Process", "Every meeting", topic_kind=TopicKind.STANDING.value),
        council={"name": "Worcestershire County Council", "address": "/"},
        committee={"name": "Children and Families Overview and Scrutiny Panel", "address": PANEL},
        introduction="The main focus of the Panel's work will be the follow up from the Ofsted inspection report.",
        champions=[
            {"subject": "Safeguarding", "member": {"name": "Cllr Tom Baker-Price", "address": None}},
            {"subject": "Education", "member": {"name": "Cllr Fran Oborski", "address": None}},
        ],
    )  # fmt: skip


def change(number: int, title: str, what: str, was: str, now: str, reason: str):
    """What became of one topic since the programme was agreed."""
    address = f"{PANEL}/work-programme/topics/{number}"
    told = {"topic_id": number, "title": title, "address": address, "on": "2019-07-01"}
    return {**told, "what": what, "was": was, "now": now, "reason": reason}
