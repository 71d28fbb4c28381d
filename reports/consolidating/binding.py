"""The consolidating office's own report: begun from a version, and bound to the next one."""

from collections.abc import Iterator
from itertools import groupby

from django.db import transaction

from documents.drafts import drafting
from documents.drafts.content import AnnexText, Content
from documents.issued.following import END_MARK
from documents.models import Document, Revision
from documents.permissions import may_edit
from history.recording import record, subject_of
from officials.heads import head_of
from officials.models import Official
from paper.inline import escape
from paper.kinds import Kind
from reports.consolidating.citing import ANNEX, SUMMARY, bound_to, mark_of
from reports.consolidating.reading import Consolidated, Total
from reports.models import Consolidation, ConsolidationBinding
from vietnamese.dates import short
from workflow.verdicts import demand

NOTE = "Lấy bản tổng hợp mới"
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
    above = _above(made)
    return Content(
        subject=_capital(f"{_about(made)} {made.period_name}"),
        text="\n".join(_text(found)),
        addressed_to=above,
        recipients=(*(["Như trên"] if above else []), "Lưu: VT"),
        signer=head_of(made.organization),
        annexes=tuple(_annexes(found, is_large=is_large)),
    )


def _annexes(found: Consolidated, *, is_large: bool) -> Iterator[AnnexText]:
    period = found.made.period_name
    if len(found.totals) >= SUMMARY_FROM:
        yield AnnexText(f"So sánh số liệu báo cáo {period}", f"{{{{{SUMMARY}}}}}")
    yield AnnexText(f"Số liệu báo cáo {period} của từng đơn vị", f"{{{{{ANNEX}}}}}", is_large)


def _text(found: Consolidated) -> Iterator[str]:
    """Our own words, to be written on; every number in them is a mark."""
    made = found.made
    office, what = escape(made.organization.name), f"{escape(_about(made))} {made.period_name}"
    yield (
        f"{office} báo cáo {what} (số liệu từ ngày {short(made.since)} đến hết ngày "
        f"{short(made.until)}) như sau:"
    )
    yield "I. KẾT QUẢ THỰC HIỆN"
    yield "1. Tình hình báo cáo"
    yield _basis(found)
    yield "2. Kết quả thực hiện các chỉ tiêu"
    yield from _figures(found)
    yield _JUDGED
    yield f"Trên đây là báo cáo {what} của {office}{END_MARK}"


_JUDGED = """\
II. ĐÁNH GIÁ CHUNG
1. Kết quả đạt được
[Nêu kết quả nổi bật của kỳ, việc làm tốt.]
2. Tồn tại, hạn chế
[Nêu việc chưa làm được, chỉ tiêu giảm so với kỳ trước.]
3. Nguyên nhân
[Nêu nguyên nhân của tồn tại, hạn chế.]
III. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI
[Nêu nhiệm vụ trọng tâm của kỳ tới.]
IV. KIẾN NGHỊ, ĐỀ XUẤT
[Ghi kiến nghị với cấp trên; không có thì ghi “Không có”.]"""


def _basis(found: Consolidated) -> str:
    all_in = "đã nộp, kể cả chưa được chấp nhận"
    which = all_in if found.made.counts_submitted else "đã được chấp nhận"
    nothing = ", trong đó {{th_khong_phat_sinh}} đơn vị không phát sinh" if found.nothing else ""
    return (
        f"Số liệu tổng hợp từ báo cáo {which} của {{{{th_noi_tinh}}}}/{{{{th_tat_ca_noi}}}} đơn "
        f"vị{nothing}. Số liệu của từng đơn vị và các đơn vị chưa được tính nêu tại phụ lục kèm "
        f"theo Báo cáo này."
    )


def _figures(found: Consolidated) -> Iterator[str]:
    for heading, totals in groupby(found.totals, key=lambda total: total.asked.heading):
        if heading:
            yield f"a) {escape(heading)}"
        told = [_line(one) for one in totals if one.asked.is_summed and one.now.places]
        yield from (f"{line};" for line in told[:-1])
        yield from (f"{line}." for line in told[-1:])


def _line(total: Total) -> str:
    asked = total.asked
    return f"- {escape(asked.name)}: {{{{{mark_of(total)}}}}} {escape(asked.unit)}"


def _about(made: Consolidation) -> str:
    """What the regime is about, as it runs on after "báo cáo"."""
    name = made.regime.name
    name = name[:1].lower() + name[1:]
    return name.removeprefix("báo cáo ").strip()


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _above(made: Consolidation) -> tuple[str, ...]:
    """Who set the regime, where another office consolidates; else the drafter says to whom."""
    owner = made.regime.owner
    return () if owner == made.organization else (owner.name,)
