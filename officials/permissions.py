"""What an administrator may do to accounts and posts."""

from officials.models import Appointment, Official, Role
from workflow.verdicts import ALLOWED, Verdict, refused

NOT_ADMINISTRATOR = "Việc này dành cho người quản trị tài khoản của cơ quan."
NOT_COMMITTEE = "Khối, xóm, bản do người quản trị của UBND xã, phường cập nhật."
SUPERUSER = "Tài khoản này do người quản trị hệ thống quản lý."
OTHER_POSTS = (
    "Người này còn giữ chức vụ ở cơ quan khác, nên chỉ người quản trị hệ thống mới thay đổi "
    "được tài khoản."
)
NOT_ONESELF = "Không thể tự ngừng tài khoản của chính mình."
OWN_POST = "Không thể tự kết thúc chức vụ quản trị của mình; hãy nhờ người quản trị khác."
ENDED = "Chức vụ này đã kết thúc."
ALREADY_INACTIVE = "Tài khoản đã ngừng hoạt động."
ALREADY_ACTIVE = "Tài khoản đang hoạt động."


def may_administer(organization_id: int, by: Official) -> Verdict:
    administered = organization_id in by.administered_organization_ids
    return ALLOWED if administered else refused(NOT_ADMINISTRATOR)


def may_manage(official: Official, by: Official) -> Verdict:
    """Name, password, lock: only where every post they hold is under this administrator.

    Otherwise resetting a password in one ward would open the doors of another.
    """
    administered = by.administered_organization_ids
    if not administered:
        return refused(NOT_ADMINISTRATOR)
    if official.is_superuser and official != by:
        return refused(SUPERUSER)
    posts = official.appointments.not_ended()
    elsewhere = posts.exclude(organization__in=administered).exists()
    return refused(OTHER_POSTS) if elsewhere else ALLOWED


def may_deactivate(official: Official, by: Official) -> Verdict:
    if official == by:
        return refused(NOT_ONESELF)
    verdict = may_manage(official, by)
    return refused(ALREADY_INACTIVE) if verdict and not official.is_active else verdict


def may_activate(official: Official, by: Official) -> Verdict:
    verdict = may_manage(official, by)
    return refused(ALREADY_ACTIVE) if verdict and official.is_active else verdict


def may_end(post: Appointment, by: Official) -> Verdict:
    verdict = may_administer(post.organization_id, by)
    if verdict and post.valid_to is not None:
        return refused(ENDED)
    if verdict and post.official == by and post.role == Role.ADMINISTRATOR:
        return refused(OWN_POST)
    return verdict
