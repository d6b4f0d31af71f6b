"""Where the pages about a member's office lead back to."""

from flask import flash, redirect, url_for

from models.member import Member
from webapp.services.revisions import RemovedMeanwhile


def to_office(member: Member, words: str):
    """Say what was done, and go to the member's terms and groups."""
    flash(words)
    return redirect(url_for("members.show", member_id=member.id, _anchor="office"))


def to_members(removed: RemovedMeanwhile):
    """Another officer took off first what was being changed."""
    flash(f"{removed.by} has taken it off already.", "warning")
    return redirect(url_for("members.index"))
