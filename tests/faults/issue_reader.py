"""A process that reads what is left of issued minutes after a crash, as one line that a test can judge.

The number written in the records, in the last draft, in what the public reads; how many drafts and versions there are;
whether every file, those of the next agenda among them, is whole; and whether the trail is sound.
"""

import hashlib
import json
import re

from sqlalchemy import func, select

from models.document import Document
from models.minutes import IssuedDraft, Minute, Minutes
from models.publication import Published, PublishedPaper, PublishedResolution
from models.vocabulary import SubjectKind
from webapp import config, create_app
from webapp.database import db
from webapp.services import audit, minutes_publishing
from webapp.services.deployment import storage

NUMBER = re.compile(r"Version (\d+)")


def main() -> None:
    with create_app(config.from_environment()).app_context():
        kept = db.session.scalars(select(Minutes)).one()
        draft = minutes_publishing.last_draft(kept)
        live = db.session.scalars(select(Published).where(Published.subject_kind == SubjectKind.MINUTES)).one_or_none()
        hashes = [*db.session.scalars(select(PublishedPaper.sha256)), *db.session.scalars(select(Document.sha256))]
        print(
            json.dumps(
                {
                    "record": number_in(db.session.scalars(select(Minute.text).order_by(Minute.id)).first() or ""),
                    "draft": number_in(draft.body) if draft else 0,
                    "public": number_in(live.body) if live else 0,
                    "drafts": db.session.scalar(select(func.count()).select_from(IssuedDraft)),
                    "versions": live.version if live else 0,
                    "listed": db.session.scalar(select(func.count()).select_from(PublishedResolution)),
                    "files are whole": all(hashlib.sha256(storage().read(one)).hexdigest() == one for one in hashes),
                    "trail is sound": not list(audit.verify()),
                }
            )
        )


def number_in(text: str) -> int:
    found = NUMBER.search(text)
    return int(found[1]) if found else 0


if __name__ == "__main__":
    main()
