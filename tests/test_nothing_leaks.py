"""Nothing of a ward's drafts, rows, notes, files reaches the province; nothing of one ward another.

Into every text that a ward may write a word is put that nobody else writes (tests/sentinels.py).
Then everybody outside reads every address, export, search, feed and refusal.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.db.models import QuerySet
from django.forms import BaseForm, Field, ModelChoiceField
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from desk.agenda import subscribing
from documents.models import StoredFile
from officials.models import Official
from reports.models import Finding, FindingAnswer, Sending, Visit, VisitFinding
from tests import test_access
from tests.access_table import lines
from tests.readable import words_of
from tests.sentinels import BYTES, Sentinel, columns, sentinels_in
from tests.test_bounds import OURS
from tests.test_bounds_of_pages import form_classes, load_all_modules
from tests.watched_ward import MACHINE, World, make_world

pytestmark = [pytest.mark.only("sqlite"), pytest.mark.django_db]

ABOVE = ("province's drafter", "police reviewer")
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
WHO_SENDS = {
    *("officials.Official.full_name", "officials.Official.office_phone"),
    "officials.Organization.office_phone",
}
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
NONSENSE = "zqkaa999999z"
"""As a word is, and nobody's."""
SECRET_OF_A_FORM = re.compile(r"\b[A-Za-z0-9]{64}\b")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        with override_settings(HOUSEHOLD_ROWS_ON_SHARED_SERVER=True):
            yield make_world()
        transaction.set_rollback(True)


def readable(world: World) -> set[Sentinel]:
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


@pytest.mark.parametrize("who", ABOVE)
def test_the_province_reads_what_was_handed_up_and_nothing_else_of_a_ward(
    world: World, who: str
) -> None:
    read = list(_read(world, who))
    assert _leaks(read, world.put - readable(world)) == []
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
    known = readable(world) | world.of(*OF_THE_PLACE)
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
        is_file = "Content-Disposition" in answer and "calendar" not in answer["Content-Type"]
        assert not is_file or "no-store" in answer.get("Cache-Control", ""), address
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
