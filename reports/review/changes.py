"""Only what was asked, and what else changed: one sending against the one that was decided on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from uuid import uuid4

from documents.review.changes import Change, compare_blocks, compare_components
from paper import outline
from paper.alignment import carry_keys
from paper.blocks import Block
from reports.models import AskedFigure, Decision, Finding, FindingAnswer, ReportPaper, Sending
from reports.review.pieces import has_keys, texts_of

Keyed = list[tuple[str, Block]]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """ "" where it was not told."""

    asked: AskedFigure
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One finding, what the ward said to it, and what reads otherwise at its place now.

    `place` is the key of its piece in the later paper, where it is still there.
    """

    finding: Finding
    answer: FindingAnswer | None
    changes: tuple[Change, ...] = ()
    figure: FigureChange | None = None
    place: str = ""

    @property
    def is_untouched(self) -> bool:
        return not self.changes and self.figure is None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`decision` is None where the ward took the earlier one back by itself.

    `is_letter`: what came is a công văn đính chính, not the text anew.
    """

    before: Sending
    decision: Decision | None
    asked: tuple[Asked, ...]
    besides: tuple[Change, ...]
    figures: tuple[FigureChange, ...]
    is_letter: bool


@dataclass(frozen=True, slots=True)
class Aligned:
    """Both texts in the keys of the earlier one; `own` leads back to those of the later one."""

    old: Sequence[Keyed]
    new: Sequence[Keyed]
    own: Mapping[str, str]

    @property
    def changes(self) -> tuple[Change, ...]:
        return compare_blocks(_flat(self.old), _flat(self.new))


def compared(sending: Sending) -> Comparison | None:
    """Against what was decided on last before it, else against the sending before; None for a
    first one."""
    decision = _decided_before(sending)
    before = decision.sending if decision else _sent_before(sending)
    if before is None:
        return None
    findings = _findings(decision)
    letter = _is_correction(sending)
    aligned = Aligned([], [], {}) if letter else _aligned(_text_before(before), sending)
    components = () if letter else _components(_text_before(before), sending)
    return _told(before, decision, findings, sending, aligned, components, letter)


def answer_in(finding: Finding, sending: Sending) -> FindingAnswer | None:
    """What the ward had said when it sent this: what it writes since is not sent yet."""
    said = [answer for answer in finding.answers.all() if answer.at <= sending.at]
    return said[-1] if said else None


def figure_changes(before: Sending, after: Sending) -> dict[str, FigureChange]:
    """By code."""
    old = {one.asked.code: one for one in before.figures.select_related("asked")}
    new = {one.asked.code: one for one in after.figures.select_related("asked")}
    found = {}
    for code in dict.fromkeys((*old, *new)):
        was, now = (side[code].shown if code in side else "" for side in (old, new))
        if was != now:
            found[code] = FigureChange((new.get(code) or old[code]).asked, was, now)
    return found


def _told(
    before: Sending,
    decision: Decision | None,
    findings: Sequence[Finding],
    after: Sending,
    aligned: Aligned,
    components: tuple[Change, ...],
    letter: bool,
) -> Comparison:
    figures = figure_changes(before, after)
    changes = aligned.changes
    asked = tuple(_asked(one, after, aligned, changes, figures) for one in findings)
    shown = {change for one in asked for change in one.changes}
    codes = {one.figure.asked.code for one in asked if one.figure}
    return Comparison(
        before,
        decision,
        asked,
        (*components, *(change for change in changes if change not in shown)),
        tuple(change for code, change in figures.items() if code not in codes),
        letter,
    )


def _asked(
    finding: Finding,
    after: Sending,
    aligned: Aligned,
    changes: Sequence[Change],
    figures: Mapping[str, FigureChange],
) -> Asked:
    answer = answer_in(finding, after)
    if finding.asked:
        figure = figures.get(finding.asked.code)
        follows = tuple(one for one in changes if figure and _is_only(one, figure))
        return Asked(finding, answer, follows, figure)
    place = _place(aligned, finding.key) if finding.key else frozenset()
    at_it = tuple(change for change in changes if change.key in place)
    return Asked(finding, answer, at_it, place=aligned.own.get(finding.key, ""))


def _place(aligned: Aligned, key: str) -> frozenset[str]:
    """The piece with all that stands under it, then and now, and what was put in right behind."""
    found = {key}
    for text in aligned.old:
        found |= set(_part(text, key))
    known = {name for name, _ in _flat(aligned.old)}
    for text in aligned.new:
        found |= set(_part(text, key))
        names = [name for name, _ in text]
        last = max((i for i, name in enumerate(names) if name in found), default=len(names))
        found |= set(takewhile(lambda name: name not in known, names[last + 1 :]))
    return frozenset(found)


def _part(text: Keyed, key: str) -> Iterator[str]:
    names = [name for name, _ in text]
    if key in names:
        span = outline.part([block for _, block in text], names.index(key))
        yield from names[span]


def _is_only(change: Change, figure: FigureChange) -> bool:
    """A sentence in which nothing but the figure reads otherwise."""
    gone = [part.text.strip(".,;:()") for part in change.words if not part.after]
    come = [part.text.strip(".,;:()") for part in change.words if not part.before]
    return set(gone) == {figure.before} and set(come) == {figure.after}


def _aligned(before: Sending | None, after: Sending) -> Aligned:
    """By the keys of their blocks where both are of one paper, else by what reads alike."""
    old, new = _texts(before), _texts(after)
    if before is None or not (old and new):
        return Aligned([], [], {})
    if before.document_id == after.document_id and has_keys(before) and has_keys(after):
        return Aligned(old, new, {name: name for name, _ in _flat(new)})
    names = iter(
        carry_keys(_flat(old), [block for _, block in _flat(new)], new_key=lambda: uuid4().hex)
    )
    renamed = [[(next(names), block) for _, block in text] for text in new]
    own = {name: key for (name, _), (key, _) in zip(_flat(renamed), _flat(new), strict=True)}
    return Aligned(old, renamed, own)


def _texts(sending: Sending | None) -> list[Keyed]:
    texts = texts_of(sending) if sending else []
    return [list(zip(keys, blocks, strict=True)) for keys, blocks in texts]


def _flat(texts: Sequence[Keyed]) -> Keyed:
    return [pair for text in texts for pair in text]


def _components(before: Sending | None, after: Sending) -> tuple[Change, ...]:
    old, new = before.pinned if before else None, after.pinned
    return compare_components(old, new) if old and new else ()


def _decided_before(sending: Sending) -> Decision | None:
    earlier = Decision.objects.filter(
        sending__report=sending.report_id, sending__number__lt=sending.number
    )
    found = earlier.exclude(kind=Decision.Kind.ACCEPTED).select_related("sending", "by")
    return found.order_by("sending__number", "pk").last()


def _findings(decision: Decision | None) -> list[Finding]:
    if decision is None:
        return []
    told = decision.findings.select_related("asked", "made_by").prefetch_related("answers__by")
    return list(told.order_by("pk"))


def _sent_before(sending: Sending) -> Sending | None:
    earlier = Sending.objects.filter(report=sending.report_id, number__lt=sending.number)
    return earlier.order_by("number").last()


def _text_before(before: Sending) -> Sending | None:
    """The text that stood then: a công văn đính chính has none of its own."""
    if not _is_correction(before):
        return before
    corrections = ReportPaper.Role.CORRECTION
    earlier = Sending.objects.filter(report=before.report_id, number__lt=before.number)
    kept = earlier.exclude(document__report_paper__role=corrections).order_by("number")
    return kept.last()


def _is_correction(sending: Sending) -> bool:
    corrections = ReportPaper.objects.filter(role=ReportPaper.Role.CORRECTION)
    return corrections.filter(document=sending.document_id).exists()
