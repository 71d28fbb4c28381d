"""Who writes into an office's register of directives. Who sees it: `visible_to`."""

from directives.models import Directive, Relation
from documents.permissions import post_as
from officials.models import Official, Organization, Role
from workflow.verdicts import ALLOWED, Verdict, refused

RECORDING_ROLES = frozenset({Role.CLERK, Role.OFFICE_HEAD, Role.DRAFTER})
SHARED = "Thuộc danh mục dùng chung, không sửa ở đây; điều biết thêm thì ghi thành quan hệ."
OURS = "Văn bản này do cơ quan phát hành trong chương trình; nội dung, số và ngày được giữ nguyên."
SHARED_RELATION = "Quan hệ này thuộc danh mục dùng chung đi kèm chương trình nên không bỏ ở đây."


def may_record(official: Official, organization: Organization) -> Verdict:
    """Clerks, reviewers and drafters of the office, and of the office that inherited it."""
    if post_as(official, organization, RECORDING_ROLES):
        return ALLOWED
    return refused(
        f"Chỉ văn thư, người kiểm tra và người soạn thảo của {organization} mới ghi văn bản "
        "chỉ đạo."
    )


def may_amend(directive: Directive, official: Official) -> Verdict:
    """Only what their own office wrote down; what it issued itself is frozen."""
    if directive.kept_by is None:
        return refused(SHARED)
    if directive.document_id is not None:
        return refused(OURS)
    return may_record(official, directive.kept_by)


def may_unrelate(relation: Relation, official: Official) -> Verdict:
    if relation.kept_by is None:
        return refused(SHARED_RELATION)
    return may_record(official, relation.kept_by)
