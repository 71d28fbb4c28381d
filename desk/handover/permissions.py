"""Who hands work over to whom: the guards of a handover.

The first line of a guard's docstring says whom or what it asks for.
"""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from desk.handover.models import Handover
from documents.permissions import post_as
from officials.models import Appointment, Official, Organization, Role
from officials.querysets import AppointmentQuerySet
from workflow.verdicts import ALLOWED, Verdict, refused

HEADS = frozenset({Role.CHAIR, Role.OFFICE_HEAD})
ONLY_HEADS = "Chỉ người đứng đầu, lãnh đạo văn phòng và người quản trị của cơ quan làm việc này."


def may_decide(organization: Organization, by: Official) -> Verdict:
    """Those who say in an office whose work goes to whom."""
    is_administrator = organization.pk in by.administered_organization_ids
    if is_administrator or post_as(by, organization, HEADS):
        return ALLOWED
    return refused(ONLY_HEADS)


def may_propose(organization: Organization, giver: Official, by: Official) -> Verdict:
    """They; and everybody for the work they have themselves."""
    if giver == by and by.roles_in(organization):
        return ALLOWED
    return may_decide(organization, by)


def posts_of(official: Official, organization: Organization) -> AppointmentQuerySet:
    """Every post in the office, now or ever; the youngest first."""
    posts = Appointment.objects.filter(official=official, organization=organization)
    return posts.order_by("-valid_from", "-pk")


def title_on(official: Official, organization: Organization, day: date) -> str:
    """The post held that day, else the last one before or the next one after."""
    posts = posts_of(official, organization)
    post = posts.current(day).first() or posts.first()
    return post.title if post else ""


def offices_of(handover: Handover) -> QuerySet[Organization]:
    """The office, and those whose papers it inherited."""
    office = handover.organization_id
    return Organization.objects.filter(Q(pk=office) | Q(successor=office))


def may_go_on(handover: Handover, roles: Collection[Role], *, office: str = "organization") -> Q:
    """Rows of an office in which the receiver may do what these roles may do."""
    posts = Appointment.objects.current(handover.on).filter(
        official=handover.receiver_id, role__in=roles
    )
    held = posts.values("organization")
    return Q(**{f"{office}__in": held}) | Q(**{f"{office}__successor__in": held})


def can_receive(official: Official, organization: Organization, on: date) -> Verdict:
    """Whoever signs in and holds a post of the office on that day."""
    if not official.is_active:
        return refused(f"Tài khoản của {official} đã ngừng hoạt động.")
    if posts_of(official, organization).current(on).exists():
        return ALLOWED
    later = posts_of(official, organization).filter(valid_from__gt=on).last()
    if later:
        first = f"{later.valid_from:%d/%m/%Y}"
        return refused(f"{official} chỉ giữ chức vụ tại {organization} từ ngày {first}.")
    return refused(f"{official} không còn giữ chức vụ nào tại {organization}.")


def decides(handover: Handover, by: Official) -> Verdict:
    """chair, office head or administrator of the office"""
    return may_decide(handover.organization, by)


def is_anothers(handover: Handover, by: Official) -> Verdict:
    """not who hands over"""
    if handover.giver_id != by.pk:
        return ALLOWED
    return refused("Việc anh/chị bàn giao phải do một người lãnh đạo khác xác nhận.")


def receiver_holds_a_post(handover: Handover, by: Official) -> Verdict:
    """the receiver holds a post of the office on the day"""
    return can_receive(handover.receiver, handover.organization, handover.on)


def proposed_or_decides(handover: Handover, by: Official) -> Verdict:
    """who proposed it; chair, office head or administrator of the office"""
    return ALLOWED if handover.proposed_by_id == by.pk else decides(handover, by)
