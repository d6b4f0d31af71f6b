"""Two officers at one thing, each with a connection of their own."""

from collections.abc import Callable
from threading import Event, Thread
from time import sleep
from typing import Any

from flask import Flask

from webapp.database import db
from webapp.transaction import transaction

LONG_ENOUGH_TO_BE_WAITED_FOR = 0.3


def one_after_the_other(app: Flask, first: Callable[[], Any], second: Callable[[], Any]) -> list[Exception]:
    """Run both, the second when the first has written and not yet committed. Gives what either raised."""
    written, faults = Event(), list[Exception]()

    def work(act: Callable[[], Any], *, is_first: bool) -> None:
        try:
            with app.app_context():
                if not is_first:
                    written.wait(10)
                with transaction():
                    act()
                    written.set()
                    if is_first:
                        sleep(LONG_ENOUGH_TO_BE_WAITED_FOR)
                db.session.remove()
        except Exception as fault:
            faults.append(fault)
        finally:
            written.set()

    db.session.commit()
    threads = [Thread(target=work, args=(act,), kwargs={"is_first": act is first}) for act in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults
