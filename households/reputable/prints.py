"""The yearly list as the annex it is: landscape, as PDF and as XLSX.

The columns follow the forms of QĐ 12/2018/QĐ-TTg as amended (Mẫu 04, 08; 09, 10), whose originals
have not been seen: order and words have to be compared. What the bounds keep out of the program
(membership, office in a religion, ground of removal; docs/bounds.md, 7) prints as an empty column,
to be written in by hand where it must be.
"""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import QuerySet

from households.models import DecidingLevel, RecognitionDecision, ReputablePerson
from households.reputable.places import groups_on
from households.reputable.reach import heir
from officials.models import Organization
from paper import registers
from paper.registers import Column, Register
from paper.tables import Align
from vietnamese.dates import long_date, today

Rows = tuple[tuple[str, ...], ...]
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
        Column("Nơi cư trú", 29),
        Column("Trình độ học vấn", 32),
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
    """The list of a year; with `decision` those whom that decision is about, as its annex.

    What a year's list goes with is not known here: its line is dotted, to be written in.
    """
    listed = which == Print.LISTED
    persons = ReputablePerson.objects.of(organization).for_list()
    if decision:
        about = {"recognised_by": decision} if listed else {"removed_by": decision}
        persons = persons.filter(**about)
    else:
        persons = persons.listed(last_day(year)) if listed else persons.removed_in(year)
    rows = _listed_rows(persons, last_day(year)) if listed else _changed_rows(persons)
    return Register(
        LISTED if listed else CHANGED,
        rows,
        year=year,
        attached_to=_attached_to(organization, year, decision),
    )


def last_day(year: int) -> date:
    """The day as of which a year's list stands: its last one, or today."""
    return min(date(year, 12, 31), today())


def _listed_rows(found: Iterable[ReputablePerson], day: date) -> Rows:
    persons = list(found)
    places = groups_on((person.group for person in persons), day)
    return tuple(
        (
            str(number),
            str(person),
            str(person.birth_year or ""),
            person.get_gender_display(),
            str(person.ethnic_group or ""),
            places[person.group_id].name,
            person.get_schooling_display(),
            person.get_standing_display(),
            *("", "", ""),
        )
        for number, person in enumerate(persons, start=1)
    )


def _changed_rows(gone: QuerySet[ReputablePerson]) -> Rows:
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
    committee, dots = heir(organization).name, "." * 6
    if decision is None:
        return f"Văn bản số {dots}/{dots} ngày {dots} tháng {dots} năm {year} của {committee}"
    province = organization.unit.province.full_name
    if decision.level == DecidingLevel.PROVINCE:
        committee = f"Ủy ban nhân dân {province[:1].lower()}{province[1:]}"
    day = long_date(decision.issued_on)
    return f"Quyết định số {decision.number} {day} của Chủ tịch {committee}"
