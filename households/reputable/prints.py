"""The yearly list as the annex it is: landscape, as PDF and as XLSX.

The columns follow the forms of QĐ 12/2018/QĐ-TTg as amended (Mẫu 04, 08; 09, 10), whose originals
have not been seen: order and words have to be compared. What the bounds keep out of the program
(membership, office in a religion, ground of removal; docs/bounds.md, 7) prints as an empty column,
to be written in by hand where it must be.
"""

from datetime import date

from django.db import models

from households.models import DecidingLevel, RecognitionDecision, ReputablePerson
from households.reputable.places import group_on
from households.reputable.reach import heir
from households.reputable.rules import level_on
from officials.models import Organization
from paper import registers
from paper.registers import Column, Register
from paper.tables import Align
from vietnamese.dates import long_date, today

FORMS_UNSEEN = (
    "Các cột in theo mẫu danh sách kèm theo Quyết định 12/2018/QĐ-TTg (sửa đổi năm 2023), chưa đối "
    "chiếu với bản gốc của mẫu. Cột “Đảng viên”, “Chức sắc, chức việc”, “Lý do” in để trống: "
    "chương trình không lưu các nội dung này."
)
LISTED = registers.Form(
    "Danh sách người có uy tín trong đồng bào dân tộc thiểu số",
    (
        Column("STT", 11, Align.CENTRE),
        Column("Họ và tên", 40),
        Column("Năm sinh", 15, Align.CENTRE),
        Column("Giới tính", 14, Align.CENTRE),
        Column("Dân tộc", 19),
        Column("Nơi cư trú", 36),
        Column("Trình độ học vấn", 25),
        Column("Thành phần", 34),
        Column("Chức sắc, chức việc", 21),
        Column("Đảng viên", 17),
        Column("Ghi chú", 20),
    ),
    "người",
)
CHANGED = registers.Form(
    "Danh sách đưa ra khỏi danh sách và thay thế người có uy tín",
    (
        Column("STT", 11, Align.CENTRE),
        Column("Người được đưa ra khỏi danh sách", 42),
        Column("Năm sinh", 15, Align.CENTRE),
        Column("Dân tộc", 19),
        Column("Nơi cư trú", 34),
        Column("Lý do", 28),
        Column("Người thay thế", 42),
        Column("Năm sinh", 15, Align.CENTRE),
        Column("Dân tộc", 19),
        Column("Ghi chú", 27),
    ),
    "người",
)


class Print(models.TextChoices):
    LISTED = "danh-sach", "Danh sách người có uy tín"
    CHANGED = "thay-doi", "Danh sách đưa ra và thay thế trong năm"


def register_of(
    organization: Organization,
    year: int,
    *,
    which: Print = Print.LISTED,
    decision: RecognitionDecision | None = None,
) -> Register:
    """`decision` is the one it goes with; without it the line is dotted, to be written in."""
    day = last_day(year)
    listed = which == Print.LISTED
    rows = _listed_rows(organization, day) if listed else _changed_rows(organization, year)
    return Register(
        LISTED if listed else CHANGED,
        rows,
        year=year,
        attached_to=_attached_to(organization, year, decision),
    )


def last_day(year: int) -> date:
    """The day as of which a year's list stands: its last one, or today."""
    return min(date(year, 12, 31), today())


def _listed_rows(organization: Organization, day: date) -> tuple[tuple[str, ...], ...]:
    persons = ReputablePerson.objects.of(organization).listed(day).for_list()
    return tuple(
        (
            str(number),
            str(person),
            str(person.birth_year or ""),
            person.get_gender_display(),
            str(person.ethnic_group or ""),
            group_on(person.group, day).name,
            person.get_schooling_display(),
            person.get_standing_display(),
            *("", "", ""),
        )
        for number, person in enumerate(persons, start=1)
    )


def _changed_rows(organization: Organization, year: int) -> tuple[tuple[str, ...], ...]:
    gone = ReputablePerson.objects.of(organization).removed_in(year).for_list()
    persons = gone.prefetch_related("removal_proposals__person__ethnic_group")
    return tuple(
        (str(number), *_told(person), person.group.name, "", *_told(_replacement(person)), "")
        for number, person in enumerate(persons, start=1)
    )


def _told(person: ReputablePerson | None) -> tuple[str, str, str]:
    if person is None:
        return "", "", ""
    return str(person), str(person.birth_year or ""), str(person.ethnic_group or "")


def _replacement(person: ReputablePerson) -> ReputablePerson | None:
    files = [file for file in person.removal_proposals.all() if file.decision_id]
    return files[0].person if files else None


def _attached_to(
    organization: Organization, year: int, decision: RecognitionDecision | None
) -> str:
    dots = "." * 6
    number = decision.number if decision else f"{dots}/QĐ-UBND"
    day = long_date(decision.issued_on) if decision else f"ngày {dots} tháng {dots} năm {year}"
    level = decision.level if decision else level_on(organization, today())
    province = f"Ủy ban nhân dân {_lower_first(organization.unit.province.full_name)}"
    issuer = province if level == DecidingLevel.PROVINCE else heir(organization).name
    return f"Quyết định số {number} {day} của Chủ tịch {issuer}"


def _lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]
