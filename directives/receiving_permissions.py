"""Who registers incoming papers, who says what is to be done with them, who reads their book."""

from directives.models import Opinion, Receipt
from documents.permissions import post_as
from officials.models import Official, Organization, Role
from workflow.verdicts import ALLOWED, Verdict, refused

BOOK_ROLES = frozenset({Role.CLERK, Role.CHAIR, Role.DEPUTY_CHAIR, Role.OFFICE_HEAD, Role.REVIEWER})
SETTING_UP_ROLES = frozenset({Role.ADMINISTRATOR, Role.CHAIR})
WORKING_ROLES = frozenset({Role.CLERK, Role.OFFICE_HEAD, Role.DRAFTER, Role.REVIEWER})
HANDING_ROLES = frozenset({Role.CLERK, Role.OFFICE_HEAD})
OPINION_ROLES = {
    Opinion.Part.LEADER: frozenset({Role.CHAIR, Role.DEPUTY_CHAIR, Role.OFFICE_HEAD, Role.CLERK}),
    Opinion.Part.UNIT: frozenset({Role.OFFICE_HEAD, Role.CLERK}),
    Opinion.Part.PROPOSAL: WORKING_ROLES,
}
"""The clerk writes down what a leader said or wrote on the paper slip."""


def may_register(official: Official, organization: Organization) -> Verdict:
    if Role.CLERK in official.roles_in(organization):
        return ALLOWED
    return refused(f"Chỉ văn thư của {organization} mới vào sổ văn bản đến.")


def may_read_incoming(official: Official, organization: Organization) -> Verdict:
    if official.roles_in(organization):
        return ALLOWED
    return refused(f"Chỉ người của {organization} mới xem văn bản đến.")


def may_print_book(official: Official, organization: Organization) -> Verdict:
    """Clerk, head, deputies and reviewers, also of the office that inherited the papers."""
    if post_as(official, organization, BOOK_ROLES):
        return ALLOWED
    return refused(
        f"Sổ văn bản đến của {organization} do văn thư, lãnh đạo và người kiểm tra xem, in."
    )


def may_set_up(official: Official, organization: Organization) -> Verdict:
    if official.roles_in(organization) & SETTING_UP_ROLES:
        return ALLOWED
    return refused(
        f"Chỉ người đứng đầu hoặc người quản trị của {organization} mới thiết lập sổ văn bản đến."
    )


def may_say(receipt: Receipt, part: Opinion.Part, official: Official) -> Verdict:
    """Whether they may put an opinion into this part of the slip."""
    if receipt.is_void:
        return refused("Số đến này đã hủy.")
    if post_as(official, receipt.organization, OPINION_ROLES[part]):
        return ALLOWED
    who = {
        Opinion.Part.LEADER: "lãnh đạo, hoặc văn thư ghi lại",
        Opinion.Part.UNIT: "lãnh đạo văn phòng, phòng, hoặc văn thư ghi lại",
        Opinion.Part.PROPOSAL: "người giải quyết",
    }
    return refused(f"Phần này do {who[part]} ghi.")


def may_report(receipt: Receipt, official: Official) -> Verdict:
    if receipt.is_void:
        return refused("Số đến này đã hủy.")
    if post_as(official, receipt.organization, WORKING_ROLES):
        return ALLOWED
    return refused("Tiến độ do người giải quyết hoặc văn thư ghi.")


def may_hand_down(official: Official, organization: Organization) -> Verdict:
    if official.roles_in(organization) & HANDING_ROLES:
        return ALLOWED
    return refused(
        f"Chỉ văn thư hoặc lãnh đạo văn phòng của {organization} mới chuyển văn bản xuống."
    )
