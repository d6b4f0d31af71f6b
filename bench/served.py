"""Run as a script: the product in a process of its own answers the pages it is told, then says what memory it holds."""

import json
import sys
from io import BytesIO
from pathlib import Path

from wsgi import app


def ask(path: str) -> None:
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    answered: list[str] = []
    content = b"".join(app.wsgi_app(environ, lambda status, headers, error=None: answered.append(status)))
    if answered != ["200 OK"]:
        raise SystemExit(f"{path} answered {answered}: {content[:500].decode()}")


for page in sys.argv[2:]:
    ask(page)
# What getrusage says begins with the memory of the process that started this one.
held = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(json.dumps({"kilobytes": int(held.split()[1])}))
