"""After a return: a replacing report with its own number, or a công văn đính chính.

What was returned for its content is replaced; what was returned for its form may be corrected. The
first paper stays readable as it was sent.
"""

from django.db import transaction
from django.urls import reverse

from documents.issued import following, issuing
from documents.models import Document, PaperRelation
from documents.permissions import may_draft
from history.recording import record, subject_of
from officials.models import Official
from reports.guards import remedy_of
from reports.models import Decision, Report, ReportPaper, Terms
from workflow.verdicts import Verdict, demand, refused

Role = ReportPaper.Role
WAYS = {"thay-the": Role.REPLACEMENT, "dinh-chinh": Role.CORRECTION}
"""By the word in the address."""
RELATIONS = {
    Role.REPLACEMENT: PaperRelation.Kind.REPLACES,
    Role.CORRECTION: PaperRelation.Kind.CORRECTS,
}


def may_begin(report: Report, role: ReportPaper.Role, by: Official) -> Verdict:
    """Only one at a time, and of a plan among its own papers."""
    if report.state != Report.State.RETURNED:
        return refused("Chỉ thay thế, đính chính báo cáo đang bị trả lại.")
    if report.terms.asks == Terms.Asks.PLAN:
        return refused("Kế hoạch được thay thế trên trang của kế hoạch.")
    if report.document is None or report.current is None:
        return refused("Báo cáo này không có văn bản; sửa số liệu rồi nộp lại.")
    if report.current.document_id != getattr(report.newest, "pk", None):
        return refused("Đang có văn bản thay thế hoặc đính chính chưa nộp.")
    if role == Role.CORRECTION and remedy_of(report) != Decision.Remedy.FORM:
        return refused("Bị trả lại vì sai nội dung: soạn báo cáo thay thế, có số riêng.")
    return may_draft(by, report.organization)


def begin(
    report: Report, role: ReportPaper.Role, *, words: tuple[str, ...] = (), by: Official
) -> ReportPaper:
    """`words` are what stood wrong and how it reads. Whoever calls this has had the secrecy
    question answered with no."""
    with transaction.atomic():
        locked = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
        demand(may_begin(locked, role, by))
        document = _draft(locked, role, words, by)
        paper = ReportPaper.objects.create(report=locked, document=document, role=role)
        record(
            locked.organization_id,
            verb="reports.begin_paper",
            by=by,
            subject=subject_of(locked),
            details={"document": document.pk, "role": role.value},
        )
    return paper


def _draft(
    report: Report, role: ReportPaper.Role, words: tuple[str, ...], by: Official
) -> Document:
    if report.document is None:
        raise ValueError(f"report {report.pk} has no paper")
    return following.follow(report.document, RELATIONS[role], words=words, by=by)


def replacing_page_of_report(document: Document) -> str | None:
    """PAPER_REPLACEMENTS. A report that was handed in is replaced once it was returned."""
    paper = ReportPaper.objects.filter(document=document).first()
    return reverse("reports:begin_paper", args=[paper.report_id, "thay-the"]) if paper else None


def supersede_earlier(document: Document, by: Official) -> None:
    """PAPER_STANDING: of two reports for one period the later speaks."""
    replaces = PaperRelation.objects.filter(paper=document, kind=PaperRelation.Kind.REPLACES)
    relation = replaces.filter(of__state=Document.State.ISSUED).select_related("of").first()
    if relation and ReportPaper.objects.filter(document=document).exists():
        demand(issuing.supersede(relation.of, by=by))
