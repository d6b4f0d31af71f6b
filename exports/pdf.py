"""A paper as a tagged PDF, made from its HTML by WeasyPrint. Nothing is fetched from outside the paper."""

import hashlib
import importlib
from typing import Any

from exports import html
from exports.paper import Paper

INSTALL_PANGO = (
    "PDF files cannot be made because Pango is not installed. On Debian or Ubuntu: "
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
INSTALL_WEASYPRINT = "PDF files cannot be made because WeasyPrint is not installed. Use: pip install weasyprint"


def render(paper: Paper) -> bytes:
    """The paper as a PDF/UA-1 file: tagged, titled, in its language. The same paper gives the same bytes.

    Raises OSError or ImportError where the machine cannot make a PDF: ask `is_available` first.
    """
    return convert(html.render(paper))


def convert(document: str) -> bytes:
    """An HTML document as a tagged PDF, its pictures only those it holds itself as `data:`."""
    weasyprint = importlib.import_module("weasyprint")
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    identifier = hashlib.sha256(document.encode()).digest()[:16]
    written: Any = weasyprint.HTML(string=document, url_fetcher=fetcher).write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=identifier, finisher=_scope_the_headings
    )
    return bytes(written)


def _scope_the_headings(_document: object, written: Any) -> None:
    """Say of each table heading that it is its column's, which WeasyPrint leaves unsaid (PDF/UA-1, 7.5)."""
    for part in written.objects:
        if isinstance(part, dict) and part.get("S") == "/TH":
            part["A"]["Scope"] = "/Column"


def is_available() -> str:
    """Empty where PDF files can be made; otherwise a sentence that names what to install."""
    try:
        importlib.import_module("weasyprint")
    except ImportError:
        return INSTALL_WEASYPRINT
    except OSError:
        return INSTALL_PANGO
    return ""
