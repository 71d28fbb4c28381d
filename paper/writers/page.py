"""A sheet as a web page in one file, to be kept or sent: style inside, nothing fetched."""

from html import escape
from importlib.resources import files

from paper import components
from paper.sheet import Sheet
from paper.writers import html

_STYLE = files("paper").joinpath("assets/paper.css").read_text("utf-8")
_BODY = "body { margin: 0 }"


def write(sheet: Sheet) -> str:
    """A whole HTML document; it shows the paper as the screen preview does."""
    title = escape(components.document_title(sheet))
    return (
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}{_BODY}</style></head>"
        f"<body>{html.page_body(sheet)}</body></html>\n"
    )
