"""The demonstration: a ward before and after the mergers of 2025, and its plainly invented people.

Every account is marked as a demonstration account, which signs in on this machine only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from desk import demonstrated_figures
from documents.drafts.content import Content
from localities.models import AdministrativeUnit, ResidentialGroup
from officials import letterheads
from officials.models import Appointment, Official, Organization, Role, SigningCapacity
from paper.readers import text as text_reader
from plans import creating
from plans.models import Template

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
PASSWORD = "Binhan@2026"  # noqa: S105 - printed at start, works on 127.0.0.1 only
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
FIRST_DAY = date(2025, 7, 1)
WARD_CODE, PROVINCE_CODE = "16939", "40"


@dataclass(frozen=True, slots=True)
class Person:
    username: str
    full_name: str
    title: str
    role: Role
    capacity: SigningCapacity = SigningCapacity.NONE


WARD = (
    Person("soanthao", "Trần Thị Nháp", "Chuyên viên Phòng Văn hóa - Xã hội", Role.DRAFTER),
    Person("vanphong", "Đỗ Văn Soát", "Chánh Văn phòng HĐND và UBND", Role.OFFICE_HEAD),
    Person("vanthu", "Hoàng Thị Sổ", "Văn thư", Role.CLERK),
    Person("chutich", "Phạm Thị Thử", "Chủ tịch", Role.CHAIR, SigningCapacity.ON_BEHALF),
    Person(
        "phochutich", "Lê Văn Ví Dụ", "Phó Chủ tịch", Role.DEPUTY_CHAIR, SigningCapacity.FOR_HEAD
    ),
    Person("quantri", "Vũ Văn Khóa", "Quản trị hệ thống", Role.ADMINISTRATOR),
)
WARD_POLICE = (Person("congan", "Đặng Văn Trực", "Cán bộ tổng hợp", Role.DRAFTER),)
PROVINCE_POLICE = (Person("congantinh", "Bùi Thị Gộp", "Cán bộ tổng hợp", Role.REVIEWER),)
FORMER_CHAIR = Person(
    "chutich.hoahieu", "Nguyễn Văn Mẫu", "Chủ tịch", Role.CHAIR, SigningCapacity.ON_BEHALF
)


def load() -> tuple[Person, ...]:
    """Load what is not there yet; returns the people who can sign in."""
    with transaction.atomic():
        load_templates()
        if not Official.objects.filter(is_demonstration=True).exists():
            _load_wards()
    return (*WARD, *WARD_POLICE, *PROVINCE_POLICE)


def lines_of(people: Iterable[Person]) -> Iterator[str]:
    """Who signs in by which name, and the password of all."""
    for person in people:
        yield f"  {person.username:<20} {person.full_name}, {person.title}"
    yield f"  Mật khẩu chung: {PASSWORD}"


def load_templates() -> None:
    """The sample plans that ship with the software; a text not there yet is a new version."""
    for path in sorted((FIXTURES / "templates").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        known = Template.objects.filter(slug=path.stem)
        if not known.filter(text=text).exists():
            _add_template(path.stem, text, version=known.count() + 1)


def _add_template(slug: str, text: str, *, version: int) -> None:
    sheet = text_reader.read(text).sheet
    Template.objects.create(
        slug=slug,
        version=version,
        kind=sheet.kind.code if sheet.kind else "KH",
        title=sheet.subject.split(" trên địa bàn")[0],
        text=text,
    )


def _load_wards() -> None:
    units = AdministrativeUnit.objects
    committee = Organization.Kind.PEOPLES_COMMITTEE
    ward = add_organization(
        units.of_code(WARD_CODE, on=FIRST_DAY),
        committee,
        "Ủy ban nhân dân phường Thái Hòa",
        since=FIRST_DAY,
    )
    former = add_organization(
        units.of_code(WARD_CODE, on=LAST_DAY_OF_DISTRICTS),
        committee,
        "Ủy ban nhân dân phường Hoà Hiếu",
        since=date(2020, 3, 5),
        heir=ward,
    )
    police = add_organization(ward.unit, Organization.Kind.POLICE, "Công an phường Thái Hòa")
    province = units.of_code(PROVINCE_CODE, on=FIRST_DAY)
    above = add_organization(province, Organization.Kind.POLICE, "Công an tỉnh Nghệ An")
    people = [(WARD, ward), (WARD_POLICE, police), (PROVINCE_POLICE, above)]
    for persons, organization in people:
        for person in persons:
            add_official(person, organization, since=FIRST_DAY)
    add_official(FORMER_CHAIR, former, since=date(2021, 7, 1), until=LAST_DAY_OF_DISTRICTS)
    _residential_groups(former)
    demonstrated_figures.load()
    _plans(former, ward)


def add_organization(
    unit: AdministrativeUnit,
    kind: Organization.Kind,
    name: str,
    *,
    since: date = FIRST_DAY,
    heir: Organization | None = None,
) -> Organization:
    organization = Organization.objects.create(
        kind=kind, name=name, unit=unit, successor=heir, office_phone=f"0238 00{unit.code:0>5}"
    )
    head = letterheads.proposed(organization, on=since)
    if heir:
        head.superior = "UBND THỊ XÃ THÁI HÒA"
        head.issuer, head.place = "ỦY BAN NHÂN DÂN\nPHƯỜNG HOÀ HIẾU", "Hoà Hiếu"
    head.save()
    return organization


def add_official(
    person: Person, organization: Organization, *, since: date, until: date | None = None
) -> Official:
    official = Official.objects.create(
        username=person.username,
        full_name=person.full_name,
        password=_hashed(PASSWORD),
        must_change_password=False,
        is_demonstration=True,
        is_active=until is None,
    )
    Appointment.objects.create(
        official=official,
        organization=organization,
        title=person.title,
        role=person.role,
        signing_capacity=person.capacity,
        valid_from=since,
        valid_to=until,
    )
    return official


@cache
def _hashed(password: str) -> str:
    """Once for all of them: it is printed at the start, and hashing takes its time on purpose."""
    return make_password(password)


def _residential_groups(former: Organization) -> None:
    """Nine khối, as the plan of 2024 counts them; only their numbers are known, not their names."""
    for number in range(1, 10):
        ResidentialGroup.objects.create(
            unit=former.unit,
            kind=ResidentialGroup.Kind.KHOI,
            name=f"Khối {number}",
            valid_to=LAST_DAY_OF_DISTRICTS,
        )


def _plans(former: Organization, ward: Organization) -> None:
    drafter = Official.objects.get(username="soanthao")
    signers = Appointment.objects.filter(role=Role.CHAIR)
    for organization, name, year in (
        (former, "hoa-hieu-2024", 2024),
        (ward, "thai-hoa-2026", 2026),
    ):
        text = (FIXTURES / "demonstration" / f"{name}.txt").read_text(encoding="utf-8")
        content = replace(
            Content.of_sheet(text_reader.read(text).sheet),
            signer=signers.get(organization=organization),
        )
        creating.from_content(organization, content, year=year, by=drafter)
