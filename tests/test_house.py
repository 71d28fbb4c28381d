"""What the house rules ask of every file, and no other tool looks at (docs/development.md)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).resolve().parents[1]
# From the top down; what stands in one row may not import one another.
LAYERS = [
    {"config"},
    {"desk"},
    {"reports"},
    {"plans"},
    {"directives", "households"},
    {"documents"},
    {"officials"},
    {"localities"},
    {"workflow"},
    {"history", "paper"},
    {"vietnamese"},
]
LEVEL = {package: level for level, row in enumerate(LAYERS) for package in row}
PACKAGES = sorted(LEVEL)
NOT_OURS = {".git", ".venv", "var", "test-results"}
TEXT_ENDINGS = {
    *(".py", ".html", ".css", ".js", ".md", ".toml", ".txt", ".json", ".csv", ".lock", ".svg"),
    *("", ".sh", ".cfg", ".yml", ".yaml", ".po"),
}
FORBIDDEN_MODULE_NAMES = {"utils", "helpers", "services", "common", "core", "misc", "signals"}


def files(*endings: str, under: str = ".") -> list[Path]:
    return sorted(
        path
        for path in (ROOT / under).rglob("*")
        if path.is_file()
        and not NOT_OURS & set(path.relative_to(ROOT).parts)
        and not any(part.endswith("_cache") for part in path.relative_to(ROOT).parts)
        and not {"__pycache__", ".hypothesis"} & set(path.parts)
        and (not endings or path.suffix in endings)
    )


def sources(*, with_tests: bool = False) -> list[Path]:
    folders = [*PACKAGES, "tests", "benchmarks"] if with_tests else PACKAGES
    return [path for folder in folders for path in files(".py", under=folder)]


def written(path: Path) -> bool:
    return "migrations" not in path.parts


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name(path)}:{node.lineno} {node.name}", _length(node)


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without the docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_module_is_longer_than_400_lines() -> None:
    long = {
        name(path): lines
        for path in sources(with_tests=True)
        if written(path) and (lines := len(path.read_text().splitlines())) > 400
    }
    assert long == {}


def test_functions_are_small() -> None:
    lengths = dict(entry for path in sources() if written(path) for entry in functions(path))
    assert {where: lines for where, lines in lengths.items() if lines > 50} == {}
    assert median(lengths.values()) <= 8
    assert quantiles(lengths.values(), n=10)[-1] <= 30


def test_no_module_hides_behind_a_name_that_says_nothing() -> None:
    assert [name(path) for path in sources() if path.stem in FORBIDDEN_MODULE_NAMES] == []


def test_we_send_no_signals_of_our_own() -> None:
    pattern = re.compile(r"=\s*(?:\w+\.)?Signal\(")
    assert [name(path) for path in sources() if pattern.search(path.read_text())] == []


def test_there_is_no_generic_foreign_key() -> None:
    assert [name(p) for p in sources() if written(p) and "GenericForeignKey" in p.read_text()] == []


def test_tests_mock_nothing() -> None:
    pattern = re.compile(r"unittest\.mock|\bMagicMock\b|\bmocker\b")
    found = [p for p in files(".py", under="tests") if pattern.search(p.read_text())]
    assert [name(path) for path in found if path != Path(__file__)] == []


def upward(package: str, others: set[str]) -> list[str]:
    """Those packages of ours that a module of this package may not lean on."""
    return sorted(
        other
        for other in others & LEVEL.keys()
        if other != package and LEVEL[other] <= LEVEL[package]
    )


def package_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def imported(path: Path) -> set[str]:
    """Packages imported anywhere in the file, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_imports_run_downwards_late_ones_too() -> None:
    wrong = {name(path): upward(package_of(path), imported(path)) for path in sources()}
    assert {path: packages for path, packages in wrong.items() if packages} == {}


def text_references(path: Path) -> set[str]:
    """Apps named in strings: "app.Model" in fields, include("app.urls"), reverse("app:name")."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            match = re.fullmatch(r"([a-z]+)(?:\.[A-Z]\w+|\.urls|:[a-z_]+)", node.value)
            found |= {match[1]} if match else set()
    return found


def test_strings_name_only_apps_further_down() -> None:
    wrong = {
        name(path): upward(package_of(path), text_references(path))
        for path in sources()
        if package_of(path) != "config"
    }
    assert {path: apps for path, apps in wrong.items() if apps} == {}


# The frame around every page leads to every app, from wherever it is used.
FRAME = re.compile(r"^templates/[^/]+\.html$")


def test_templates_link_only_to_apps_further_down() -> None:
    wrong = {}
    for path in files(".html", under="templates"):
        app = path.relative_to(ROOT / "templates").parts[0]
        if FRAME.match(name(path)) or app not in LEVEL:
            continue
        linked = set(re.findall(r"{%\s*url\s+['\"](\w+):", path.read_text()))
        wrong[name(path)] = upward(app, linked)
    assert {path: apps for path, apps in wrong.items() if apps} == {}


INLINE = re.compile(
    r"\sstyle\s*=|<style\b|\son[a-z]+\s*=|hx-on|hx-vals=['\"]js:|javascript:"
    r"|<script\b(?![^>]*\bsrc=)",
    re.IGNORECASE,
)


def test_templates_hold_no_inline_style_or_script() -> None:
    found = {
        name(path): match[0]
        for path in files(".html", under="templates")
        if (match := INLINE.search(path.read_text()))
    }
    assert found == {}


def test_pages_ask_no_other_server_for_anything() -> None:
    pattern = re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""")
    pages = [*files(".html", under="templates"), *files(".css", under="static")]
    found = [path for path in pages if pattern.search(path.read_text())]
    css = re.compile(r"""(?:@import|url\()\s*["']?(?:https?:)?//""")
    found += [p for p in files(".css") if css.search(p.read_text())]
    assert [name(path) for path in found] == []


def test_locks_hold_hashes_and_no_addresses() -> None:
    locks = files(".lock")
    assert {name(path) for path in locks} == {"requirements.lock", "requirements-dev.lock"}
    for path in locks:
        text = path.read_text()
        assert "--hash=sha256:" in text
        assert not re.search(r"://|--index|--find-links|@ file", text), name(path)


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text()
    return dict(re.findall(r"^([\w.-]+)==([\w.!+]+)", text, re.MULTILINE))


def test_the_tests_run_against_the_versions_that_are_shipped() -> None:
    shipped, tested = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {n: (v, tested.get(n)) for n, v in shipped.items() if tested.get(n) != v} == {}


# Built from pieces, or this file would find itself.
MACHINE_PATHS = re.compile(
    "|".join(["/" + "work/", "/" + "farm/", "/" + r"home/\w", "/" + r"root/\w", r"[A-Z]:\\Users"])
)


def texts() -> list[tuple[Path, str]]:
    found = []
    for path in files(*TEXT_ENDINGS):
        try:
            found.append((path, path.read_text()))
        except UnicodeDecodeError:
            continue
    return found


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    found = {name(path): m[0] for path, text in texts() if (m := MACHINE_PATHS.search(text))}
    assert found == {}


THIRD_PARTY = {
    *(".ttf", ".otf", ".woff", ".woff2", ".eot", ".whl", ".jar", ".icc", ".exe", ".so", ".dll"),
}


def test_nothing_third_party_is_committed() -> None:
    assert [name(path) for path in files(*THIRD_PARTY)] == []
    minified = [p for p in files(".js", ".css") if ".min." in p.name or "bootstrap" in p.name]
    assert [name(path) for path in minified if not name(path).startswith("tests/")] == []


def test_every_package_is_held_by_the_layers() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages - LEVEL.keys() == {"tests", "benchmarks"}


@pytest.mark.parametrize("path", sorted(ROOT.glob("*/README.md")), ids=name)
def test_a_readme_of_an_app_is_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 40


def test_emoji_are_for_other_programs() -> None:
    emoji = re.compile("[\U0001f300-\U0001faff\u26a0\u2705\u274c\u2728]")
    found = [name(path) for path, text in texts() if emoji.search(text)]
    assert [path for path in found if not path.startswith("tests/")] == []
