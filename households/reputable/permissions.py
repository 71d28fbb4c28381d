"""Who reads a ward's list of reputable persons, who keeps it, who decides (docs/bounds.md, 7)."""

from collections.abc import Collection

from households.models import ReputablePerson
from households.permissions import keeps_figures
from households.reputable.reach import heir, kept_by, read_above
from officials.models import Official, Organization, Role
from workflow.verdicts import ALLOWED, Verdict, refused

KEEPING_ROLES = frozenset({Role.DRAFTER, Role.OFFICE_HEAD})
RECEIVING_ROLES = KEEPING_ROLES | {Role.CLERK}
EXAMINING_ROLES = frozenset({Role.OFFICE_HEAD, Role.CHAIR, Role.DEPUTY_CHAIR})
DECIDING_ROLES = frozenset({Role.CHAIR, Role.CLERK})
STOPPING_ROLES = KEEPING_ROLES | {Role.CHAIR}
RULING_ROLES = frozenset({Role.CHAIR})
ERASING_ROLES = frozenset({Role.CHAIR, Role.DATA_PROTECTION})


def may_read_list(official: Official, organization: Organization) -> Verdict:
    """The ward's People's Committee and the province's body of ethnic affairs."""
    if keeps_figures(organization) and organization.pk in kept_by(official) | read_above(official):
        return ALLOWED
    return refused("Danh sách này do UBND xã, phường và cơ quan công tác dân tộc của tỉnh xem.")


def may_keep_list(official: Official, organization: Organization) -> Verdict:
    reason = "Danh sách do người được giao soạn thảo, lãnh đạo văn phòng của UBND ghi, sửa."
    return holds(official, organization, KEEPING_ROLES, reason)


def may_receive(official: Official, organization: Organization) -> Verdict:
    reason = "Hồ sơ do văn thư hoặc người được giao soạn thảo của UBND nhận, gửi."
    return holds(official, organization, RECEIVING_ROLES, reason)


def may_examine(official: Official, organization: Organization) -> Verdict:
    reason = "Kết quả kiểm tra hồ sơ do lãnh đạo UBND hoặc lãnh đạo văn phòng ghi."
    return holds(official, organization, EXAMINING_ROLES, reason)


def may_record_decision(official: Official, organization: Organization) -> Verdict:
    reason = "Quyết định do Chủ tịch ghi, hoặc văn thư ghi theo văn bản đã ký."
    return holds(official, organization, DECIDING_ROLES, reason)


def may_stop(official: Official, organization: Organization) -> Verdict:
    reason = "Hồ sơ do người lập, lãnh đạo văn phòng hoặc Chủ tịch dừng."
    return holds(official, organization, STOPPING_ROLES, reason)


def may_rule(official: Official, organization: Organization) -> Verdict:
    reason = "Địa bàn áp dụng, cấp quyết định và thời hạn giữ tên do Chủ tịch UBND ghi."
    return holds(official, organization, RULING_ROLES, reason)


def may_erase(official: Official, person: ReputablePerson) -> Verdict:
    """On request, before the term is over; who is on the public list stays on it."""
    reason = "Việc xóa tên do Chủ tịch hoặc người phụ trách bảo vệ dữ liệu cá nhân làm."
    may = holds(official, person.organization, ERASING_ROLES, reason)
    if may and person.erased_at:
        return refused("Tên và thông tin đã được xóa.")
    if may and person.is_listed:
        return refused("Người đang trong danh sách công khai; chỉ xóa sau khi ra khỏi danh sách.")
    if may and person.is_candidate:
        return refused("Người đang được giới thiệu: hãy dừng hồ sơ, tên sẽ được xóa theo.")
    return may


def holds(
    official: Official, organization: Organization, roles: Collection[Role], reason: str
) -> Verdict:
    """A post with one of the roles in the office that carries the list on; none for the police."""
    if organization.pk not in kept_by(official):
        return refused("Việc này của Ủy ban nhân dân xã, phường.")
    return ALLOWED if official.roles_in(heir(organization)) & set(roles) else refused(reason)
