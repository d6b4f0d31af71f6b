"""The papers of a few agendas, taken apart into words: once for every member, and beside the requests that ask.

They hold nothing but what is public, so that it does not matter who asked first.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from threading import Lock

from flask import current_app

from models.rules.interest_matching import Agenda

NAME = "prepared papers"
MOST_KEPT = 4
PATIENCE_SECONDS = 1.0


class PreparedPapers:
    """What was prepared last. One thread prepares, one agenda after another; requests wait for it a moment only."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.kept: OrderedDict[Hashable, Future[Agenda]] = OrderedDict()
        self.thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="papers")

    def get(self, key: Hashable, prepare: Callable[[], Agenda]) -> Agenda | None:
        """The agenda of this key; None while it is still being prepared. What failed is tried again."""
        with self.lock:
            future = self.kept.get(key)
            if future is None or (future.done() and future.exception()):
                future = self.thread.submit(prepare)
            self.kept[key] = future
            self.kept.move_to_end(key)
            while len(self.kept) > MOST_KEPT:
                self.kept.popitem(last=False)
        try:
            return future.result(timeout=PATIENCE_SECONDS)
        except NotYet:
            return None

    def forget(self) -> None:
        """Keep none."""
        with self.lock:
            self.kept.clear()


def get(key: Hashable, prepare: Callable[[], Agenda]) -> Agenda | None:
    """The papers of this key, prepared if need be; None where that takes longer than a request should wait."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]

    def prepared() -> Agenda:
        with app.app_context():
            return prepare()

    return _papers().get(key, prepared)


def _papers() -> PreparedPapers:
    """Those of this application."""
    extensions = current_app.extensions
    if NAME not in extensions:
        papers: PreparedPapers = extensions.setdefault(NAME, PreparedPapers())
        extensions.setdefault("forget", []).append(papers.forget)
    kept: PreparedPapers = extensions[NAME]
    return kept
