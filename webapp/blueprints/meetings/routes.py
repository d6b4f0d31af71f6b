"""The list, the year, one meeting, and planning them one by one."""

from datetime import date

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for

from models.meeting import Meeting
from models.rules import RuleBroken, municipal_year
from models.rules.permissions import Permission
from models.rules.series import ProposedDate, in_words, moved_to_working_days, proposed_dates
from models.rules.wording import count_of, long_date
from webapp.access import requires
from webapp.address_parts import number_in
from webapp.blueprints.meetings.forms import (
    LEAVE_OUT,
    NEXT_DAY,
    ChangeForm,
    MoveForm,
    NewForm,
    PlanForm,
    RearrangeForm,
    SeriesForm,
)
from webapp.clock import now, today
from webapp.fields import FIRST_YEAR, LAST_YEAR
from webapp.services import calendar_year, due, meeting_list, meetings, sittings, substitutions, working_calendar
from webapp.services import series as series_service
from webapp.services.canonical import canonical, digest
from webapp.services.meeting_list import Place
from webapp.transaction import transaction

bp = Blueprint("meetings", __name__, url_prefix="/staff/meetings")

TOLD = "The public is shown this reason."
NOT_TOLD = "Only needed once the public has been told of the meeting. If you give one, the public is shown it."
NOT_KEPT = ("csrf_token", "act")


@bp.get("")
@requires(Permission.VIEW_STAFF_PAGES)
def index():
    """The meetings to come, and before them those that were held."""
    committee_id = number_in(request.args.get("committee"))
    read, place = meeting_list.after, _place(request.args.get("after"))
    if earlier := _place(request.args.get("before")):
        read, place = meeting_list.before, earlier
    page = read(place or Place(today(), 0), committee_id=committee_id, by=g.actor)
    return render_template(
        "meetings/index.html",
        page=page,
        committees=meeting_list.committees(by=g.actor),
        committee_id=committee_id,
        today=today(),
        this_year=municipal_year.municipal_year_of(today()),
    )


@bp.get("/year/<int:year>")
@requires(Permission.VIEW_STAFF_PAGES)
def year(year: int):
    """A municipal year as a grid of committees and months."""
    if not FIRST_YEAR <= year < LAST_YEAR:
        abort(404)
    return render_template(
        "meetings/year.html",
        year=calendar_year.year_of(year, by=g.actor),
        words=municipal_year.in_words,
        today=today(),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.PLAN_MEETINGS)
def new():
    """Plan one meeting."""
    form = NewForm.from_request(data={"committee_id": number_in(request.args.get("committee")), "kind": "ordinary"})
    form.offer(meeting_list.committees(by=g.actor, on=today()))
    warnings: list[str] = []
    if form.submitted():
        try:
            proposal = _proposal(form, held_on=form.held_on.data)
            warnings = _unheeded(sittings.warnings(proposal))
            if not warnings:
                with transaction():
                    meeting = meetings.plan(
                        proposal.committee,
                        held_on=proposal.held_on,
                        **proposal.arrangements,
                        kind=form.kind.data,
                        by=g.actor,
                        at=now(),
                    )
                    onward = url_for("meetings.show", meeting_id=meeting.id)
                flash(f"The meeting on {long_date(proposal.held_on, 'Tuesday 18 June 2019')} is planned.")
                return redirect(onward)
        except RuleBroken as broken:
            form.explain(broken)
    return render_template("meetings/new.html", form=form, warnings=warnings, despite=_mark(warnings))


@bp.route("/series", methods=["GET", "POST"])
@requires(Permission.PLAN_MEETINGS)
def series():
    """Plan many meetings: say the pattern, look at each date, plan those that are ticked."""
    form = SeriesForm.from_request(data=_usual_series())
    form.offer(meeting_list.committees(by=g.actor, on=today()))
    act = request.form.get("act", "")
    if act == "change" or not form.submitted():
        return render_template("meetings/series.html", form=form)
    try:
        proposal, proposed = _proposed_series(form)
    except RuleBroken as broken:
        form.explain(broken)
        return render_template("meetings/series.html", form=form)
    if act == "create":
        dates = [one.day for one in proposed if one.day in form.days.data]
        try:
            with transaction():
                planned = series_service.plan_series(
                    proposal.committee, dates, **proposal.arrangements, kind=form.kind.data, by=g.actor, at=now()
                )
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"{count_of(len(planned), 'meeting')} planned for {proposal.committee.name}.")
            return redirect(url_for("meetings.index", committee=proposal.committee.id, after=f"{dates[0]}.0"))
    return _series_preview(form, proposal, proposed, is_first=act != "create")


@bp.get("/<int:meeting_id>")
@requires(Permission.VIEW_STAFF_PAGES)
def show(meeting_id: int):
    """One meeting: where its notice stands, and the way to its agenda."""
    meeting = meetings.get(meeting_id, by=g.actor)
    return render_template(
        "meetings/show.html",
        meeting=meeting,
        row=due.of(meeting, at=now()),
        given=due.notice_given(meeting),
        public_address=meetings.public_address(meeting),
        substitutes=substitutions.standing(meeting),
        warnings=sittings.warnings(sittings.proposal_of(meeting)) if meeting.held_on >= today() else [],
        today=today(),
    )


@bp.route("/<int:meeting_id>/edit", methods=["GET", "POST"])
@requires(Permission.PLAN_MEETINGS)
def edit(meeting_id: int):
    """Change the kind, times or place of a meeting."""
    meeting = meetings.get(meeting_id, by=g.actor)
    form = RearrangeForm.of(meeting)
    return _rearrange(meeting, form, meetings.edit, "meetings/edit.html", "The meeting is changed.")


@bp.route("/<int:meeting_id>/move", methods=["GET", "POST"])
@requires(Permission.PLAN_MEETINGS)
def move(meeting_id: int):
    """Hold a meeting on another day."""
    meeting = meetings.get(meeting_id, by=g.actor)
    form = MoveForm.of(meeting)
    return _rearrange(meeting, form, meetings.move, "meetings/move.html", "The meeting is moved.")


@bp.route("/<int:meeting_id>/cancel", methods=["GET", "POST"])
@requires(Permission.PLAN_MEETINGS)
def cancel(meeting_id: int):
    """Call a meeting off."""
    return _change_status(meeting_id, meetings.cancel, "meetings/cancel.html", "The meeting is cancelled.", TOLD)


@bp.route("/<int:meeting_id>/reinstate", methods=["GET", "POST"])
@requires(Permission.PLAN_MEETINGS)
def reinstate(meeting_id: int):
    """Hold a cancelled meeting after all."""
    done = "The meeting is to be held after all."
    return _change_status(meeting_id, meetings.reinstate, "meetings/reinstate.html", done, NOT_TOLD)


def _rearrange(meeting: Meeting, form: ChangeForm, change, template: str, done: str):
    form.needs_reason(TOLD if meetings.is_public(meeting) else NOT_TOLD)
    warnings: list[str] = []
    if form.submitted():
        warnings = _unheeded(sittings.warnings(sittings.changed(meeting, form.arrangements())))
        if not warnings:
            try:
                with transaction():
                    change(meeting, **form.changes(), revision=form.revision.data, by=g.actor, at=now())
            except RuleBroken as broken:
                form.explain(broken)
            else:
                flash(done)
                return redirect(url_for("meetings.show", meeting_id=meeting.id))
    return render_template(template, form=form, meeting=meeting, warnings=warnings, despite=_mark(warnings))


def _change_status(meeting_id: int, change, template: str, done: str, why: str):
    meeting = meetings.get(meeting_id, by=g.actor)
    form = ChangeForm.of(meeting)
    form.needs_reason(why)
    if form.submitted():
        try:
            with transaction():
                change(meeting, reason=form.reason.data, revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(done)
            return redirect(url_for("meetings.show", meeting_id=meeting.id))
    return render_template(template, form=form, meeting=meeting)


def _proposal(form: PlanForm, *, held_on: date) -> sittings.Proposal:
    """What was typed, with the committee's usual times and place where nothing was."""
    committee = meeting_list.committee(form.committee_id.data, by=g.actor)
    return sittings.usual(committee, held_on=held_on, **form.arrangements())


def _proposed_series(form: SeriesForm) -> tuple[sittings.Proposal, list[ProposedDate]]:
    first, last = form.from_on.data, form.until_on.data
    closed = working_calendar.closed_days(first, last)
    proposed = proposed_dates(form.rule(), first, last, closed)
    if form.closed.data == NEXT_DAY:
        proposed = moved_to_working_days(proposed, closed)
    return _proposal(form, held_on=first), proposed


def _series_preview(form: SeriesForm, proposal: sittings.Proposal, proposed: list[ProposedDate], *, is_first: bool):
    """Each date with its box; ticked at first unless the pattern leaves it out, and afterwards as it was sent."""
    ticked = {one.day for one in proposed if not one.is_skipped} if is_first else set(form.days.data)
    kept = [(name, typed) for name, typed in request.form.items(multi=True) if name not in (*NOT_KEPT, form.days.name)]
    return render_template(
        "meetings/preview.html",
        form=form,
        proposal=proposal,
        dates=series_service.preview(proposal, proposed),
        ticked=ticked,
        kept=kept,
        pattern=in_words(form.rule()),
    )


def _usual_series() -> dict[str, object]:
    """What most series are: a weekday of every month but August, to the end of the municipal year."""
    return {
        "committee_id": number_in(request.args.get("committee")),
        "kind": "ordinary",
        "pattern": "2",
        "weekday": 1,
        "months": [number for number in range(1, 13) if number != 8],
        "from_on": today(),
        "until_on": municipal_year.span(municipal_year.municipal_year_of(today()))[1],
        "closed": LEAVE_OUT,
    }


def _place(written: str | None) -> Place | None:
    """A place in the list as an address holds it: 2019-06-18.42."""
    day, _, number = (written or "").partition(".")
    meeting_id = number_in(number)
    try:
        return Place(date.fromisoformat(day), meeting_id) if meeting_id is not None else None
    except ValueError:
        return None


def _unheeded(warnings: list[str]) -> list[str]:
    """The warnings, unless the person has just been shown these very ones and goes on all the same."""
    return [] if request.form.get("despite") == _mark(warnings) else warnings


def _mark(warnings: list[str]) -> str:
    return digest(canonical(warnings))[:16] if warnings else ""
