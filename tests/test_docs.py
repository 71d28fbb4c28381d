"""The documentation says what is there: links lead somewhere, commands and tests exist."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[1]
APART = {".venv", ".git", "var", "node_modules", ".pytest_cache"}
LINK = re.compile(r"\]\(([^)\s]+)\)")
SCRIPT = re.compile(r"(?<!.venv/)\bbin/[a-z]+\b")
COMMAND = re.compile(r"manage\.py ([a-z_]+)")
TEST = re.compile(r"\b(tests/[\w/]+\.py)(?:::(\w+))?")
PAGES = sorted(page for page in ROOT.rglob("*.md") if not APART & set(page.relative_to(ROOT).parts))


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def heading_ids(page: Path) -> set[str]:
    """As forges make them: lower case, spaces as dashes, marks dropped."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("document", PAGES, ids=name_of)
def test_every_link_within_the_documentation_leads_somewhere(document: Path) -> None:
    for link in LINK.findall(document.read_text("utf-8")):
        if "://" in link:
            continue
        path, _, heading = unquote(link).partition("#")
        target = document.parent / path if path else document
        assert target.exists(), link
        assert not heading or heading in heading_ids(target), link


@pytest.mark.parametrize("document", PAGES, ids=name_of)
def test_every_command_and_test_that_is_named_exists(document: Path) -> None:
    text = document.read_text("utf-8")
    assert {script for script in SCRIPT.findall(text) if not (ROOT / script).exists()} == set()
    assert set(COMMAND.findall(text)) <= set(get_commands())
    for path, name in TEST.findall(text):
        assert (ROOT / path).exists(), path
        assert not name or f"def {name}(" in (ROOT / path).read_text("utf-8"), f"{path}::{name}"


def test_every_command_of_the_product_is_in_the_readme() -> None:
    ours = {name for name, app in get_commands().items() if (ROOT / app.split(".")[0]).is_dir()}
    text = (ROOT / "README.md").read_text("utf-8")
    assert ours - set(COMMAND.findall(text)) == set()
    scripts = {f"bin/{script.name}" for script in (ROOT / "bin").iterdir()}
    assert scripts - set(SCRIPT.findall(text)) == set()


def test_every_variable_of_the_environment_that_is_read_is_in_the_readme() -> None:
    told = set(re.findall(r"`(BINHAN_\w+|DATABASE_URL)`", (ROOT / "README.md").read_text("utf-8")))
    settings = (ROOT / "config" / "settings.py").read_text("utf-8")
    read = set(re.findall(r"\"(BINHAN_\w+)\"", settings))
    assert read - told - {"BINHAN_DEBUG", "BINHAN_TEST_SQLITE"} == set()
