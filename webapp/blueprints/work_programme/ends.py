"""How topics of a work programme end: done, dropped, merged; and taken up again."""

from collections.abc import Callable

from flask import Blueprint, flash, g, redirect, render_template, request

from models.programme_vocabulary import TopicStatus
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.work_programme import in_words
from models.work_programme import Topic
from webapp.access import requires
from webapp.address_parts import number_in
from webapp.blueprints.work_programme.addresses import after_mending, topic_address
from webapp.blueprints.work_programme.forms import EndForm, MergeForm
from webapp.choices import number_or_none
from webapp.clock import now
from webapp.database import db
from webapp.services import topic_ends, topic_slots
from webapp.services import topics as service
from webapp.transaction import transaction

ends = Blueprint("topic_ends", __name__, url_prefix="/staff/topics/<int:topic_id>")


@ends.route("/finish", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def finish(topic_id: int):
    """Say that a topic is done with."""
    return _end(topic_id, topic_ends.finish, "finish", "Done.")


@ends.route("/drop", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def drop(topic_id: int):
    """Give a topic up, with the reason."""
    return _end(topic_id, topic_ends.drop, "drop", "Dropped. The reason is kept.")


@ends.route("/reopen", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def reopen(topic_id: int):
    """Take up again a topic that had ended."""
    return _end(topic_id, topic_ends.reopen, "reopen", "Taken up again.")


@ends.route("/merge", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def merge(topic_id: int):
    """Make one topic of two; the address may say which the other is."""
    topic = service.get(topic_id, by=g.actor)
    into = number_in(request.args.get("into"))
    form = MergeForm.from_request(data={"revision": topic.revision, "into_id": into})
    form.record = topic
    form.into_id.choices = {"": "Choose a topic"} | {
        str(one.id): f"{one.title} ({_told_apart(one)})"
        for one in service.of_committee(topic.committee)
        if one is not topic
    }
    if form.submitted():
        said = {"reason": form.reason.data, "revision": form.revision.data}
        try:
            with transaction():
                topic_ends.merge(topic, _chosen(form), **said, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The two are one. What happened to each is kept.", "success")
            return redirect(after_mending(topic, topic_address(topic)))
    return render_template("work_programme/end.html", form=form, topic=topic, way="merge")


def _end(topic_id: int, act: Callable[..., None], way: str, told: str):
    topic = service.get(topic_id, by=g.actor)
    form = EndForm.from_request(data={"revision": topic.revision})
    form.record = topic
    if form.submitted():
        said = {"reason": form.reason.data or "", "revision": form.revision.data}
        try:
            with transaction():
                act(topic, **said, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(told, "success")
            return redirect(after_mending(topic, topic_address(topic)))
    return render_template("work_programme/end.html", form=form, topic=topic, way=way)


def _told_apart(topic: Topic) -> str:
    """What tells a topic from another of the same name: when it comes, or how it ended."""
    return in_words(topic_slots.when_of(topic)) if topic.status is TopicStatus.OPEN else str(topic.status)


def _chosen(form: MergeForm) -> Topic:
    topic = db.session.get(Topic, number_or_none(form.into_id.data) or 0)
    if topic is None:
        raise RuleBroken("Choose the topic it becomes part of.", "into_id")
    return topic
