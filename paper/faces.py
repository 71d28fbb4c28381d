"""The face a paper is printed in: Times New Roman, or one with its metrics (Phụ lục I, I.4).

Looked for by file and never by name, so that a machine's own choice of a substitute (which
on a bare system lacks 92 Vietnamese letters) cannot slip in.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from fontTools.ttLib import TTFont

ENVIRONMENT = "BINHAN_FACES"
"""Names a folder with an office's own licensed Times New Roman (times.ttf, timesbd.ttf, …)."""

FOLDERS = (
    Path("/usr/share/fonts/truetype/liberation2"),  # Debian 12
    Path("/usr/share/fonts/truetype/liberation"),  # Debian 13, Ubuntu
    Path("/usr/share/fonts/liberation-serif"),  # Fedora
    Path("/usr/share/fonts/liberation"),  # Arch
)
_POSTSCRIPT_NAME = 6
FAMILIES = frozenset({"Times New Roman", "Liberation Serif"})
VIETNAMESE = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
)
NEEDED = frozenset(VIETNAMESE + VIETNAMESE.upper() + "0123456789.,;:!?()[]/-–“”‘’…%²³\u00a0 ")
TIMES_ADVANCES = MappingProxyType({" ": 512, "n": 1024, "m": 1593, "i": 569, "W": 1933})
"""Advance widths of the upright Times New Roman, in 2048ths of the size."""


class MissingFaceError(RuntimeError):
    """No usable face was found; the message says what to install."""


@dataclass(frozen=True)
class Cut:
    """One style of the face: its file, and what a glyph measures."""

    path: Path

    @cached_property
    def advances(self) -> dict[int, float]:
        """Advance width of each character (by code point), as a part of the size."""
        with TTFont(self.path, lazy=True) as font:
            units = font["head"].unitsPerEm
            metrics = font["hmtx"].metrics
            return {code: metrics[name][0] / units for code, name in font.getBestCmap().items()}

    @cached_property
    def postscript_name(self) -> str:
        """The name by which files refer to it, "LiberationSerif-Bold"."""
        with TTFont(self.path, lazy=True) as font:
            return str(font["name"].getDebugName(_POSTSCRIPT_NAME))

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.path.read_bytes()).hexdigest()


@dataclass(frozen=True)
class Face:
    """The four styles of one family."""

    family: str
    regular: Cut
    bold: Cut
    italic: Cut
    bold_italic: Cut

    def cut(self, *, bold: bool = False, italic: bool = False) -> Cut:
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular

    @property
    def cuts(self) -> tuple[Cut, Cut, Cut, Cut]:
        return (self.regular, self.bold, self.italic, self.bold_italic)

    @cached_property
    def characters(self) -> frozenset[int]:
        """Code points that every style can print."""
        return frozenset.intersection(*(frozenset(cut.advances) for cut in self.cuts))


@cache
def face() -> Face:
    """The face for printing; the office's own where `BINHAN_FACES` names one.

    Raises MissingFaceError when there is none with all Vietnamese letters and Times' widths.
    """
    own = os.environ.get(ENVIRONMENT)
    folders = (Path(own),) if own else FOLDERS
    faults = []
    for folder in folders:
        found = read_folder(folder)
        faults += [fault(candidate) for candidate in found]
        usable = [candidate for candidate in found if not fault(candidate)]
        if usable:
            return usable[0]
    looked = ", ".join(map(str, folders))
    reasons = "".join(f" {reason}" for reason in faults)
    raise MissingFaceError(
        f"Không tìm thấy phông Times New Roman hoặc Liberation Serif 2 trong {looked}.{reasons}"
        " Cài gói fonts-liberation2 (Debian 12) hoặc fonts-liberation (Debian 13, Ubuntu),"
        f" hoặc đặt {ENVIRONMENT} là thư mục chứa phông Times New Roman có bản quyền."
    )


def read_folder(folder: Path) -> list[Face]:
    """Complete families in a folder, Times New Roman first."""
    styles: dict[str, dict[str, Cut]] = {}
    for family, style, path in _named_files(folder):
        styles.setdefault(family, {})[style] = Cut(path)
    return [
        Face(family, *(cuts[style] for style in ("", "b", "i", "bi")))
        for family, cuts in sorted(styles.items(), reverse=True)
        if len(cuts) == 4
    ]


def _named_files(folder: Path) -> Iterator[tuple[str, str, Path]]:
    for path in sorted(folder.glob("*.[tT][tT][fF]")):
        with TTFont(path, lazy=True) as font:
            family = font["name"].getBestFamilyName()
            slant = font["head"].macStyle
        if family in FAMILIES:
            yield family, ("b" if slant & 1 else "") + ("i" if slant & 2 else ""), path


def fault(candidate: Face) -> str:
    """Why a face cannot be used, or nothing."""
    missing = sorted(NEEDED - {chr(code) for code in candidate.characters})
    if missing:
        return f"{candidate.family} thiếu {len(missing)} chữ, như “{''.join(missing[:5])}”."
    widths = candidate.regular.advances
    if any(abs(widths[ord(c)] * 2048 - width) > 1 for c, width in TIMES_ADVANCES.items()):
        return f"{candidate.family} không có bề rộng chữ của Times New Roman."
    return ""
