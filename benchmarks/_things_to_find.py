"""Rows for `bin/bench search`: directives of many offices, their duties, plans, and who asks."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import connection
from django.test import Client

from desk.indexing import refresh_all
from desk.things import Thing
from directives.models import Directive, Duty, Relation
from documents.models import Document, Revision
from officials.models import Official, Organization, Role
from plans.models import Plan, PlanPaper
from tests.cast import UnitKind as Kind
from tests.cast import make_member, make_organization, make_unit, signed_in

_SUBJECTS = """
tăng cường phối hợp tuyên truyền phổ biến giáo dục pháp luật hòa giải ở cơ sở phòng cháy chữa cháy
cứu nạn cứu hộ phòng chống ma túy mua bán người bạo lực gia đình đuối nước trẻ em tai nạn giao thông
thiên tai dịch bệnh chuyển đổi số cải cách hành chính đồng bào dân tộc người có uy tín tổ liên gia
tự quản khối xóm thôn bản rà soát thống kê báo cáo kết quả thực hiện kiểm tra
"""
WORDS = _SUBJECTS.split()
COMMON = "bảo đảm an ninh, trật tự"
KNOWN_TO_ALL = 0.2
RELATIONS = 3_000
FIRST, DAYS = date(2008, 1, 1), 6_700
SHAPES = (
    ("QĐ", "{n}/{year}/QĐ-TTg", "Thủ tướng Chính phủ"),
    ("CT", "{n}/CT-UBND", "Ủy ban nhân dân tỉnh Nghệ An"),
    ("CV", "{n}/UBND-NC", "Ủy ban nhân dân tỉnh Nghệ An"),
    ("KH", "{n}/KH-CAT", "Công an tỉnh Nghệ An"),
)
chance = random.Random(4)  # the same rows on every database and in every run


def fill(directives: int, duties: int, plans: int, *, offices: int) -> Client:
    """Fills an empty database and signs in an official of the first office."""
    province = make_unit("40", "Nghệ An", Kind.PROVINCE)
    organizations = [
        make_organization(
            make_unit(f"{number:05}", f"Phường {number}", Kind.WARD, parent=province),
            f"Ủy ban nhân dân phường Số {number}",
        )
        for number in range(10_000, 10_000 + offices)
    ]
    drafter = make_member("soan.thao", "Nguyễn Văn Mẫu", organizations[0], Role.DRAFTER)
    Directive.objects.bulk_create(_directives(directives, organizations), batch_size=500)
    made = list(Directive.objects.only("pk", "kept_by", "issued_on").order_by("issued_on", "pk"))
    Relation.objects.bulk_create(_relations(made), ignore_conflicts=True)
    Duty.objects.bulk_create(_duties(duties, made), batch_size=500)
    _make_plans(plans, organizations, drafter)
    for thing in Thing:
        refresh_all(thing)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    return signed_in(drafter)


def _directives(count: int, offices: list[Organization]) -> Iterator[Directive]:
    for number in range(1, count + 1):
        kind, shape, issuer = chance.choice(SHAPES)
        day = FIRST + timedelta(chance.randrange(DAYS))
        yield Directive(
            kind=kind,
            number=shape.format(n=f"{number % 2_000:02}", year=day.year),
            # Nothing of one office bears the same number, issuer and day twice.
            issuer=issuer if number % 7 else f"{issuer} (bản {number})",
            issued_on=day,
            in_force_from=day,
            title=_title(),
            source="bịa để đo",
            certainty="certain",
            kept_by=None if chance.random() < KNOWN_TO_ALL else chance.choice(offices),
        )


def _title() -> str:
    words = chance.sample(WORDS, 16)
    return " ".join([*words[:8], *([COMMON] if chance.random() < 2 / 3 else []), *words[8:]])


def _relations(directives: list[Directive]) -> Iterator[Relation]:
    shared = [directive for directive in directives if directive.kept_by_id is None]
    for _ in range(RELATIONS):
        earlier, later = sorted(chance.sample(range(len(shared)), 2))
        yield Relation(
            kind=chance.choice(["amends", "amends", "replaces", "repeals", "guides"]),
            earlier=shared[earlier],
            later=shared[later],
            part=chance.choice(["", "", "khoản 2 Điều 5"]),
            source="bịa để đo",
            certainty="certain",
        )


def _duties(count: int, directives: list[Directive]) -> Iterator[Duty]:
    for number in range(count):
        directive = directives[number % len(directives)]
        yield Duty(
            directive=directive,
            kept_by_id=directive.kept_by_id,
            place=f"khoản {number}",
            what=_title(),
            addressee="Ủy ban nhân dân các xã, phường",
            addressed_on=directive.issued_on,
        )


def _make_plans(count: int, offices: list[Organization], by: Official) -> None:
    kept = [chance.choice(offices) for _ in range(count)]
    documents = Document.objects.bulk_create(
        Document(organization=office, kind="KH", drafted_by=by) for office in kept
    )
    for document in documents:
        document.head = Revision(document=document, number=1, subject=_title(), saved_by=by)
    Revision.objects.bulk_create(document.head for document in documents)
    Document.objects.bulk_update(documents, ["head"], batch_size=500)
    made = Plan.objects.bulk_create(
        Plan(organization=office, year=2020 + number % 7, created_by=by)
        for number, office in enumerate(kept)
    )
    PlanPaper.objects.bulk_create(
        PlanPaper(plan=plan, document=document)
        for plan, document in zip(made, documents, strict=True)
    )
