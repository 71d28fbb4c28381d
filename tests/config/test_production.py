"""The application as a server runs it: collected files, TLS before it, no BINHAN_LOCAL."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import sys
from django.test import Client
client = Client(raise_request_exception=True, headers={"x-forwarded-proto": "https"})
for path in sys.argv[1:]:
    answer = client.get(path)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    sys.stdout.write(f"{answer.status_code} {answer.headers} {len(body)}\\n")
    if answer.headers["Content-Type"].startswith("text/html"):
        sys.stdout.write(body.decode())
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> dict[str, str]:
    ours, var = ("BINHAN_", "DATABASE", "DJANGO"), tmp_path_factory.mktemp("var")
    begin_with_what_is_migrated(var)
    made = {
        **{name: value for name, value in os.environ.items() if not name.startswith(ours)},
        "BINHAN_VAR": str(var),
        "BINHAN_SECRET_KEY": "k" * 60 + "0123456789",
        "BINHAN_BEHIND_PROXY": "1",
        "BINHAN_HOSTS": "testserver",
    }
    manage(made, "migrate", "--verbosity", "0")
    manage(made, "collectstatic", "--no-input", "--verbosity", "0")
    return made


def begin_with_what_is_migrated(var: Path) -> None:
    """From nothing test_launch migrates, and the database of this session was migrated."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        with (
            closing(sqlite3.connect(database["TEST"]["NAME"])) as migrated,
            closing(sqlite3.connect(var / "binh-an.sqlite3")) as copy,
        ):
            migrated.backup(copy)


def manage(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def ask(environment: dict[str, str], *paths: str) -> str:
    script = f"import sys; sys.argv[1:] = {list(paths)!r}\n{ASK}"
    return manage(environment, "shell", "--no-imports", "-c", script)


def test_the_sign_in_page_and_every_file_it_names_are_served(environment: dict[str, str]) -> None:
    page = ask(environment, "/dang-nhap/")
    assert page.startswith("200"), page
    assert "strict-transport-security" in page.lower()
    named = sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page)))
    assert any(re.search(r"bootstrap\.min\.[0-9a-f]{12}\.css", path) for path in named), named
    answers = ask(environment, *named).splitlines()
    assert [line[:3] for line in answers] == ["200"] * len(named)
    assert all("immutable" in line for line in answers)


def test_plain_http_is_sent_to_tls(environment: dict[str, str]) -> None:
    answer = ask({**environment, "BINHAN_BEHIND_PROXY": "0"}, "/dang-nhap/")
    assert answer.startswith("301")
    assert "https://testserver/dang-nhap/" in answer
