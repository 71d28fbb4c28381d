"""A ward with rows in every table and a word in each of their texts, the province above it, and
everybody outside who might read them."""

from dataclasses import dataclass

from django.apps import apps
from django.test import Client

from localities.models import AdministrativeUnit
from officials.models import Official, Organization, Role, SigningCapacity
from plans.models import Template
from reports.models import Report, Terms
from tests import test_access
from tests.any_row import make_any
from tests.cast import (
    TWO_TIERS,
    UnitKind,
    make_letterhead,
    make_member,
    make_organization,
    make_unit,
    signed_in,
)
from tests.reporting import a_due, make_regime
from tests.reports_on_their_way import call_about, reports_on_their_way, visits_to
from tests.sentinels import Marks, Sentinel, columns, marks, put_into
from tests.situations import Office

MACHINE = {
    "history.Entry.verb": "a name of ours",
    "history.Entry.subject": "the name of a row",
    "history.Entry.details": "keys and counts; tests/test_bounds.py",
    "history.Entry.previous_hash": "worked out",
    "history.Entry.hash": "worked out",
    "history.Head.hash": "worked out",
    "localities.AdministrativeUnit.code": "public",
    "localities.AdministrativeUnit.name": "public",
    "localities.AdministrativeUnit.remark": "public",
    "localities.UnitSuccession.remark": "public",
    "localities.Holiday.name": "public",
    "localities.Holiday.source": "public",
    "officials.Official.password": "worked out",
    "officials.Official.username": "the tests sign in by it",
    "officials.Organization.name": "public",
    "officials.Letterhead.superior": "public",
    "officials.Letterhead.issuer": "public",
    "officials.Letterhead.symbol": "public",
    "officials.Letterhead.place": "public",
    "officials.Letterhead.collective": "public",
    "officials.Letterhead.contact": "public",
    "documents.Revision.keys": "drawn at random",
    "documents.BookEntry.kind": "one of the 29 kinds",
    "documents.StoredFile.sha256": "worked out",
    "documents.Submission.content_hash": "worked out",
    "documents.Submission.form_hash": "worked out",
    "documents.Submission.findings": "worked out",
    "documents.Submission.grounds": "worked out",
    "documents.Endorsement.hash": "worked out",
    "documents.Remark.key": "drawn at random",
    "documents.Original.fingerprint": "worked out",
    "directives.Directive.keys": "drawn at random",
    "directives.Duty.key": "drawn at random",
    "directives.Objective.key": "drawn at random",
    "directives.Receipt.kind": "one of the 29 kinds",
    "households.EthnicGroup.code": "public",
    "households.EthnicGroup.name": "public",
    "households.BenefitRate.source": "public",
    "households.TakenFigure.name": "a name of ours",
    "households.ReleasedFigure.name": "a name of ours",
    "households.Import.suffix": "of a file",
    "households.Import.sha256": "worked out",
    "households.Import.held": "drawn at random",
    "households.Import.returned": "drawn at random",
    "households.Import.seen": "worked out",
    "plans.Template.slug": "ships with the program",
    "plans.Template.title": "ships with the program",
    "plans.Template.text": "ships with the program",
    "plans.DutyAnswer.key": "drawn at random",
    "plans.Task.key": "drawn at random",
    "reports.AskedFigure.code": "a name in texts",
    "reports.AskedFigure.key": "a name of ours",
    "reports.AskedFigure.parts": "names in texts",
    "reports.ReportTable.name": "a name of ours",
    "reports.Sending.keys": "drawn at random",
    "reports.Sending.sha256": "worked out",
    "reports.Finding.key": "drawn at random",
    "desk.CalendarFeed.digest": "worked out",
    "desk.SearchLine.text": "worked out; it has the words of what is found by it",
    "desk.SearchLine.issuer": "worked out; it has the words of what is found by it",
    "desk.ChosenColumns.columns": "names of ours",
}
"""Columns without a word, and why."""
OF_THEIR_OWN: tuple[tuple[str, dict[str, object]], ...] = (
    (
        "documents.Original",
        {"kind": "scan", "fingerprint": "", "differences": ["Khác"], "explanation": "Đã xem."},
    ),
    ("plans.Assignment", {"organization": None, "official": None, "post": "", "role": "partner"}),
    ("plans.Activity", {"amount": 3, "unit": "buổi"}),
    ("plans.ModelStep", {"struck_for": "Ghi nhầm"}),
)
"""With words where the rows that there are have none."""


@dataclass(frozen=True)
class World:
    """`put`: the words of the ward, and of the province about it."""

    people: dict[str, Client]
    rows: dict[str, dict[str, object]]
    reports: dict[str, Report]
    put: set[Sentinel]

    def of(self, *wanted: str) -> set[Sentinel]:
        return {one for one in self.put if one.column in wanted}


def make_world() -> World:
    province_unit = make_unit("40", "Nghệ An", UnitKind.PROVINCE)
    province = make_organization(province_unit, "Ủy ban nhân dân tỉnh Nghệ An")
    police = make_organization(province_unit, "Công an tỉnh Nghệ An", kind=Organization.Kind.POLICE)
    people = _people_above(province, police)
    _, stranger = _office_in(province_unit, "17002", "Quang Tiến", "phuong.khac")
    template = Template.objects.create(slug="mau", kind="KH", title="Mẫu", text="KẾ HOẠCH\nMẫu")
    before = marks()
    office, drafter = _office_in(province_unit, "16939", "Hoà Hiếu", "soan.thao")
    own = {**test_access.rows_of(office.organization, drafter), **test_access.papers_of(office)}
    reports = _what_goes_up(province, police, office, people["police reviewer"])
    _fill_the_rest(before)
    put = put_into(after=before, left_out=MACHINE)
    ward_police = make_organization(
        office.organization.unit, "Công an phường Hoà Hiếu", kind=Organization.Kind.POLICE
    )
    people |= {
        "another ward": stranger,
        "ward police": make_member("cong.an", "Vũ Văn Bịa", ward_police, Role.CHAIR),
        "ward": drafter,
    }
    rows: dict[str, dict[str, object]] = {
        "own": own,
        "all": {"template": template.pk},
    }
    return World({who: signed_in(one) for who, one in people.items()}, rows, reports, put)


def _people_above(province: Organization, police: Organization) -> dict[str, Official]:
    return {
        "province's drafter": make_member("tinh.soan", "Bùi Văn Hư Cấu", province, Role.DRAFTER),
        "police reviewer": make_member("ct.xem", "Cao Văn Tưởng Tượng", police, Role.REVIEWER),
    }


def _office_in(
    province_unit: AdministrativeUnit, code: str, name: str, drafter: str
) -> tuple[Office, Official]:
    unit = make_unit(code, name, UnitKind.WARD, parent=province_unit)
    ward = make_organization(unit, f"Ủy ban nhân dân phường {name}")
    make_letterhead(ward, valid_from=TWO_TIERS)
    by = make_member(drafter, "Nguyễn Văn Mẫu", ward, Role.DRAFTER)
    signer = make_member(
        f"{drafter}.ct", "Lê Thử", ward, Role.CHAIR, signing_capacity=SigningCapacity.ON_BEHALF
    )
    head = make_member(f"{drafter}.vp", "Trần Ví Dụ", ward, Role.OFFICE_HEAD)
    clerk = make_member(f"{drafter}.vt", "Hoàng Giả Định", ward, Role.CLERK)
    return Office(ward, by, head, clerk, signer), by


def _what_goes_up(
    province: Organization, police: Organization, office: Office, reviewer: Official
) -> dict[str, Report]:
    """The regimes of the province are reviewed by its police."""
    regime = make_regime(province, reviewer, "Báo cáo chung", reviewer=police)
    Terms.objects.filter(regime__owner=province).update(reviewer=police, recorded_by=reviewer)
    reports = reports_on_their_way(regime, office, reviewer)
    visits_to(office, reviewer)
    call_about(a_due(regime), office, reviewer)
    return reports


def _fill_the_rest(before: Marks) -> None:
    """A row in every table of words that has none yet, and those of a shape of their own."""
    words = {column.rpartition(".")[0] for column in {*columns()} - MACHINE.keys()}
    for label, given in (*OF_THEIR_OWN, *((label, {}) for label in sorted(words))):
        model = apps.get_model(label)
        if given or not model._default_manager.filter(pk__gt=before[label]).exists():
            make_any(model, after=before, **given)
