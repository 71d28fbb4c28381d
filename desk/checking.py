"""What `check_document` tells of a file: the findings for people and for programs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection

from directives.knowing import shared, shipped
from directives.knowledge import Register
from paper.checks import Finding, Manuscript, Severity
from paper.readers import Received

_LABELS = {Severity.ERROR: "LỖI", Severity.WARNING: "CẦN XEM", Severity.HINT: "gợi ý"}
_COUNTED = {Severity.ERROR: "lỗi", Severity.WARNING: "điểm cần xem", Severity.HINT: "gợi ý"}


def manuscript_of(received: Received, *, by_lines: bool) -> Manuscript:
    return Manuscript.of_text(received.text, received.sheet, by_lines=by_lines)


def register_at_hand() -> Register:
    """What every office knows, by the database; by the files where that is absent or empty."""
    if not _has_database():
        return shipped()
    try:
        register = shared()
    except DatabaseError:
        return shipped()
    return register if register.by_number else shipped()


def _has_database() -> bool:
    """To ask for a file of SQLite that is not there would make one."""
    if connection.vendor != "sqlite":
        return True
    name = str(connection.settings_dict["NAME"])
    return "memory" in name or Path(name).exists()


def as_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """The fields of `check_document --json`."""
    return [
        {
            "id": finding.id,
            "group": finding.group.value,
            "severity": finding.severity.value,
            "rule": finding.rule,
            "message": finding.message,
            "where": finding.where,
            "suggestion": finding.suggestion,
        }
        for finding in findings
    ]


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """The findings for the one who checks a file."""
    counts = Counter(finding.severity for finding in findings)
    for finding in findings:
        yield f"{_LABELS[finding.severity]} · {finding.where}: {finding.message}"
        yield from _proposed(finding)
    told = [f"{counts[severity]} {words}" for severity, words in _COUNTED.items()]
    yield f"Tổng cộng: {', '.join(told)}."


def _proposed(finding: Finding) -> Iterator[str]:
    words = finding.suggestion
    if words is None:
        return
    if not finding.excerpt:
        yield f"    Thêm: “{words.strip()}”"
    elif words:
        yield f"    Sửa “{finding.excerpt}” thành “{words}”"
    else:
        yield f"    Bỏ “{finding.excerpt}”"
