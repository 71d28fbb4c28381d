"""Who may move a report on, and what must be there before: the guards of its lifecycle.

The first line of a docstring stands in docs/lifecycle.md.
"""

from collections.abc import Iterable

from documents.models import Document
from documents.permissions import DRAFTING_ROLES, post_as
from localities.kinds import Level
from officials.models import Appointment, Official, Organization, Role
from reports.models import Decision, Report, Terms
from workflow.verdicts import ALLOWED, Verdict, refused

HANDING_IN_ROLES = frozenset({Role.CLERK, Role.OFFICE_HEAD, Role.DRAFTER})
REVIEWING_ROLES = frozenset({Role.REVIEWER, Role.DRAFTER, Role.OFFICE_HEAD})
NO_FIGURES = "Báo cáo chưa có số liệu. Bấm Soạn báo cáo để điền rồi mới nộp."
LEFT = frozenset({Document.State.ISSUED})
UNWRITTEN = frozenset({Document.State.DRAFTING, Document.State.RETURNED})


def writes(report: Report, by: Official) -> Verdict:
    """drafter or office head of the office that reports"""
    if post_as(by, report.organization, DRAFTING_ROLES):
        return ALLOWED
    return refused(f"Chỉ người soạn thảo, lãnh đạo văn phòng của {report.organization} mới làm.")


def hands_in(report: Report, by: Official) -> Verdict:
    """clerk, drafter or office head of the office that reports"""
    if post_as(by, report.organization, HANDING_IN_ROLES):
        return ALLOWED
    return refused(f"Chỉ văn thư, người soạn thảo, lãnh đạo văn phòng của {report.organization}.")


def reviews(report: Report, by: Official) -> Verdict:
    """reviewer, drafter or office head of the office the regime names for review"""
    return may_review(report.terms, by)


def may_review(terms: Terms, by: Official) -> Verdict:
    if post_as(by, terms.reviewer, REVIEWING_ROLES):
        return ALLOWED
    return refused(f"Chỉ người xem xét hồ sơ của {terms.reviewer} mới làm.")


def may_direct(office: Organization, by: Official) -> Verdict:
    """Who reviews, drafts or heads the office work of an office with others below it."""
    if office.unit.level is Level.COMMUNE:
        return refused("Cơ quan cấp xã không có cấp dưới nên không có việc này.")
    if post_as(by, office, REVIEWING_ROLES):
        return ALLOWED
    return refused(f"Chỉ người xem xét hồ sơ, người soạn thảo của {office} mới làm.")


def is_still_written(report: Report, by: Official) -> Verdict:
    """its paper is a draft that was not handed up for signature, or it is of figures alone"""
    document = report.newest
    if document is None or document.state in UNWRITTEN:
        return ALLOWED
    return refused("Văn bản đã trình ký. Rút lại để sửa rồi mới gửi góp ý.")


def paper_is_issued(report: Report, by: Official) -> Verdict:
    """its paper is signed, numbered and issued; after a return another one; or it is of figures
    alone and has them, or says that nothing happened"""
    if report.is_nothing:
        return ALLOWED
    if report.terms.asks == Terms.Asks.FIGURES:
        return ALLOWED if report.figures.exists() else refused(NO_FIGURES)
    document = report.newest
    if document is None or document.state not in LEFT:
        return refused("Văn bản chưa phát hành. Trình ký, cấp số, phát hành rồi mới nộp.")
    if report.sendings.filter(kind="submission", document=document).exists():
        return refused("Văn bản này đã nộp. Soạn báo cáo thay thế hoặc công văn đính chính.")
    return ALLOWED


def remedy_is_kept(report: Report, by: Official) -> Verdict:
    """what was returned for its content is not mended by a công văn đính chính"""
    paper = report.last_paper
    if paper and paper.is_correction and remedy_of(report) == Decision.Remedy.CONTENT:
        return refused("Bị trả lại vì sai nội dung: cần báo cáo thay thế, có số riêng.")
    return ALLOWED


def findings_are_answered(report: Report, by: Official) -> Verdict:
    """every finding that was told has its answer"""
    if report.findings.filter(decision__isnull=False, answers=None).exists():
        return refused("Còn ý kiến xem xét chưa được trả lời.")
    return ALLOWED


def remedy_of(report: Report) -> str:
    """By which the reviewing office wants it mended; "" where nothing was returned."""
    decisions = Decision.objects.filter(sending__report=report).exclude(remedy="")
    found = decisions.order_by("-pk").first()
    return found.remedy if found else ""


def nobody_signs_in(report: Report, by: Official) -> Verdict:
    """nobody signs in for the office that reports"""
    if offices_signing_in([report.organization_id]):
        return refused("Nơi báo cáo có tài khoản; họ tự nộp.")
    return ALLOWED


def offices_signing_in(offices: Iterable[int]) -> frozenset[int]:
    """Of these, those where somebody with a post today has an account that works."""
    posts = Appointment.objects.current().filter(organization__in=set(offices))
    return frozenset(posts.filter(official__is_active=True).values_list("organization", flat=True))


def something_is_found(report: Report, by: Official) -> Verdict:
    """at least one finding waits to be told"""
    if report.findings.filter(decision=None).exists():
        return ALLOWED
    return refused("Ghi ít nhất một ý kiến, nêu rõ lý do, rồi mới trả lại.")


def nothing_is_left_to_tell(report: Report, by: Official) -> Verdict:
    """no finding waits to be told"""
    if report.findings.filter(decision=None).exists():
        return refused("Còn ý kiến chưa gửi. Trả lại kèm ý kiến, hoặc bỏ ý kiến đó.")
    return ALLOWED


WHO = frozenset({writes, hands_in, reviews})
"""The guards that ask who acts; the others ask what is there."""
