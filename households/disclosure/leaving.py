"""Whether a paper leaves the ward: by the lines of Kính gửi and Nơi nhận.

A line is inside only if it says so: a body of the ward, or its residential groups. What is not
understood counts as outside, and so does a draft that names nobody yet.
"""

import re
from collections.abc import Iterable

from documents.deliveries.recipients import expanded
from documents.models import Revision
from officials.models import Organization
from vietnamese.folding import fold, nfc

_NOWHERE = ("luu", "nhu tren", "nhu dieu", "nhu kinh gui")
_OUTSIDE = re.compile(
    r"\b(?:tinh|thanh pho|thi xa|huyen|trung uong|chinh phu|quoc hoi|bo|so|cuc|chi cuc|"
    r"cac (?:xa|phuong|dac khu))\b"
)
_WARD = r"\b(?:phuong|xa|dac khu)\b"
_GROUPS = re.compile(
    r"(?:\b(?:các|trưởng|bí thư) (?:khối|tổ dân phố|thôn|bản|xóm|ấp|buôn|làng)\b"
    r"|^(?:khối|tổ dân phố|thôn|xóm|ấp|buôn|làng)\b)"
)


def leaves(revision: Revision, organization: Organization) -> bool:
    named = (*revision.addressed_to, *revision.recipients)
    return not any(map(_is_somebody, named)) or bool(outside(named, organization))


def outside(lines: Iterable[str], organization: Organization) -> tuple[str, ...]:
    """The lines that mean somebody outside the ward, in their order, each once."""
    unit = fold(organization.unit.name)
    found = (line for line in lines if _is_somebody(line) and not _is_inside(line, unit))
    return tuple(dict.fromkeys(found))


def _is_somebody(line: str) -> bool:
    return bool(line.strip()) and not fold(line).startswith(_NOWHERE)


def _is_inside(line: str, unit: str) -> bool:
    line = re.sub(r"\([^)]*\)?", " ", nfc(line).lower()).strip()
    words = expanded(line)
    if words.endswith(unit):
        words = words.removesuffix(unit).strip()
    if _OUTSIDE.search(words):
        return False
    return bool(re.search(rf"{_WARD}$", words) or _GROUPS.search(line))
