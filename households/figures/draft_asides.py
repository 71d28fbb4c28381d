"""Beside a draft: the figures it took and how they stand; the names to pick from while typing."""

from django.urls import reverse

from documents.drafts.asides import Aside
from documents.drafts.parts import Part
from documents.homes import page_of, piece_of
from documents.models import Document, Revision
from documents.review.checks import Finding
from households.figures.names import Topic
from households.figures.standing import Standing
from households.figures.writing import opening_of, typed_of
from households.permissions import keeps_figures


def beside_draft(document: Document, revision: Revision) -> Aside | None:
    """PAPER_ASIDES."""
    standing = Standing(revision)
    typed, opening = typed_of(standing), opening_of(standing)
    if not (standing.lines or typed or opening):
        return None
    shown = {
        "standing": standing,
        "typed": typed,
        "opening": opening,
        "base": revision.number,
    }
    return Aside("households/figures/_aside.html", shown)


def picker(document: Document, revision: Revision, part: Part | None) -> Aside | None:
    """PART_ASIDES. For the text and its annexes; the other components hold no figures."""
    if part is None or not keeps_figures(document.organization):
        return None
    url = reverse("households:figures_of_draft", args=[document.pk])
    return Aside("households/figures/_picker.html", {"url": url})


def listed(document: Document, revision: Revision) -> tuple[Finding, ...]:
    """PAPER_CHECKS: figures that are not what the register says on the day of the draft."""
    standing = Standing(revision)
    return (*_moved(document, standing), *_typed(document, standing))


def _moved(document: Document, standing: Standing) -> tuple[Finding, ...]:
    home = page_of(document)
    return tuple(
        Finding(
            f"Số liệu đã đổi: {line.told}",
            piece_of(document, line.key) if line.key else home,
            "Đến chỗ này",
        )
        for line in standing.moved
    )


def _typed(document: Document, standing: Standing) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            f"Số gõ tay khác số liệu: {one.figure.meaning} ghi {one.words}, số liệu là {one.now}.",
            piece_of(document, one.key),
            "Đến chỗ này",
            is_hint=one.figure.topic is Topic.TERRITORY,
        )
        for one in typed_of(standing)
        if not one.is_equal
    )
