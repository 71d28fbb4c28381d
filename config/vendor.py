"""The third-party files the pages use, served out of the installed packages.

django-bootstrap-static also carries jQuery and Font Awesome (18 MB); only what is named here is
found, collected and compressed. The maps are listed because manifest storage follows
sourceMappingURL and refuses a file it cannot find.
"""

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

BOOTSTRAP = frozenset(
    {
        "bootstrap/css/bootstrap.min.css",
        "bootstrap/css/bootstrap.min.css.map",
        "bootstrap/js/bootstrap.bundle.min.js",
        "bootstrap/js/bootstrap.bundle.min.js.map",
    }
)


class VendorFinder(BaseFinder):
    """Finds Bootstrap's style sheet and script, and nothing else of their package."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        root = Path(str(files("bootstrap"))) / "static"
        self.storage = FileSystemStorage(location=root)

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:
        if path not in BOOTSTRAP:
            return []
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        for path in sorted(BOOTSTRAP):
            yield path, self.storage
