"""Run as a script: the least application that could show a meeting: its start and its memory."""

import json
import sys
from pathlib import Path

from flask import Flask, render_template_string
from sqlalchemy import create_engine, text

PAGE = "<h1>{{ row.held_on }}</h1>{% for item in items %}<h2>{{ item.heading }}</h2><p>{{ item.text }}</p>{% endfor %}"
READ_MEETING = text("SELECT held_on, venue FROM meeting WHERE id = :id")
READ_ITEMS = text("SELECT heading, text FROM agenda_item WHERE meeting_id = :id ORDER BY position, id")
address = sys.argv[1]
if address.startswith("sqlite"):
    import pysqlite3

    engine = create_engine(address, module=pysqlite3)
else:
    engine = create_engine(address)
app = Flask("bare")


@app.get("/meeting/<int:number>")
def meeting(number: int) -> str:
    with engine.connect() as connection:
        row = connection.execute(READ_MEETING, {"id": number}).one()
        items = connection.execute(READ_ITEMS, {"id": number}).all()
    return render_template_string(PAGE, row=row, items=items)


client = app.test_client()
for page in sys.argv[2:]:
    assert client.get(page).status_code == 200
# What getrusage says begins with the memory of the process that started this one.
held = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(json.dumps({"kilobytes": int(held.split()[1])}))
