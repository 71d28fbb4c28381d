"""The consolidating office's own report: begun from a version, and bound to the next one."""

from collections.abc import Iterator

from django.db import transaction

from documents.drafts import drafting
from documents.drafts.content import AnnexText, Content
from documents.issued.following import END_MARK
from documents.models import Document, Revision
from documents.permissions import may_edit
from history.recording import record, subject_of
from officials.models import Official
from paper.inline import escape
from paper.kinds import Kind
from reports.consolidating.citing import ANNEX, SUMMARY, bound_to, mark_of
from reports.consolidating.reading import Consolidated, Total
from reports.models import Consolidation, ConsolidationBinding
from vietnamese.dates import long_date
from workflow.verdicts import demand

NOTE = "Lấy bản tổng hợp mới"
DOTS = "…"
SUMMARY_FROM = 2
"""With fewer figures the text has them all."""


class AlreadyBoundError(Exception):
    """The paper speaks of the last version."""


def begin_report(made: Consolidation, *, is_large: bool, by: Official) -> Document:
    """A draft of the office that consolidated; whoever calls this has asked after secrets."""
    found = Consolidated(made)
    with transaction.atomic():
        document = drafting.create(
            made.organization,
            kind=Kind.REPORT,
            content=_content(found, is_large=is_large),
            by=by,
            note=f"Soạn từ bản tổng hợp {made.number}",
        )
        _bind(document.current, made, by=by)
    return document


def take_newer(document: Document, *, base: int, by: Official) -> Revision:
    """Lấy bản tổng hợp mới, as a save on revision `base`.

    Raises StaleError, AlreadyBoundError; changes nothing then.
    """
    demand(may_edit(document, by))
    with transaction.atomic():
        last = newer_than_bound(document.current)
        if last is None:
            raise AlreadyBoundError
        current = document.current.content
        saved = drafting.save(document, current, base=base, by=by, note=NOTE, reads_anew=True)
        _bind(saved, last, by=by)
    return saved


def newer_than_bound(revision: Revision) -> Consolidation | None:
    """The last version, where the paper speaks of an earlier one."""
    bound = bound_to(revision)
    if bound is None:
        return None
    last = Consolidation.objects.of_same_period(bound).order_by("number").last()
    return None if last == bound else last


def _bind(revision: Revision, made: Consolidation, *, by: Official) -> None:
    ConsolidationBinding.objects.create(revision=revision, consolidation=made, bound_by=by)
    record(
        made.organization_id,
        verb="reports.bind_consolidation",
        by=by,
        subject=subject_of(made),
        details={"document": revision.document_id, "revision": revision.number},
    )


def _content(found: Consolidated, *, is_large: bool) -> Content:
    made = found.made
    title = f"Tổng hợp số liệu báo cáo {made.period_name}"
    above = _above(made)
    return Content(
        subject=f"{_about(made)} {made.period_name}",
        text="\n".join(_text(found)),
        addressed_to=above,
        recipients=(*(["Như trên"] if above else []), "Lưu: VT"),
        annexes=(AnnexText(title, f"{{{{{ANNEX}}}}}", is_large),),
    )


def _text(found: Consolidated) -> Iterator[str]:
    """Our own words, to be written on; every number in them is a mark."""
    made = found.made
    yield (
        f"{escape(made.organization.name)} báo cáo {escape(_about(made))} "
        f"{escape(made.period_name)} (số liệu từ {long_date(made.since)} đến hết "
        f"{long_date(made.until)}), tổng hợp từ báo cáo của {{{{th_noi_tinh}}}}/"
        f"{{{{th_tat_ca_noi}}}} nơi như sau:"
    )
    yield "I. KẾT QUẢ THỰC HIỆN"
    yield f"1. Tình hình báo cáo: {_basis(made)}"
    yield "2. Kết quả theo chỉ tiêu"
    yield from _figures(found)
    yield "II. ĐÁNH GIÁ CHUNG"
    yield from (f"{place}. {what}: {DOTS}" for place, what in enumerate(_JUDGED, start=1))
    yield "III. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI"
    yield f"1. {DOTS}"
    yield "IV. KIẾN NGHỊ, ĐỀ XUẤT"
    yield f"1. {DOTS}"
    yield (
        f"Trên đây là báo cáo {escape(made.period_name)}; số liệu của từng nơi có tại Phụ lục kèm "
        f"theo báo cáo này{END_MARK}"
    )


_JUDGED = ("Kết quả nổi bật", "Tồn tại, hạn chế", "Nguyên nhân")


def _basis(made: Consolidation) -> str:
    which = (
        "tính cả báo cáo đã nộp, chưa chấp nhận"
        if made.counts_submitted
        else "chỉ tính báo cáo đã chấp nhận"
    )
    nothing = "trong đó {{th_khong_phat_sinh}} nơi không phát sinh"
    return f"{which}; {nothing}. Các nơi chưa tính được nêu rõ tại Phụ lục."


def _figures(found: Consolidated) -> Iterator[str]:
    heading = ""
    for total in found.totals:
        if total.asked.heading != heading:
            heading = total.asked.heading
            yield f"a) {escape(heading)}"
        if total.asked.is_summed and total.now.places:
            yield _sentence(total)
    if len(found.totals) >= SUMMARY_FROM:
        yield f"{{{{{SUMMARY}}}}}"


def _sentence(total: Total) -> str:
    mark, asked = mark_of(total), total.asked
    return (
        f"- {escape(asked.name)}: {{{{{mark}}}}} {escape(asked.unit)} "
        f"({{{{{mark}_so_noi}}}} nơi có số liệu)."
    )


def _about(made: Consolidation) -> str:
    """What the regime is about, as it runs on after "báo cáo"."""
    name = made.regime.name
    name = name[:1].lower() + name[1:]
    return name.removeprefix("báo cáo ").strip()


def _above(made: Consolidation) -> tuple[str, ...]:
    """Who set the regime, where another office consolidates; else the drafter says to whom."""
    owner = made.regime.owner
    return () if owner == made.organization else (owner.name,)
