"""Who sees and keeps the figures of a ward: posts of its People's Committee, never the police."""

from documents.permissions import post_as
from localities.kinds import Level
from officials.models import Official, Organization, Role
from workflow.verdicts import ALLOWED, Verdict, refused

KEEPING_ROLES = frozenset({Role.DRAFTER, Role.OFFICE_HEAD})
NOT_A_WARD = "Số liệu dân cư do Ủy ban nhân dân xã, phường giữ."


def may_see_figures(official: Official, organization: Organization) -> Verdict:
    """By residential group: the ward's own People's Committee and the one that inherited it."""
    if not keeps_figures(organization):
        return refused(NOT_A_WARD)
    if organization.pk in official.visible_organization_ids:
        return ALLOWED
    return refused(f"Số liệu theo khối, tổ, thôn, bản chỉ {organization} xem.")


def may_keep_figures(official: Official, organization: Organization) -> Verdict:
    """Those who draft its papers, also for a ward whose papers were inherited."""
    seeing = may_see_figures(official, organization)
    if not seeing or post_as(official, organization, KEEPING_ROLES):
        return seeing
    return refused(f"Số liệu do người được giao soạn thảo của {organization} nhập, sửa.")


def keeps_figures(organization: Organization) -> bool:
    """Whether it is the People's Committee of a commune, ward or special zone."""
    is_committee = organization.kind == Organization.Kind.PEOPLES_COMMITTEE
    return is_committee and organization.unit.level is Level.COMMUNE
