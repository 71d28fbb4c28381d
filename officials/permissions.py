"""Why an administrator may not do something: a Vietnamese reason, or "" when they may.

Plain text, because verdicts are a floor above; the shared button takes both.
"""

from officials.models import Appointment, Official, Role

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


def why_not_manage(official: Official, by: Official) -> str:
    """Name, password, lock: only where every post they hold is under this administrator.

    Otherwise resetting a password in one ward would open the doors of another.
    """
    administered = by.administered_organization_ids
    if not administered:
        return NOT_ADMINISTRATOR
    if official.is_superuser and official != by:
        return SUPERUSER
    posts = official.appointments.not_ended()
    return OTHER_POSTS if posts.exclude(organization__in=administered).exists() else ""


def why_not_deactivate(official: Official, by: Official) -> str:
    if official == by:
        return NOT_ONESELF
    return why_not_manage(official, by) or ("" if official.is_active else ALREADY_INACTIVE)


def why_not_activate(official: Official, by: Official) -> str:
    return why_not_manage(official, by) or (ALREADY_ACTIVE if official.is_active else "")


def why_not_end(post: Appointment, by: Official) -> str:
    if post.organization_id not in by.administered_organization_ids:
        return NOT_ADMINISTRATOR
    if post.valid_to is not None:
        return ENDED
    return OWN_POST if post.official == by and post.role == Role.ADMINISTRATOR else ""
