"""A plan's further papers: what supplements, adjusts or replaces it, each a draft of its own."""

from django.db import transaction

from documents import frozen
from documents.drafts import beginning
from documents.drafts.content import Content
from documents.issued import following
from documents.models import Document, PaperRelation
from documents.permissions import may_draft
from history.recording import record, subject_of
from officials.models import Official
from paper.kinds import Kind
from plans.models import Plan, PlanPaper
from plans.papers import taking_up
from workflow.verdicts import Verdict, demand, refused

Role = PlanPaper.Role
WAYS = {"bo-sung": Role.SUPPLEMENT, "dieu-chinh": Role.ADJUSTMENT, "thay-the": Role.REPLACEMENT}
"""By the word in the address."""
NOT_IN_FORCE = "Chỉ bổ sung, điều chỉnh, thay thế kế hoạch đã phát hành và còn hiệu lực."


def may_begin(plan: Plan, by: Official) -> Verdict:
    """Whether the plan stands, and none of its papers is still on its way: two at once would
    change the same tasks without knowing of each other."""
    if plan.document.state != Document.State.ISSUED:
        return refused(NOT_IN_FORCE)
    if paper := plan.in_hand:
        state = paper.document.get_state_display().lower()
        return refused(
            f"Kế hoạch đang có {paper.called} chưa phát hành ({state}). Phát hành hoặc hủy bản "
            "thảo ấy trước khi soạn văn bản khác."
        )
    return may_draft(by, plan.organization)


def begin(plan: Plan, role: PlanPaper.Role, *, by: Official) -> PlanPaper:
    """Whoever calls this has had the secrecy question answered with no."""
    with transaction.atomic():
        locked = Plan.objects.select_for_update().get(pk=plan.pk)
        demand(may_begin(locked, by))
        paper = PlanPaper.objects.create(plan=locked, document=_draft(locked, role, by), role=role)
        if role == Role.REPLACEMENT:
            taking_up.take_up_all(paper, by=by)
        record(
            locked.organization_id,
            verb="plans.begin_paper",
            by=by,
            subject=subject_of(locked),
            details={"document": paper.document_id, "role": role.value},
        )
    return paper


def content(plan: Plan, role: PlanPaper.Role) -> Content:
    """What the draft says to begin with: the paper it is about, and for a replacement its text."""
    if role == Role.REPLACEMENT:
        return following.content(plan.document, PaperRelation.Kind.REPLACES)
    approved = frozen.submission_of(plan.document).revision.content
    deed, named = role.label.lower(), following.reference(plan.document)
    return Content(
        subject=f"{role.label} {named}",
        text=_text(plan.document, deed, named),
        legal_basis=approved.legal_basis,
        recipients=approved.recipients,
        unit=approved.unit,
        field_of_work=approved.field_of_work,
        issuing_body=approved.issuing_body,
        signer=following.signer_of(plan.document, approved),
    )


def _draft(plan: Plan, role: PlanPaper.Role, by: Official) -> Document:
    if role == Role.REPLACEMENT:
        return following.follow(plan.document, PaperRelation.Kind.REPLACES, by=by)
    note = f"Soạn để {role.label.lower()} {following.reference(plan.document)}"[:200]
    return beginning.from_content(
        plan.organization, Kind.PLAN, content(plan, role), by=by, note=note
    )


def _text(document: Document, deed: str, named: str) -> str:
    issuer = document.organization.name
    return (
        f"{issuer} đã ban hành {following.cited(document)}. {issuer} {deed} một số nội dung của "
        f"Kế hoạch như sau:\n\nI. NỘI DUNG {deed.upper()}\n\n1. …\n\nII. TỔ CHỨC THỰC HIỆN\n\n"
        f"1. Các nội dung khác của {named} giữ nguyên.\n\n2. …{following.END_MARK}\n"
    )
