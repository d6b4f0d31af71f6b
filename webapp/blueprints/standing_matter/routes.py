"""What contact officers, standing texts and standing items share: their order, and their removal."""

from flask import Blueprint, flash, g, redirect, request, url_for

from models.committee import ContactOfficer, StandingItem, StandingText
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.clock import now
from webapp.services import committees, standing_matter
from webapp.services.revisions import RemovedMeanwhile
from webapp.services.standing_matter import Matter
from webapp.transaction import transaction

KINDS: dict[str, type[Matter]] = {
    "contacts": ContactOfficer,
    "standing-texts": StandingText,
    "standing-items": StandingItem,
}
bp = Blueprint(
    "standing_matter",
    __name__,
    url_prefix="/staff/<any('contacts', 'standing-texts', 'standing-items'):kind>/<int:matter_id>",
)


@bp.post("/remove")
@requires(Permission.EDIT_COMMITTEES)
def remove(kind: str, matter_id: int):
    """Print it on no new agenda."""
    one = _one(kind, matter_id)
    committee_id = one.committee_id
    try:
        with transaction():
            standing_matter.remove(one, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return _back(kind, committee_id, matter_id)
    flash(f"The {standing_matter.WORDS[KINDS[kind]]} is removed.")
    return _back(kind, committee_id)


@bp.post("/move-up")
@requires(Permission.EDIT_COMMITTEES)
def move_up(kind: str, matter_id: int):
    """One place earlier."""
    with transaction():
        one = _one(kind, matter_id)
        standing_matter.move_up(one, by=g.actor, at=now())
    return _back(kind, one.committee_id, matter_id)


@bp.post("/move-down")
@requires(Permission.EDIT_COMMITTEES)
def move_down(kind: str, matter_id: int):
    """One place later."""
    with transaction():
        one = _one(kind, matter_id)
        standing_matter.move_down(one, by=g.actor, at=now())
    return _back(kind, one.committee_id, matter_id)


@bp.errorhandler(RemovedMeanwhile)
def removed_already(removed: RemovedMeanwhile):
    """Another officer was faster: say so on the list, which is without it."""
    flash(f"{removed.by} has removed it already.", "warning")
    return _back((request.view_args or {})["kind"], removed.committee_id)


def _one(kind: str, matter_id: int) -> Matter:
    return committees.belonging(KINDS[kind], matter_id, by=g.actor)


def _back(kind: str, committee_id: int | None, matter_id: int | None = None):
    """To the list, with the keyboard on the one that was moved."""
    anchor = f"{kind}-{matter_id}" if matter_id else None
    return redirect(url_for(f"{kind.replace('-', '_')}.index", committee_id=committee_id, _anchor=anchor))
