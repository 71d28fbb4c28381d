"""Between head and text: Kính gửi (Phụ lục I, II.9) and the legal basis (II.6.a)."""

import re
from collections.abc import Iterator, Sequence

from paper.checks.finding import Finding, Group, Severity
from paper.checks.manuscript import Manuscript, Passage, Place, Stretch, paragraphs
from paper.kinds import Kind
from paper.readers.recognition.lines import bare

_ADDRESS = re.compile(r"[\s*]*(?P<label>Kính\s+gửi)(?P<colon>\s*:)?", re.IGNORECASE)
_DASHED = re.compile(r"[\s*]*[-–•]\s*\S")
_LONGEST_LABEL_LINE = 300
_NEVER = frozenset(
    {Kind.PLAN, Kind.DECISION, Kind.RESOLUTION, Kind.DIRECTIVE, Kind.PROGRAMME, Kind.OPTION}
)


def opening(manuscript: Manuscript, passage: Passage) -> Iterator[Finding]:
    if passage.place is Place.FILE:
        yield from _address(manuscript, passage)
        yield from _basis_ends(manuscript, passage)
    elif passage.place is Place.ADDRESSEES and manuscript.sheet.kind in _NEVER:
        yield _not_addressed(manuscript.sheet.kind, Stretch(passage.text, 0))


def _finding(
    rule: str, message: str, place: Stretch, suggestion: str | None, severity: Severity
) -> Finding:
    return Finding(rule, Group.WORDING, severity, message, place.start, place.end, suggestion)


def _not_addressed(kind: Kind | None, place: Stretch) -> Finding:
    title = kind.title if kind else "Văn bản này"
    message = (
        f"{title} không có “Kính gửi”: phần này chỉ dùng cho công văn, tờ trình và báo cáo gửi cấp "
        "trên (Phụ lục I, mục II.9.b)."
    )
    return _finding("address-not-due", message, place, None, Severity.ERROR)


def _address(manuscript: Manuscript, passage: Passage) -> Iterator[Finding]:
    lines = list(paragraphs(passage))
    for at, line in enumerate(lines):
        found = _ADDRESS.match(line.text)
        if not found or len(line.text) > _LONGEST_LABEL_LINE:
            continue
        label = Stretch(found["label"], line.start + found.start("label"))
        if manuscript.sheet.kind in _NEVER:
            yield _not_addressed(manuscript.sheet.kind, label)
        elif not found["colon"]:
            message = "Sau từ “Kính gửi” có dấu hai chấm (Phụ lục I, mục II.9.d)."
            yield _finding("address-colon", message, label, "Kính gửi:", Severity.ERROR)
        yield from _ends(_run_of_dashed(lines[at + 1 :]), "addressees", "Kính gửi", "II.9.d")
        return


def _run_of_dashed(lines: Sequence[Stretch]) -> list[Stretch]:
    run = []
    for line in lines:
        if not _DASHED.match(line.text):
            break
        run.append(line)
    return run


def _basis_ends(manuscript: Manuscript, passage: Passage) -> Iterator[Finding]:
    basis = manuscript.sheet.legal_basis
    if not basis:
        return
    said = tuple(entry[-60:] for entry in basis)
    lines = [
        line
        for line in paragraphs(passage)
        if line.start >= manuscript.body_start and bare(line.text).rstrip(";., ").endswith(said)
    ]
    yield from _ends(lines[: len(basis)], "basis", "Căn cứ", "II.6.a")


def _ends(lines: Sequence[Stretch], rule: str, of: str, article: str) -> Iterator[Finding]:
    """Semicolons at the end of every line, a full stop at the last."""
    for at, line in enumerate(lines):
        mark = "." if at + 1 == len(lines) else ";"
        text = line.text.rstrip(" *\t")
        said = re.sub(r"\s*[;.,]*$", "", text)
        if text != f"{said}{mark}" and not text.endswith("./."):
            place = Stretch(text[len(said) :], line.start + len(said))
            told = "chấm" if mark == "." else "chấm phẩy"
            which = "dòng cuối" if mark == "." else "dòng"
            message = f"{of}: cuối {which} có dấu {told} (Phụ lục I, mục {article})."
            yield _finding(f"{rule}-end-mark", message, place, mark, Severity.ERROR)
