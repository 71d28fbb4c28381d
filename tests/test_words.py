"""What the pages say: the office's words, never the programmer's."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.access_table import Line, lines
from tests.test_access import address_of, clients, rows

__all__ = ["clients", "rows"]  # fixtures
pytestmark = [pytest.mark.django_db, pytest.mark.only("sqlite")]

FORBIDDEN = re.compile(
    r"\b(tokens?|hash|outline|revisions?|merge|json|html|css|url|id|null|none|true|false|"
    r"undefined|error|csrf)\b",
    re.IGNORECASE,
)
SAID_ALOUD = re.compile(r'(?:aria-label|title|placeholder|alt)="([^"]*)"')
PAGES = [line for line in lines() if line.method == "GET" and 200 in line.expected]


def visible(page: str) -> str:
    """What is read on the page or read out from it."""
    page = re.sub(r"<head>.*?</head>|<script.*?</script>", " ", page, flags=re.DOTALL)
    spoken = " ".join(SAID_ALOUD.findall(page))
    return unescape(re.sub(r"<[^>]*>", " ", page) + " " + spoken)


@pytest.mark.parametrize("role", ["drafter", "administrator"])
def test_no_page_speaks_the_programmer_s_language(
    clients: dict[str, Client],
    rows: dict[str, dict[str, object]],
    role: str,
) -> None:
    found = {}
    for line in PAGES:
        answer = clients[role].get(address_of(line, rows))
        answer.getvalue()  # as in test_access.status
        is_page = answer.headers["Content-Type"].startswith("text/html")
        if answer.status_code == 200 and is_page:
            text = visible(answer.content.decode())
            if words := FORBIDDEN.findall(text):
                found[_named(line)] = words
        if answer.streaming:
            answer.getvalue()  # read to its end, or the file stays open
    assert found == {}


def _named(line: Line) -> str:
    return f"{line.name} {line.territory}"


def test_the_check_itself_sees_words_and_spoken_names() -> None:
    assert FORBIDDEN.findall(visible('<p aria-label="Hash">Merge <b>xong</b></p>')) == [
        "Merge",
        "Hash",
    ]
