"""The office of a unit below that nobody has set up here yet: its name and telephone, no account.

Who signs in for it is set up in the system administration, as of every other office.
"""

from django.db import transaction

from history.recording import record, subject_of
from localities.models import AdministrativeUnit
from officials.models import Official, Organization, Role
from workflow.verdicts import ALLOWED, Verdict, demand, refused

Kind = Organization.Kind
ESTABLISHING_ROLES = frozenset({Role.REVIEWER, Role.DRAFTER, Role.OFFICE_HEAD})
NAMES = {
    Kind.PEOPLES_COMMITTEE: "Ủy ban nhân dân",
    Kind.POLICE: "Công an",
    Kind.MILITARY_COMMAND: "Ban Chỉ huy quân sự",
    Kind.FATHERLAND_FRONT: "Ủy ban Mặt trận Tổ quốc Việt Nam",
}
"""Before the name of the unit. A department has a name that no list tells."""


def proposed(unit: AdministrativeUnit, kind: str) -> Organization:
    """As it would be called; not saved."""
    return Organization(unit=unit, kind=kind, name=name_of(unit, Kind(kind)))


def name_of(unit: AdministrativeUnit, kind: Kind) -> str:
    return f"{NAMES.get(kind, kind.label)} {unit.running_name}"


def may_establish(office: Organization, by: Official) -> Verdict:
    if Kind(office.kind) not in NAMES:
        return refused("Phòng, ban do người quản trị hệ thống lập, vì cần tên đầy đủ của nó.")
    return _looks_after(office, by)


def _looks_after(office: Organization, by: Official) -> Verdict:
    above = office.unit.codes_above
    if any(
        post.role in ESTABLISHING_ROLES and post.organization.unit.code in above
        for post in by.current_appointments
    ):
        return ALLOWED
    return refused("Chỉ người xem xét, soạn thảo của cơ quan cấp trên mới ghi cho cơ quan này.")


@transaction.atomic
def establish(office: Organization, *, by: Official) -> Organization:
    """The one of that kind in the unit, if somebody was quicker; else this one, saved."""
    demand(may_establish(office, by))
    AdministrativeUnit.objects.select_for_update(of=("self",)).get(pk=office.unit_id)
    there = Organization.objects.filter(unit=office.unit_id, kind=office.kind)
    if found := there.order_by("pk").first():
        return found
    office.full_clean()
    office.save()
    details = {"unit": office.unit_id, "kind": office.kind}
    record(
        office.pk, verb="officials.establish", by=by, subject=subject_of(office), details=details
    )
    return office


@transaction.atomic
def note_phone(office: Organization, phone: str, *, by: Official) -> Organization:
    """By which the office is rung from above; one that is not saved yet is established with it."""
    demand(_looks_after(office, by))
    kept = office if office.pk else establish(office, by=by)
    kept.office_phone = phone
    kept.save(update_fields=["office_phone"])
    record(kept.pk, verb="officials.note_phone", by=by, subject=subject_of(kept))
    return kept
