"""Who gets what at every address, written by hand in access/, a file for each app.

`own` is what belongs to the ward of the cast, `foreign` what belongs to the other ward, whose
drafter is the stranger; `all` is about no row. 200 a page, 302 led on (or to the sign-in page),
403 refused with a reason, 404 not there for them, 405 not by this method.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROLES = (
    *("drafter", "reviewer", "chair", "deputy", "clerk", "administrator"),
    *("ward_police", "province_reviewer", "stranger", "superuser", "anonymous"),
)
FOLDER = Path(__file__).parent / "access"
ADMIN = "admin"


@dataclass(frozen=True)
class Line:
    name: str
    territory: str
    method: str
    expected: tuple[int, ...]


def lines() -> Iterator[Line]:
    for name in sorted(path.stem for path in FOLDER.glob("*.txt")):
        if name != ADMIN:
            yield from map(_line, written(name))


def written(name: str) -> list[str]:
    """The lines of one file, which says about whom its columns are first."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _line(line: str) -> Line:
    name, territory, method, *expected = line.split()
    assert len(expected) == len(ROLES), line
    return Line(name, territory, method, tuple(map(int, expected)))
