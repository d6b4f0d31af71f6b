"""Every address × every kind of person, against a table written by hand. A route without a row in it fails."""

from datetime import UTC, datetime, timedelta

import pytest

from models.committee import Committee
from models.vocabulary import Role
from tests import factories
from tests.blueprints import council_with_everything
from tests.blueprints.council_with_everything import NEEDS_ANOTHER_SUBJECT, addresses
from tests.browser_client import Browser
from webapp.database import db

PEOPLE = (
    "nobody", "member", "administrator", "officer", "officer here", "officer elsewhere", "former officer",
    "monitoring officer", "performance officer",
)  # fmt: skip
STAFF = {
    "administrator", "officer", "officer here", "officer elsewhere", "monitoring officer", "performance officer"
}  # fmt: skip
SCORES = {"officer", "performance officer"}
HERE = {"officer", "officer here"}
ANYWHERE = {"officer", "officer here", "officer elsewhere"}
EVERYBODY = set(PEOPLE)

# Read a row as: these people, and nobody else, may open these.
TABLE: list[tuple[set[str], str]] = [
    (EVERYBODY, "static"),
    (EVERYBODY, "published_site.home published_site.home_json published_site.about published_site.accessibility"),
    (EVERYBODY, "published_site.council_css published_site.health"),
    (EVERYBODY, "published_committees.index published_committees.index_json"),
    (EVERYBODY, "published_committees.show published_committees.show_json"),
    (EVERYBODY, "published_forward_plan.index published_forward_plan.index_json published_forward_plan.ended"),
    (EVERYBODY, "published_forward_plan.ended_json published_forward_plan.show published_forward_plan.show_json"),
    (EVERYBODY, "published_forward_plan.notice published_forward_plan.notice_word"),
    (ANYWHERE, "forward_plan.index forward_plan.new"),
    (HERE, "forward_plan.show forward_plan.edit forward_plan.take forward_plan.withdraw forward_plan.publish"),
    (HERE, "forward_plan.put_back forward_plan.remove"),
    (HERE, "decision_notices.new decision_notices.word decision_notices.remove"),
    (HERE, "decision_matches.index decision_matches.take decision_matches.leave"),
    (HERE, "call_ins.new call_ins.show call_ins.sign call_ins.unsign call_ins.accept call_ins.refuse"),
    (HERE, "call_ins.outcome call_ins.remove"),
    ({"officer", "administrator"}, "call_in_rules.edit"),
    (EVERYBODY, "published_meetings.index published_meetings.index_json"),
    (EVERYBODY, "published_meetings.show published_meetings.show_json"),
    (EVERYBODY, "published_members.index published_members.index_json"),
    (EVERYBODY, "published_members.show published_members.show_json published_members.photograph"),
    (EVERYBODY, "published_past.committees published_past.committees_json"),
    (EVERYBODY, "published_past.members published_past.members_json"),
    (EVERYBODY, "published_past.of_committee published_past.of_committee_json"),
    (EVERYBODY, "published_past.of_member published_past.of_member_json"),
    (EVERYBODY, "published_recommendations.index published_recommendations.index_json"),
    (EVERYBODY, "published_recommendations.show published_recommendations.show_json"),
    (EVERYBODY, "published_programmes.index published_programmes.index_json published_programmes.index_file"),
    (EVERYBODY, "published_programmes.show published_programmes.show_json published_programmes.file"),
    (EVERYBODY, "published_programmes.changes published_programmes.changes_json published_programmes.version"),
    (EVERYBODY, "published_programmes.version_json published_programmes.earlier_file"),
    (EVERYBODY, "published_topics.show published_topics.show_json published_topics.calendar published_topics.changes"),
    (EVERYBODY, "published_resolutions.index published_resolutions.index_json"),
    (EVERYBODY, "published_resolutions.of_committee published_resolutions.of_committee_json"),
    (EVERYBODY, "published_calendars.everything published_calendars.committee"),
    (EVERYBODY, "published_calendars.member published_calendars.meeting"),
    (EVERYBODY, "published_subscribing.site published_subscribing.committee"),
    (EVERYBODY, "published_subscribing.member published_subscribing.meeting"),
    (EVERYBODY, "published_versions.index published_versions.index_json"),
    (EVERYBODY, "published_versions.show published_versions.show_json"),
    (EVERYBODY, "published_actions.index published_actions.index_json published_actions.ended"),
    (EVERYBODY, "published_actions.ended_json published_actions.show published_actions.show_json"),
    (EVERYBODY, "published_interests.show published_interests.show_json published_interests.word"),
    (EVERYBODY, "published_interests.of_member published_interests.of_member_json"),
    (EVERYBODY, "published_files.paper published_files.earlier_paper published_files.document"),
    (EVERYBODY, "accounts.sign_in accounts.sign_out account_links.forgotten"),
    (set(), "my_calendar.feed accounts.code account_links.invitation account_links.reset action_links.show"),
    (EVERYBODY - {"nobody", "former officer"}, "accounts.show security.password security.two_step"),
    (EVERYBODY - {"nobody", "former officer"}, "security.two_step_off"),
    ({"member"}, "my_register.index my_register.confirm my_register.add my_register.change my_register.end"),
    ({"member"}, "my_register.again my_register.take_back"),
    ({"member"}, "my_minutes.show my_minutes.paper"),
    ({"member"}, "my_work.index my_work.action"),
    ({"member"}, "my.index my_agenda.show my_calendar.index my_calendar.renew my_calendar.end"),
    ({"member"}, "own_declarations.index own_declarations.declare own_declarations.edit own_declarations.remove"),
    (HERE, "declarations.meeting declarations.index declarations.new declarations.edit declarations.remove"),
    ({"officer", "administrator"}, "declaration_kinds.index declaration_kinds.new declaration_kinds.edit"),
    ({"officer", "administrator"}, "declaration_kinds.change guidance.edit"),
    (STAFF, "today.index committees.index meetings.index meetings.year members.index members.show"),
    (STAFF, "committees.show"),
    (HERE, "work_programme.index work_programme.settings work_programme.agreed work_programme.carry_forward"),
    (HERE, "programme_board.show programme_board.timeline programme_board.move"),
    (HERE, "topics.new topics.show topics.edit topics.move topics.place topics.remove topics.note_report"),
    (HERE, "programme_check.index programme_check.waive programme_check.mend programme_check.look_again"),
    (ANYWHERE, "programme_check.everywhere"),
    (HERE, "topics.move_up topics.move_down topics.remove_report topics.correct_report"),
    (HERE, "topic_ends.finish topic_ends.drop topic_ends.merge topic_ends.reopen"),
    (HERE, "programme_publishing.show programme_publishing.withdraw programme_publishing.file"),
    (HERE, "programme_reports.show programme_reports.word programme_reports.table programme_reports.enclose"),
    (EVERYBODY, "suggest_a_topic.new suggest_a_topic.sent"),
    ({"member"}, "my_suggestions.index my_suggestions.new my_suggestions.show"),
    ({"member"}, "my_performance.index my_performance.show my_performance.why"),
    (ANYWHERE, "suggestions.index suggestions.new"),
    (HERE, "suggestions.show suggestions.edit suggestions.accept suggestions.decline suggestions.reopen"),
    (HERE, "suggestions.remove suggestions.reveal"),
    ({"officer", "administrator"}, "scoring_schemes.index scoring_schemes.new scoring_schemes.edit"),
    ({"officer", "administrator"}, "scoring_schemes.use"),
    (HERE, "task_groups.index task_groups.new task_groups.show task_groups.edit task_groups.stage task_groups.report"),
    (HERE, "task_group_log.new task_group_log.edit task_group_log.remove task_group_log.move_up"),
    (HERE, "matters_arising.show matters_arising.word matters_arising.enclose"),
    (ANYWHERE, "recommendations.every"),
    (HERE, "recommendations.index recommendations.show recommendations.word recommendations.notice"),
    (HERE, "recommendations.response recommendations.progress recommendations.send_again recommendations.withdraw"),
    (HERE, "meetings.show"),
    (HERE, "meetings.edit meetings.move meetings.cancel meetings.reinstate"),
    (ANYWHERE, "meetings.new meetings.series"),
    (HERE, "agendas.edit agendas.word agendas.pdf agendas.add agendas.start agendas.put_topics"),
    (HERE, "agenda_items.edit agenda_items.place agenda_items.put_back agenda_items.step agenda_items.take_off"),
    (HERE, "documents.download documents.edit documents.move documents.index documents.replace documents.remove"),
    (HERE, "committees.disqualified"),
    (HERE, "committees.edit seats.index seats.new seats.edit seats.end seats.remove seats.move_up"),
    (HERE, "seats.move_down"),
    (HERE, "substitutions.index substitutions.new substitutions.cancel"),
    (HERE, "contacts.index contacts.new contacts.edit standing_items.index standing_items.new standing_items.edit"),
    (HERE, "standing_texts.index standing_texts.new standing_texts.edit"),
    (HERE, "standing_matter.move_up standing_matter.move_down standing_matter.remove"),
    (HERE, "at_the_meeting.show at_the_meeting.mark at_the_meeting.mark_the_rest at_the_meeting.withdraw"),
    (HERE, "at_the_meeting.come_back at_the_meeting.person at_the_meeting.clear at_the_meeting.somebody_else"),
    (HERE, "at_the_meeting.withdrawal at_the_meeting.remove_withdrawal"),
    (HERE, "running_order.show running_order.start running_order.end running_order.chair running_order.begin"),
    (HERE, "running_order.finish running_order.person running_order.the_rest"),
    (HERE, "running_order_times.meeting running_order_times.item"),
    (HERE, "attendees.index attendees.again attendees.edit attendees.remove attendees.member"),
    (HERE, "minute_texts.show minute_texts.autosave minute_texts.state minute_texts.preview minute_texts.compare"),
    (HERE, "minute_texts.summary minute_history.index minute_history.show"),
    (HERE, "owed.meeting owed.mark owed.wave_through owed.edit owed.end owed.again owed.unmark owed.topic"),
    (HERE, "motions.index motions.new motions.edit motions.amend motions.withdraw motions.put_back motions.remove"),
    (HERE, "motions.without_dissent motions.vote motions.take_back resolutions.new resolutions.from_motion"),
    (HERE, "resolutions.edit resolutions.move_up resolutions.remove resolutions.topic"),
    (ANYWHERE, "owed.index actions.every"),
    (ANYWHERE | {"administrator"}, "letters.index"),
    (HERE | {"administrator"}, "letters.again"),
    (HERE, "actions.index actions.new actions.show actions.edit actions.remove"),
    ({"officer"}, "absences.index absences.approve absences.remove absences.elsewhere absences.remove_elsewhere"),
    ({"officer"}, "committees.new members.new members.edit"),
    (HERE, "incoming_minutes.new incoming_minutes.show incoming_minutes.save incoming_minutes.keep"),
    (HERE, "incoming_minutes.put_aside"),
    (HERE, "incoming_programmes.new incoming_programmes.show incoming_programmes.save incoming_programmes.keep"),
    (HERE, "incoming_programmes.put_aside"),
    ({"officer"}, "incoming.new incoming.empty incoming.show incoming.sheet incoming.put_aside"),
    (STAFF, "groups.index photographs.show"),
    ({"officer"}, "terms.new terms.edit terms.end terms.remove"),
    ({"officer"}, "groups.edit groups.join groups.correct groups.remove"),
    ({"officer"}, "photographs.edit photographs.take_off"),
    ({"officer", "monitoring officer"}, "private_contacts.edit"),
    ({"member"}, "private_contacts.own"),
    ({"officer"}, "balance.index balance.new balance.show balance.departure"),
    ({"officer", "administrator"}, "council.edit closed_days.index closed_days.remove"),
    ({"officer", "administrator"}, "key_dates.index key_dates.new key_dates.edit key_dates.remove"),
    ({"officer", "administrator"}, "house_styles.index house_styles.edit house_styles.copy house_styles.show"),
    ({"officer", "administrator"}, "house_styles.colours house_styles.bring_in"),
    (HERE, "minutes.show minutes.publish_decisions minutes.approve minutes.sign minutes.correct minutes.withdraw"),
    (HERE, "minutes.publish_again minutes.draft"),
    (HERE, "publishing.show publishing.route publishing.withdraw publishing.date_only"),
    (ANYWHERE, "publishing.calendar"),
    (EVERYBODY, "published_minutes.show published_minutes.show_json published_minutes.paper"),
    (EVERYBODY, "published_minutes.versions published_minutes.versions_json published_minutes.version"),
    (EVERYBODY, "published_minutes.version_json published_minutes.earlier_paper"),
    (EVERYBODY, "published_registers.show published_registers.show_json published_registers.versions"),
    (EVERYBODY, "published_registers.versions_json published_registers.version published_registers.version_json"),
    ({"monitoring officer"}, "registers.index registers.show registers.add registers.edit registers.end"),
    ({"monitoring officer"}, "registers.remove register_publication.show register_publication.withdraw"),
    ({"monitoring officer"}, "register_disclosures.answer"),
    ({"monitoring officer"}, "interest_proposals.index interest_proposals.show interest_proposals.decline"),
    ({"monitoring officer"}, "dispensations.new dispensations.edit dispensations.remove"),
    (SCORES, "frameworks.index frameworks.new frameworks.show frameworks.edit frameworks.remove"),
    (SCORES, "framework_parts.new_outcome framework_parts.outcome framework_parts.remove_outcome"),
    (SCORES, "framework_parts.new_area framework_parts.area framework_parts.remove_area framework_parts.move_area"),
    (SCORES, "measures.new measures.show measures.edit measures.decide measures.take_away measures.move"),
    (SCORES, "finance.index finance.line finance.new_unit finance.unit finance.take_away"),
    (SCORES, "scorecards.index scorecards.new scorecards.edit scorecards.remove"),
    (SCORES | HERE, "scorecards.show scorecards.file"),
    (SCORES, "performance.index"),
    (SCORES | HERE, "measure_follow_ups.index"),
    (HERE, "measure_follow_ups.new measure_follow_ups.remove measure_follow_ups.answer"),
    (HERE, "item_scorecards.index item_scorecards.put item_scorecards.take"),
    (HERE, "scorecard_publication.show scorecard_publication.withdraw scorecard_publication.comes_back"),
    (EVERYBODY, "published_scorecards.index published_scorecards.index_json published_scorecards.of_framework"),
    (EVERYBODY, "published_scorecards.of_framework_json published_scorecards.of_committee"),
    (EVERYBODY, "published_scorecards.of_committee_json published_scorecards.show published_scorecards.show_json"),
    (EVERYBODY, "published_scorecards.file published_scorecards.versions published_scorecards.versions_json"),
    (EVERYBODY, "published_scorecards.version published_scorecards.version_json published_scorecards.earlier_file"),
    (EVERYBODY, "published_measures.show published_measures.show_json"),
    (SCORES, "readings.grid readings.edit readings.take_away commentaries.index commentaries.edit"),
    (SCORES, "incoming_readings.new incoming_readings.show incoming_readings.save incoming_readings.keep"),
    (SCORES, "incoming_readings.put_aside"),
    (SCORES, "targets.new targets.edit targets.remove"),
    ({"administrator"}, "people.index people.show people.invite people.edit people.end people.send_again"),
    ({"administrator"}, "people.clear_two_step"),
    ({"administrator"}, "roles.give roles.end audit.index audit.show"),
]
MAY_OPEN = {endpoint: who for who, endpoints in TABLE for endpoint in endpoints.split()}


@pytest.fixture
def numbers(app) -> dict[str, object]:
    return council_with_everything.make()


@pytest.fixture
def person(numbers):
    """One of each kind of person, by name."""
    here = db.session.get_one(Committee, numbers["committee_id"])
    return {
        "member": factories.user(Role.MEMBER, member_id=numbers["member_id"]),
        "administrator": factories.administrator(),
        "officer": factories.officer(),
        "officer here": factories.officer(committee=here),
        "officer elsewhere": factories.officer(committee=factories.committee()),
        "former officer": factories.officer(),
        "monitoring officer": factories.user(Role.MONITORING_OFFICER),
        "performance officer": factories.user(Role.PERFORMANCE_OFFICER),
    }


def test_every_route_has_a_row(app):
    rows = set(MAY_OPEN) | NEEDS_ANOTHER_SUBJECT
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == rows


@pytest.mark.parametrize("who", PEOPLE)
def test_each_person_opens_what_the_table_says_and_nothing_else(app, person, numbers, who):
    browser = Browser(app)
    token = begin(browser, person, who)

    wrong = {
        endpoint: address
        for endpoint, address, method in addresses(app, numbers)
        if was_opened(browser, address, method, token) != (who in MAY_OPEN[endpoint])
    }

    assert wrong == {}


def begin(browser: Browser, person, who: str) -> str:
    """Sign in, unless as nobody; a former officer's role ends after they have. Gives a token for unsafe requests."""
    if who == "nobody":
        return ""
    browser.sign_in(person[who])
    token = browser.open("/account").text.split('name="csrf_token" value="')[1].split('"')[0]
    if who == "former officer":
        person[who].grants[0].ends_on = datetime.now(UTC).date() - timedelta(days=1)
        db.session.commit()
    return token


def was_opened(browser: Browser, address: str, method: str, token: str) -> bool:
    """Whether somebody got further than a 404, a 410 or the sign-in page."""
    page = browser.open(address) if method == "GET" else browser.post(address, csrf_token=token)
    sent_away = page.headers.get("Location", "").startswith("/sign-in")
    was_asked_again = page.status == 400 and bool(token)
    return was_asked_again or (not sent_away and page.status not in (400, 403, 404, 410))
