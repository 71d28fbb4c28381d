"""The index against a slow plain scan of everything, after random writes."""

import os
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.indexing import refresh_all
from desk.models import SearchLine
from desk.searching import Question, found
from desk.things import Thing
from directives.models import Directive, Duty
from documents.drafts import drafting
from officials.models import Official, Organization
from paper import spellings
from plans.models import Plan
from tests.desk.things_to_find import make_directive, make_duty
from tests.papers import CONTENT, make_plan
from vietnamese import words
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
many = settings(
    max_examples=int(os.environ.get("BINHAN_EXAMPLES", "15")),
    deadline=None,
    # Each example ends with a rollback.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

FIRST = date(2026, 1, 30)
TITLES = ("Hòa giải ở cơ sở", "hoà giải", "Phòng cháy, chữa cháy", "Số 06 đường Đỏ", "")
NUMBERS = ("06/2008/CT-TTg", "6/KH-UBND", "15a/KH-UBND", "05-CT/TW", "")
ISSUERS = ("Ủy ban nhân dân tỉnh Nghệ An", "Thủ tướng Chính phủ", "Công an tỉnh Nghệ An")
ASKED = (
    *("hoa giai", "hòa", "phong chay", "06", "6/2008", "kh 6", "kh 15a", "ubnd", "so", "do"),
    *("31/01/2026", "“chua chay”", "ra soat", "nam 2026", "ctttg", ""),
)
Write = tuple[str, int, int]
writes = st.lists(
    st.tuples(
        st.sampled_from(
            ["directive", "retitle", "move", "renumber", "duty", "rephrase", "strike", "plan"]
        ),
        st.integers(0, 20),
        st.integers(0, 20),
    ),
    max_size=14,
)


def pick(rows: object, place: int) -> object:
    kept = list(rows)  # type: ignore[call-overload]
    return kept[place % len(kept)] if kept else None


class Office:
    """Does what is told by two numbers; every row of the tests is visible to its drafter."""

    def __init__(self, ward: Organization, drafter: Official) -> None:
        self.ward, self.drafter, self.made = ward, drafter, 0

    def do(self, write: Write) -> None:
        verb, row, value = write
        step: Callable[[int, int], None] = getattr(self, verb)
        step(row, value)

    def directive(self, row: int, value: int) -> None:
        self.made += 1
        make_directive(
            f"{self.made}{NUMBERS[row % 5][1:]}",
            kind="CT",
            title=TITLES[value % 5] or "Không tên",
            issuer=ISSUERS[row % 3],
            issued_on=FIRST + timedelta(value % 4),
        )

    def retitle(self, row: int, value: int) -> None:
        if found := pick(Directive.objects.order_by("pk"), row):
            found.title = TITLES[value % 4]
            found.save(update_fields=["title"])

    def move(self, row: int, value: int) -> None:
        if found := pick(Directive.objects.order_by("pk"), row):
            found.issued_on, found.issuer = FIRST + timedelta(value % 4), ISSUERS[value % 3]
            found.save()

    def renumber(self, row: int, value: int) -> None:
        if found := pick(Directive.objects.order_by("pk"), row):
            self.made += 1
            found.number = f"{self.made}{NUMBERS[value % 5][1:]}"
            found.save(update_fields=["number"])

    def duty(self, row: int, value: int) -> None:
        if found := pick(Directive.objects.order_by("pk"), row):
            self.made += 1
            make_duty(found, f"khoản {self.made}", what=TITLES[value % 4])

    def rephrase(self, row: int, value: int) -> None:
        if found := pick(Duty.objects.order_by("pk"), row):
            found.what, found.lead = TITLES[value % 4], "Đội rà soát"
            found.save(update_fields=["what", "lead"])

    def strike(self, row: int, value: int) -> None:
        if found := pick(Duty.objects.order_by("pk"), row):
            found.delete()

    def plan(self, row: int, value: int) -> None:
        if row % 2 or not Plan.objects.exists():
            make_plan(self.ward, self.drafter, year=2020 + row % 10)
            return
        document = pick(Plan.objects.order_by("pk"), row).original
        content = type(CONTENT)(subject=TITLES[value % 4])
        drafting.save(document, content, base=document.current.number, by=self.drafter)


def told(directive: Directive, title: str = "") -> tuple[str, ...]:
    return spellings.of_document(
        kind=directive.kind,
        number=directive.number,
        issued_on=directive.issued_on,
        issuer=directive.issuer,
        title=title,
    )


def scanned(question: str) -> set[int]:
    """What the rows themselves say, read one by one."""
    runs, places = words.asked(question), set()
    for directive in Directive.objects.all():
        if words.holds(words.line(*told(directive, directive.title)), runs):
            places.add(Thing.DIRECTIVE.place(directive.issued_on, directive.pk))
    for duty in Duty.objects.all():
        said = (duty.place, duty.what, duty.addressee, duty.lead)
        if words.holds(words.line(*told(duty.directive), *said), runs):
            places.add(Thing.DUTY.place(duty.directive.issued_on, duty.pk))
    for plan in Plan.objects.all():
        paper = spellings.of_document(
            kind="KH", number="", issued_on=None, issuer=plan.organization.name, title=plan.subject
        )
        if words.holds(words.line(f"năm {plan.year}", *paper), runs):
            places.add(Thing.PLAN.place(today(plan.created_at), plan.pk))
    return places


def every_place(question: Question, by: Official) -> list[int]:
    """All pages, three places each."""
    places, after = [], None
    while True:
        page = found(question, by=by, after=after, size=3)
        places += page.places
        after = page.following
        if after is None:
            return places


def newest_first(place: int) -> tuple[int, int, int]:
    line = SearchLine.objects.get(pk=place)
    row = getattr(line, line.thing.column)
    directive = row.directive if isinstance(row, Duty) else row
    day = directive.created_at.date() if isinstance(row, Plan) else directive.issued_on
    return -day.toordinal(), -line.thing.rank, -row.pk


@pytest.fixture
def office(ward: Organization, drafter: Official) -> Office:
    return Office(ward, drafter)


@many
@given(writes)
def test_the_index_finds_after_any_writes_what_a_plain_scan_finds(
    office: Office, done: list[Write]
) -> None:
    with transaction.atomic():
        for write in done:
            office.do(write)
        for question in ASKED:
            places = every_place(Question(question), office.drafter)
            assert set(places) == scanned(question), question
            assert places == sorted(places, key=newest_first)
        assert [refresh_all(thing) for thing in Thing] == [0, 0, 0]
        transaction.set_rollback(True)
