"""A process that reads what the public would after a crash: version, heading, whether files and trail are whole."""

import hashlib
import json

from sqlalchemy import select

from models.publication import Published, PublishedPaper
from webapp import config, create_app
from webapp.database import db
from webapp.services import audit
from webapp.services.deployment import storage


def main() -> None:
    with create_app(config.from_environment()).app_context():
        live = db.session.scalars(select(Published)).one_or_none()
        if live is None:
            print("0|Version 0|whole|sound")
            return
        papers = db.session.scalars(select(PublishedPaper).order_by(PublishedPaper.id)).all()
        whole = all(hashlib.sha256(storage().read(paper.sha256)).hexdigest() == paper.sha256 for paper in papers)
        heading = json.loads(live.body)["agenda"]["items"][0]["heading"]
        trail = "sound" if not list(audit.verify()) else "broken"
        print(f"{live.version}|{heading}|{'whole' if whole and papers else 'torn'}|{trail}")


if __name__ == "__main__":
    main()
