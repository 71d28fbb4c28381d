"""The demonstration's regimes: set by the province from shipped samples, reviewed by its police.

The half-yearly one holds from the first day of the two tiers, the yearly one for 2026. Who reviews
does not draft: the police have an office besides, which writes and issues their own report.
"""

from datetime import date

from django.db import transaction

from desk.demonstrated_duties import NAME
from desk.demonstration import FIRST_DAY, Person, add_official
from officials.models import Official, Organization, Role, SigningCapacity
from reports.models import Regime
from reports.regimes import samples
from reports.regimes.calendar import Due, due_of

HALF_YEARLY, YEARLY, MONTHLY = "1-ket-qua-6-thang", "2-tong-ket-nam", "3-so-lieu-thang"
SINCE = {HALF_YEARLY: FIRST_DAY, YEARLY: date(2025, 12, 15), MONTHLY: date(2025, 12, 15)}
SETTER = "tinh.soanthao"
REVIEWER = "congantinh"
FIRST_HALF = date(2025, 12, 15), date(2026, 6, 14)
SECOND_HALF_BEFORE = date(2025, 6, 15), date(2025, 12, 14)
PEOPLE = (
    Person("congantinh.soanthao", "Hà Văn Soạn Mẫu", "Cán bộ Phòng Tham mưu", Role.DRAFTER),
    Person("congantinh.vanphong", "Tạ Thị Kiểm Mẫu", "Trưởng phòng Tham mưu", Role.OFFICE_HEAD),
    Person("congantinh.vanthu", "Lâm Thị Sổ Mẫu", "Văn thư", Role.CLERK),
    Person(
        *("congantinh.giamdoc", "Kim Văn Ký Mẫu", "Giám đốc", Role.CHAIR),
        SigningCapacity.HEAD,
    ),
)


@transaction.atomic
def load() -> tuple[Person, ...]:
    """Set what is not there yet, after the province and its police; returns who can sign in
    besides."""
    _appoint()
    for slug in (HALF_YEARLY, YEARLY):
        regime_of(slug)
    return PEOPLE


def _appoint() -> None:
    office = reviewer().appointments.get().organization
    for person in PEOPLE:
        if not Official.objects.filter(username=person.username).exists():
            add_official(person, office, since=FIRST_DAY)


def regime_of(slug: str) -> Regime:
    """The one there is, or set now."""
    sample = samples.sample(slug)
    owner = Organization.objects.get(name=NAME)
    found = Regime.objects.filter(owner=owner, name=sample.name).first()
    return found or samples.from_sample(
        sample,
        owner=owner,
        reviewer=reviewer().appointments.get().organization,
        within=owner.unit,
        valid_from=SINCE[slug],
        by=Official.objects.get(username=SETTER),
    )


def reviewer() -> Official:
    return Official.objects.get(username=REVIEWER)


def first_half() -> Due:
    """The six months of 2026."""
    return due_of(regime_of(HALF_YEARLY), *FIRST_HALF)


def half_before() -> Due:
    return due_of(regime_of(HALF_YEARLY), *SECOND_HALF_BEFORE)
