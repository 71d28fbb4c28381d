"""Nothing of a ward's drafts, rows, notes, files reaches the province; nothing of one ward another.

Into every text that a ward may write a word is put that nobody else writes (tests/sentinels.py).
Then everybody outside reads every address, export, search, feed and refusal.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet
from django.forms import BaseForm, Field, ModelChoiceField
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from desk.agenda import subscribing
from documents.models import StoredFile
from localities.models import AdministrativeUnit
from officials.models import Official, Organization, Role, SigningCapacity
from plans.models import Template
from reports.models import Finding, FindingAnswer, Report, Sending, Terms, Visit, VisitFinding
from tests import test_access
from tests.access_table import lines
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
from tests.readable import words_of
from tests.reporting import a_due, make_regime
from tests.reports_on_their_way import call_about, reports_on_their_way, visits_to
from tests.sentinels import BYTES, Marks, Sentinel, columns, marks, put_into, sentinels_in
from tests.situations import Office
from tests.test_bounds import OURS
from tests.test_bounds_of_pages import form_classes, load_all_modules

pytestmark = [pytest.mark.only("sqlite"), pytest.mark.django_db]

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
ASKED = {
    *("reports.Regime.name", "reports.Terms.channel", "reports.Terms.outline"),
    *("reports.Terms.guidance", "reports.Addressee.name", "reports.Addressee.form"),
    *("reports.AskedFigure.heading", "reports.AskedFigure.name", "reports.AskedFigure.unit"),
    *("reports.Request.name", "reports.DeadlineChange.reason"),
}
"""What an office above asks of every ward."""
OF_THE_PROVINCE = {
    *("reports.Consolidation.period_name", "reports.CallNote.text", "reports.Decision.words"),
    *("reports.Finding.text", "reports.Finding.quote", "reports.Visit.purpose"),
    *("reports.Visit.words", "reports.Visit.reason", "reports.VisitFinding.what"),
}
HANDED_UP = {
    *("reports.Report.period_name", "reports.Sending.sheet", "reports.Sending.words"),
    *("reports.Sending.paper_number", "reports.SentFigure.words", "reports.SentFigure.reason"),
    *("reports.SentFigure.source", "reports.VisitAnswer.text"),
}
WHO_SENDS = {"officials.Official.full_name", "officials.Official.office_phone"}
MUST_BE_SEEN = {*HANDED_UP, "reports.FindingAnswer.text", "documents.StoredFile.name", BYTES}
OF_THE_PLACE = {"localities.ResidentialGroup.name"}
"""Known to every office of the ward."""
TOLD_TO_THE_WARD = {"reports.Finding.text", "reports.Decision.words", "reports.VisitFinding.what"}
LEFT_OUT = {"desk:feed"}
OF_A_REPORT = ("detail", "figures", "review", "answer", "send_for_remarks")
OF_A_SENDING = ("sending", "sending_form", "sending_file", "receipt", "receipt_print")
FILTERS = ("desk:search", "plans:list", "directives:incoming", "officials:people")
SEARCHED = {
    *("documents.Revision.subject", "documents.BookEntry.subject", "officials.Official.full_name"),
    *("directives.Directive.title", "directives.Directive.number", "directives.Duty.what"),
    *("directives.Receipt.subject", "plans.Task.what", "reports.Sending.words"),
}
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
NONSENSE = "zqkaa999999z"
"""As a word is, and nobody's."""
SECRET_OF_A_FORM = re.compile(r"\b[A-Za-z0-9]{64}\b")


@dataclass(frozen=True)
class World:
    """`put`: the words of the ward, and of the province about it."""

    people: dict[str, Client]
    rows: dict[str, dict[str, object]]
    reports: dict[str, Report]
    put: set[Sentinel]
    readable: set[Sentinel] = field(default_factory=set)
    """What was handed up, asked, or is the province's own."""

    def of(self, *wanted: str) -> set[Sentinel]:
        return {one for one in self.put if one.column in wanted}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        with override_settings(HOUSEHOLD_ROWS_ON_SHARED_SERVER=True):
            yield _world()
        transaction.set_rollback(True)


def _world() -> World:
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
    _fill_the_rest(office.organization, before)
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
    found = World({who: signed_in(one) for who, one in people.items()}, rows, reports, put)
    found.readable.update(_readable(found))
    return found


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


def _fill_the_rest(ward: Organization, before: Marks) -> None:
    """A row in every table of words that has none yet, and those of a shape of their own."""
    words = {column.rpartition(".")[0] for column in {*columns()} - MACHINE.keys()}
    for label, given in (*OF_THEIR_OWN, *((label, {}) for label in sorted(words))):
        model = apps.get_model(label)
        if given or not model._default_manager.filter(pk__gt=before[label]).exists():
            make_any(model, after=before, **given)


def _readable(world: World) -> set[Sentinel]:
    """Row by row where a column holds both what was handed up and what was not."""
    answers = FindingAnswer.objects.filter(finding__report=world.reports["sent again"])
    files = StoredFile.objects.filter(pk__in=Sending.objects.values("file"))
    return {
        *world.of(*ASKED, *OF_THE_PROVINCE, *HANDED_UP, *WHO_SENDS),
        *_of_rows("reports.FindingAnswer.text", answers),
        *_of_rows("documents.StoredFile.name", files),
        *_of_rows(BYTES, files),
    }


def _of_rows(column: str, rows: QuerySet[Any]) -> Iterator[Sentinel]:
    yield from (Sentinel(column, pk) for pk in rows.values_list("pk", flat=True))


def test_every_column_has_a_word_or_a_reason_why_not(world: World) -> None:
    assert {one.column for one in world.put} == {*columns()} - MACHINE.keys()


ABOVE = ("province's drafter", "police reviewer")


@pytest.mark.parametrize("who", ABOVE)
def test_the_province_reads_what_was_handed_up_and_nothing_else_of_a_ward(
    world: World, who: str
) -> None:
    read = list(_read(world, who))
    assert _leaks(read, world.put - world.readable) == []
    if who == "police reviewer":
        assert {one.column for _, found in read for one in found} >= MUST_BE_SEEN


def test_another_ward_reads_nothing_but_what_is_asked_of_all(world: World) -> None:
    assert _leaks(_read(world, "another ward"), world.put - world.of(*ASKED)) == []


def test_the_ward_s_own_police_reads_nothing_of_its_committee(world: World) -> None:
    assert _leaks(_read(world, "ward police"), world.put - world.of(*OF_THE_PLACE)) == []


def test_the_ward_reads_what_it_was_told_and_nothing_else_of_the_province(world: World) -> None:
    untold = Finding.objects.filter(decision=None)
    unsaid = VisitFinding.objects.exclude(visit__state="recorded")
    secret = {
        *_of_rows("reports.Finding.text", untold),
        *_of_rows("reports.VisitFinding.what", unsaid),
        *world.of("reports.CallNote.text", "reports.Consolidation.period_name"),
    }
    read = list(_read(world, "ward", "reports:", "desk:"))
    assert _leaks(read, secret) == []
    assert {one.column for _, found in read for one in found} >= TOLD_TO_THE_WARD


@pytest.mark.parametrize(("who", "name"), [*product(("another ward", "police reviewer"), FILTERS)])
def test_looking_for_a_word_of_the_ward_finds_as_much_as_looking_for_nonsense(
    world: World, who: str, name: str
) -> None:
    client, address = world.people[who], reverse(name)
    nothing = _page(client, address, NONSENSE)
    for word in _one_of_each(world.of(*SEARCHED)):
        assert _page(client, address, str(word)) == nothing, word


@pytest.mark.parametrize("who", ["police reviewer", "another ward"])
def test_no_refusal_of_what_is_sent_names_anything_of_the_ward(world: World, who: str) -> None:
    """Every form is sent to every address with the ward's own rows in it."""
    client, data = world.people[who], _rows_of_the_ward(world)
    known = world.readable | world.of(*OF_THE_PLACE)
    for address in _addresses(world, "POST"):
        with _undone():
            answer = client.post(address, data, follow=True)
            found = sentinels_in(words_of(answer))
        assert found <= known, (address, found - known)


def _read(world: World, who: str, *spaces: str) -> Iterator[tuple[str, set[Sentinel]]]:
    """Address by address, which words come out there; of all `spaces` where none is named."""
    client = world.people[who]
    for address in (*_addresses(world, "GET", spaces), _feed_of(world, who)):
        with _undone():
            answer = client.get(address)
            found = sentinels_in(words_of(answer))
        is_file = "Content-Disposition" in answer
        assert not is_file or "no-store" in answer["Cache-Control"], address
        yield address, found


def _leaks(
    read: Iterable[tuple[str, set[Sentinel]]], secret: set[Sentinel]
) -> list[tuple[str, list[str]]]:
    leaks = ((address, found & secret) for address, found in read)
    return [(address, [one.column for one in some]) for address, some in leaks if some]


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _addresses(world: World, method: str, spaces: tuple[str, ...] = ()) -> Iterator[str]:
    """Of the table of rights, about the ward and about nobody; its feed is open to who has it."""
    for line in lines():
        about = line.territory in {"own", "all"} and line.name not in LEFT_OUT
        if line.method == method and about and line.name.startswith(spaces or ""):
            yield test_access.address_of(line, world.rows)
    yield from _of_reports(world) if method == "GET" else ()


def _of_reports(world: World) -> Iterator[str]:
    for report in world.reports.values():
        yield from (reverse(f"reports:{name}", args=[report.pk]) for name in OF_A_REPORT)
        for number, name in product((1, 2), OF_A_SENDING):
            yield reverse(f"reports:{name}", args=[report.pk, number])
        yield from (
            reverse("reports:sending_print", args=[report.pk, 1, suffix])
            for suffix in ("pdf", "docx")
        )
    for visit in Visit.objects.all():
        yield reverse("reports:visit", args=[visit.pk])


def _feed_of(world: World, who: str) -> str:
    official = Official.objects.get(pk=world.people[who].session["_auth_user_id"])
    office = official.appointments.get().organization
    secret = subscribing.subscribe(official, office, now=timezone.now())
    return reverse("desk:feed", args=[secret])


def _one_of_each(words: Iterable[Sentinel]) -> Iterable[Sentinel]:
    """The last row of each column."""
    return {one.column: one for one in sorted(words)}.values()


def _page(client: Client, address: str, word: str) -> str:
    page = client.get(address, {"q": word}).content.decode()
    return SECRET_OF_A_FORM.sub("", page).replace(word, "")


def _rows_of_the_ward(world: World) -> dict[str, object]:
    """By the names of the fields of every form: a row of the ward, or a word."""
    load_all_modules()
    fields = {
        name: field
        for form in form_classes(BaseForm)
        if form.__module__.split(".")[0] in OURS
        for name, field in form.base_fields.items()
    }
    return {name: _sent(world, field) for name, field in fields.items()}


def _sent(world: World, field: Field) -> object:
    if not isinstance(field, ModelChoiceField):
        return "x"
    label = field.queryset.model._meta.label if field.queryset is not None else ""
    return max((one.row for one in world.put if one.column.startswith(f"{label}.")), default=1)
