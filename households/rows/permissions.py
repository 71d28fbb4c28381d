"""Who may decide on household rows, see and keep them, and read who looked (docs/bounds.md, 3)."""

from django.conf import settings
from django.db.models import Q

from households.models.row_decisions import RowReader, RowsDecision
from households.permissions import NOT_A_WARD, keeps_figures
from localities.kinds import Level
from officials.models import Official, Organization, Role
from vietnamese.dates import today
from workflow.verdicts import ALLOWED, Verdict, refused

NOT_YOURS = "Các dòng hộ chỉ dành cho chức vụ được giao của Ủy ban nhân dân."
POLICE = "Người giữ chức vụ ở cơ quan công an không xem được các dòng hộ."
NOT_ALLOWED_HERE = (
    "Máy chủ này dùng chung cho nhiều xã, phường và người vận hành chưa cho phép theo dõi từng hộ."
)
OFF = "Chủ tịch chưa bật, hoặc đã tắt, việc theo dõi từng hộ; không ai xem được các dòng đã có."
NOT_NAMED = "Chỉ những chức vụ được Chủ tịch giao trong quyết định mới xem được các dòng hộ."
NOT_CHAIR = "Chỉ Chủ tịch quyết định việc theo dõi từng hộ."
NOT_FOR_THE_LOG = "Nhật ký xem dòng hộ dành cho Chủ tịch và người phụ trách bảo vệ dữ liệu cá nhân."
SUCCEEDED = (
    "Cơ quan này đã có cơ quan kế thừa; việc theo dõi từng hộ do cơ quan kế thừa quyết định."
)
LOG_READERS = frozenset({Role.CHAIR, Role.DATA_PROTECTION})


def open_offices(official: Official) -> frozenset[int]:
    """Offices whose rows they may see and keep today."""
    if holds_police_post(official) or not operator_allows():
        return frozenset()
    named = RowReader.objects.current().held_by(official)
    decided = named.filter(decision__in=RowsDecision.objects.in_force())
    offices = frozenset(decided.values_list("decision__organization", flat=True))
    return offices | Organization.inherited_by(offices) if offices else frozenset()


def may_see_rows(official: Official, organization: Organization) -> Verdict:
    """To see is to keep: who may look at rows also records what happens to them."""
    if not keeps_figures(organization):
        return refused(NOT_A_WARD)
    if not serves(official, organization):
        return refused(NOT_YOURS)
    if holds_police_post(official):
        return refused(POLICE)
    if not operator_allows():
        return refused(NOT_ALLOWED_HERE)
    if not RowsDecision.objects.in_force().filter(organization=heir_of(organization)).exists():
        return refused(OFF)
    return ALLOWED if organization.pk in open_offices(official) else refused(NOT_NAMED)


def may_decide(official: Official, organization: Organization) -> Verdict:
    """Switching on and off, naming posts, erasing all: the chair."""
    if not keeps_figures(organization):
        return refused(NOT_A_WARD)
    if Role.CHAIR not in official.roles_in(organization):
        return refused(NOT_CHAIR)
    return refused(SUCCEEDED) if organization.successor_id else ALLOWED


def may_switch_on(official: Official, organization: Organization) -> Verdict:
    deciding = may_decide(official, organization)
    return deciding if not deciding or operator_allows() else refused(NOT_ALLOWED_HERE)


def may_read_log(official: Official, organization: Organization) -> Verdict:
    if not keeps_figures(organization):
        return refused(NOT_A_WARD)
    reads = official.roles_in(organization) & LOG_READERS
    return ALLOWED if reads else refused(NOT_FOR_THE_LOG)


def operator_allows() -> bool:
    """On a server of one ward, wards that went into it aside; else by the operator's setting."""
    return settings.HOUSEHOLD_ROWS_ON_SHARED_SERVER or len(_wards_here()) <= 1


def _wards_here() -> frozenset[int]:
    offices = Organization.objects.filter(
        Q(unit__valid_to=None) | Q(unit__valid_to__gte=today()),
        successor=None,
        unit__kind__in=Level.COMMUNE.kinds,
    )
    return frozenset(offices.values_list("unit", flat=True))


def holds_police_post(official: Official) -> bool:
    """Also of those who hold a post of the People's Committee besides."""
    police = Organization.Kind.POLICE
    return any(post.organization.kind == police for post in official.current_appointments)


def serves(official: Official, organization: Organization) -> bool:
    """Holds a post in the office that answers for it today, or in a department of that."""
    heir = heir_of(organization).pk
    return any(
        heir in {post.organization_id, post.organization.parent_id}
        for post in official.current_appointments
    )


def heir_of(organization: Organization) -> Organization:
    """The office that answers for its rows today: itself, unless wards have merged."""
    seen = {organization.pk}
    while organization.successor and organization.successor_id not in seen:
        organization = organization.successor
        seen.add(organization.pk)
    return organization
