"""How a report stands: its figures beside what the books say now, what is to be done next."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from documents.models import Document
from reports.models import Report, ReportFigure, Terms
from reports.writing import pointing, skeleton
from reports.writing.citing import figures_of
from reports.writing.pointing import Contradiction
from reports.writing.tables import tables_of
from reports.writing.unwritten import why_unwritten
from reports.writing.values import Finder, Value

State = Report.State


@dataclass(frozen=True, slots=True)
class Line:
    """One figure as the report has it, and as the books have it now."""

    figure: ReportFigure
    now: Value
    told: str = ""
    """What contradicts, in words."""

    @property
    def code(self) -> str:
        return self.figure.asked.code

    @property
    def has_moved(self) -> bool:
        if self.figure.is_typed or not (self.now.is_known or self.figure.shown):
            return False
        return (self.now.amount, self.now.words) != (self.figure.amount, self.figure.words)

    @property
    def is_missing(self) -> bool:
        return not self.figure.shown and not self.figure.reason

    @property
    def is_pointed(self) -> bool:
        return self.has_moved or self.is_missing or bool(self.told)


@dataclass(frozen=True)
class Standing:
    """Of one report; read once for its page. Once nobody may change it, it is compared with
    nothing: what the books say later is the business of the next report."""

    report: Report
    is_changeable: bool = True

    @cached_property
    def lines(self) -> Sequence[Line]:
        told = {one.code: one.told for one in self.contradictions if not one.is_explained}
        return [
            Line(one, self._values[one.asked_id], told.get(one.asked.code, ""))
            if self.is_changeable
            else Line(one, _as_kept(one))
            for one in self._figures
        ]

    @cached_property
    def contradictions(self) -> Sequence[Contradiction]:
        return pointing.contradictions(self._figures, self._values) if self.is_changeable else ()

    @property
    def moved(self) -> Sequence[Line]:
        return [line for line in self.lines if line.has_moved]

    @property
    def missing(self) -> Sequence[Line]:
        return [line for line in self.lines if line.is_missing]

    @cached_property
    def moved_tables(self) -> int:
        if not self.is_changeable:
            return 0
        kept = dict(self.report.tables.values_list("name", "text"))
        now = tables_of(self.report, self._finder.now)
        return sum(kept.get(told.name, "") != told.text for told in now)

    @cached_property
    def to_write(self) -> Sequence[str]:
        return skeleton.to_write(self._document.current.text) if self._document else ()

    @property
    def next_step(self) -> str:
        return next_step(self.report, self._document)

    @cached_property
    def _document(self) -> Document | None:
        return self.report.newest

    @cached_property
    def _figures(self) -> Sequence[ReportFigure]:
        return figures_of(self.report)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.report)

    @cached_property
    def _values(self) -> dict[int, Value]:
        return self._finder.values(one.asked for one in self._figures)


def _as_kept(figure: ReportFigure) -> Value:
    return Value(figure.amount, figure.words, source=figure.source, on=figure.on)


def next_step(report: Report, document: Document | None) -> str:
    """In plain words, for whoever opens the page."""
    if report.state == State.RETURNED and why_unwritten(report):
        return "Bị trả lại. Soạn báo cáo, trả lời từng ý kiến, rồi nộp lại."
    if report.state != State.DRAFTING:
        return _AFTERWARDS[State(report.state)]
    if report.is_nothing:
        return "Báo cáo không phát sinh đã sẵn sàng. Bấm Nộp báo cáo."
    if report.terms.asks == Terms.Asks.FIGURES:
        return "Xem lại số liệu, ghi các số còn thiếu, rồi bấm Nộp báo cáo."
    if document is None:
        return "Chưa có văn bản."
    return _OF_PAPER.get(Document.State(document.state), "")


_AFTERWARDS = {
    State.SENT: "Đã gửi góp ý. Chờ cơ quan xem xét; cần sửa thì rút lại.",
    State.REMARKED: "Đã có góp ý. Sửa theo góp ý, rồi trình ký hoặc gửi góp ý lần nữa.",
    State.SUBMITTED: "Đã nộp. Chờ cơ quan xem xét.",
    State.RETURNED: "Bị trả lại. Trả lời từng ý kiến, soạn văn bản thay thế hoặc đính chính.",
    State.ACCEPTED: "Đã được chấp nhận.",
}
_OF_PAPER = {
    Document.State.DRAFTING: "Viết nốt phần còn thiếu; gửi góp ý trước, hoặc trình ký.",
    Document.State.RETURNED: "Văn bản bị trả lại trong cơ quan. Sửa rồi trình lại.",
    Document.State.IN_REVIEW: "Văn bản đang được kiểm tra trong cơ quan.",
    Document.State.AWAITING_APPROVAL: "Văn bản đang chờ duyệt.",
    Document.State.APPROVED: "Văn bản đã duyệt. Văn thư vào sổ, cấp số, phát hành.",
    Document.State.ISSUED: "Văn bản đã phát hành. Bấm Nộp báo cáo.",
}
