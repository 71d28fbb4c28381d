"""Who keeps the number books of an office, who reads them, who sets them up."""

from officials.models import Official, Organization, Role
from workflow.verdicts import ALLOWED, Verdict, refused

READING_ROLES = frozenset(
    {Role.CLERK, Role.CHAIR, Role.DEPUTY_CHAIR, Role.OFFICE_HEAD, Role.REVIEWER}
)
SETTING_UP_ROLES = frozenset({Role.ADMINISTRATOR, Role.CHAIR})


def may_give_numbers(official: Official, organization: Organization) -> Verdict:
    if Role.CLERK in official.roles_in(organization):
        return ALLOWED
    return refused(f"Chỉ văn thư của {organization} mới vào sổ, cấp số và hủy số.")


def may_read_books(official: Official, organization: Organization) -> Verdict:
    """Clerk, head, deputies and reviewers, also of the office that inherited the papers."""
    heir = organization.successor
    roles = official.roles_in(organization) | (official.roles_in(heir) if heir else frozenset())
    if roles & READING_ROLES:
        return ALLOWED
    return refused(
        f"Sổ đăng ký văn bản đi của {organization} do văn thư, lãnh đạo và người kiểm tra xem."
    )


def may_set_up_books(official: Official, organization: Organization) -> Verdict:
    if official.roles_in(organization) & SETTING_UP_ROLES:
        return ALLOWED
    return refused(
        f"Chỉ người đứng đầu hoặc người quản trị của {organization} mới thiết lập sổ văn bản."
    )
