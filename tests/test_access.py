"""Who gets what at every address: the table is in access/, the addresses are Django's.

An address without a line there fails the test.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from desk.agenda import subscribing
from desk.models import SavedSearch
from directives.issued import directive_of
from directives.models import Directive
from documents.models import Delivery, Document, Series
from localities.models import ResidentialGroup
from officials.models import (
    Appointment,
    Letterhead,
    Official,
    Organization,
    Role,
    SigningCapacity,
)
from plans import answering
from plans.models import Plan, Template
from tests.access_table import ADMIN, ROLES, Line, lines, written
from tests.activities import rows_of_activities
from tests.books import make_approved, make_line
from tests.cast import make_letterhead, make_member, make_official, signed_in
from tests.delegations import make_delegation
from tests.deliveries import make_handed, make_receipt
from tests.desk.handovers import rows_of_handovers
from tests.directives.making import make_directive, make_relation
from tests.documents.pdf_uploads import make_scan_of
from tests.duties import make_duty
from tests.households.counts import make_sheet
from tests.households.imports import make_waiting
from tests.households.leaving import make_release
from tests.households.reputable import rows_of_reputable
from tests.households.rows import kept_rows
from tests.households.territories import figures_of
from tests.objectives import rows_of_objectives
from tests.papers import ANNEXED, key_of, make_document, make_plan
from tests.plan_papers import rows_of_papers
from tests.reporting import rows_of_reports
from tests.situations import Office
from tests.tasks import rows_of_tasks

pytestmark = pytest.mark.only("sqlite")
OF_ROUND = {
    *("endorse_content", "endorse_form", "return", "take_down"),
    *("approve", "approve_on_paper"),
}
SITUATIONS = {
    "submit": "draft",
    "recall": "in review",
    "endorse_content": "in review",
    "endorse_form": "in review",
    "return": "in review",
    "take_down": "in review",
    "answer": "returned",
    "approve": "awaiting approval",
    "approve_on_paper": "awaiting approval",
    "history": "in review",
    "copy": "numbered after ink",
    "figures": "numbered after ink",
    "original": "issued",
    "record_ink": "approved for ink",
    "put_in_signed": "numbered for a token",
    "put_in_scan": "issued",
    "issue": "numbered after ink",
    "supersede": "issued and replaced",
    "revoke": "issued and recalled",
    "end_elsewhere": "issued",
    "send": "issued",
}
"""In which situation a paper is looked at, where it is not a draft that nobody handed up."""
ADMIN_SITE = {
    *("index", "login", "logout", "password_change", "password_change_done", "autocomplete"),
    *("jsi18n", "view_on_site", "app_list", "auth_user_password_change"),
}


def addresses(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from addresses(entry, space + inner)
        elif entry.name:
            yield space + entry.name


ADDRESSES = sorted(set(addresses(get_resolver())))
OURS = [name for name in ADDRESSES if not name.startswith("admin:")]
ADMINS = [name.removeprefix("admin:") for name in ADDRESSES if name.startswith("admin:")]


@pytest.fixture
def clients(request: pytest.FixtureRequest, db: None) -> dict[str, Client]:
    root = make_official("goc", "Quản Trị Gốc", is_staff=True, is_superuser=True)
    cast = {
        role: request.getfixturevalue(role)
        for role in ROLES
        if role not in {"superuser", "anonymous"}
    }
    found = {role: signed_in(official) for role, official in {**cast, "superuser": root}.items()}
    return {**found, "anonymous": Client()}


def rows_of(organization: Organization, by: Official) -> dict[str, object]:
    """What each parameter of an address stands for in one ward."""
    document = make_document(organization, by, ANNEXED)
    group = ResidentialGroup.objects.create(
        unit=organization.unit, kind=ResidentialGroup.Kind.KHOI, name="Khối 1"
    )
    head = Letterhead.objects.filter(organization=organization).first()
    line = make_line(organization, by)
    plan, directives = make_plan(organization, by), directives_of(organization, by)
    sheet = make_sheet(group, organization, by)
    return {
        "approved": make_approved(organization, by).pk,
        "book": line.book_id,
        "line": line.pk,
        "body": Series.objects.create(
            organization=organization, use="advisory", name="Ban Chỉ đạo mẫu", symbol="BCĐ"
        ).pk,
        "delegation": make_delegation(organization, by).pk,
        **directives,
        **figures_of(sheet),
        "plans": plan.pk,
        "reports": rows_of_reports(organization, by),
        **duties_of(plan, directives["directives"], by),
        **rows_of_tasks(plan, by),
        **rows_of_activities(organization, by),
        "feed": {"secret": subscribing.subscribe(by, organization, now=datetime.now(UTC))},
        **rows_of_objectives(plan, Directive.objects.get(pk=directives["directives"]), by),
        **rows_of_handovers(organization, by),
        "documents": document.pk,
        "key": key_of(document.current, "Giữ vững"),
        "person": by.pk,
        "saved_search": SavedSearch.objects.create(official=by, name="Việc", question="q=a").pk,
        "post": Appointment.objects.get(official=by).pk,
        "group": group.pk,
        "import": make_waiting(organization, by).pk,
        "release": make_release(document, by).pk,
        "letterhead": (head or make_letterhead(organization)).pk,
        **rows_of_reputable(organization, by),
    }


def directives_of(organization: Organization, by: Official) -> dict[str, object]:
    directive = make_directive(organization, by, file=b"Cong van mau")
    earlier = make_directive(organization, by, number="15/UBND-NC")
    relation = make_relation(directive, earlier, by=by)
    return {"directives": directive.pk, "relation": relation.pk}


def duties_of(plan: Plan, directive: object, by: Official) -> dict[str, object]:
    """A duty of the plan's own office, answered, and where each address stands about it."""
    duty = make_duty(Directive.objects.get(pk=directive), organization=plan.organization)
    assert answering.answer_by_sentence([duty], plan, "Đã làm.", by=by)
    in_directive = {"pk": duty.directive_id, "duty_pk": duty.pk}
    return {
        "answer_duty": {"pk": plan.pk, "duty_pk": duty.pk},
        "take_back_answer": {"pk": plan.pk, "answer_pk": plan.duty_answers.get().pk},
        **dict.fromkeys(("edit_duty", "withdraw_duty"), in_directive),
    }


def foreign_office(ward: Organization, by: Official) -> Office:
    head = make_member("khac.vp", "Võ Văn Nơi Khác", ward, Role.OFFICE_HEAD)
    clerk = make_member("khac.vt", "Võ Thị Nơi Khác", ward, Role.CLERK)
    signing = SigningCapacity.ON_BEHALF
    signer = make_member("khac.ct", "Võ Nơi Khác", ward, Role.CHAIR, signing_capacity=signing)
    return Office(ward, by, head, clerk, signer)


def papers_of(office: Office) -> dict[str, object]:
    """A paper in each situation that some address is about."""
    made = {situation: office.make(situation) for situation in {*SITUATIONS.values()}}
    original = make_scan_of(made["issued"], office.clerk)
    given = directive_of(made["issued"], by=office.clerk)
    return {
        "duty_matrix": {"pk": given.pk},
        **{situation: paper.pk for situation, paper in made.items()},
        "original": original.pk,
        **arrivals_of(made["issued"], office.clerk),
        **rows_of_papers(office),
        **kept_rows(office.organization, reader=office.drafter, chair=office.signer),
    }


def arrivals_of(issued: Document, clerk: Official) -> dict[str, object]:
    """The paper sent to the office itself, and another in its book of incoming papers."""
    office = issued.organization
    delivery = Delivery.objects.create(
        sender=office, recipient=office, document=issued, line=office.name, sent_by=clerk
    )
    receipt = make_receipt(make_directive(office, clerk, number="16/UBND-NC"), by=clerk)
    handed = make_handed(receipt.directive, by=clerk)
    return {
        "delivery": delivery.pk,
        "receipt": receipt.pk,
        "incoming": receipt.book_id,
        "withdraw": {"pk": issued.pk, "delivery_pk": delivery.pk},
        "take_back": {"pk": receipt.directive_id, "delivery_pk": handed.pk},
    }


@pytest.fixture
def rows(
    province: Organization,
    ward: Organization,
    other_ward: Organization,
    drafter: Official,
    reviewer: Official,
    chair: Official,
    clerk: Official,
    stranger: Official,
    settings: object,
) -> dict[str, dict[str, object]]:
    settings.HOUSEHOLD_ROWS_ON_SHARED_SERVER = True  # type: ignore[attr-defined]
    template = Template.objects.create(slug="mau", kind="KH", title="Mẫu", text="KẾ HOẠCH\nMẫu")
    own, foreign = rows_of(ward, drafter), rows_of(other_ward, stranger)
    own |= papers_of(Office(ward, drafter, reviewer, clerk, chair))
    foreign |= papers_of(foreign_office(other_ward, stranger))
    return {"own": own, "foreign": foreign, "all": {"template": template.pk}}


FIXED: dict[str, dict[str, object]] = {
    "annex": {"place": 1},
    "copy": {"name": "ban-ky"},
    "download": {"number": 1, "suffix": "docx"},
    "end_elsewhere": {"way": "thu-hoi"},
    "follow": {"way": "thay-the"},
    "print_book": {"suffix": "xlsx"},
    "print_incoming": {"suffix": "xlsx"},
    "printed_copy": {"copy_pk": 999},
    "release_table": {"suffix": "xlsx"},
    "restore": {"number": 1},
    "revision": {"number": 1},
    "say": {"slug": "lanh-dao"},
}
"""What addresses of a paper need beside its key, the same for every paper."""
ABOUT = {
    "book": "book",
    "close_series": "body",
    "choose_print": "book",
    "choose_incoming_print": "incoming",
    "print_incoming": "incoming",
    **dict.fromkeys(("receipt", "strike", "say", "report", "stamp", "slip"), "receipt"),
    **dict.fromkeys(("delivered", "delivered_pdf", "register_delivery"), "delivery"),
    "clear_delivery": "delivery",
    **dict.fromkeys(("cite", "examine", "mend", "pointed"), "documents"),
    **dict.fromkeys(("figures_of_draft", "take_figures"), "documents"),
    **dict.fromkeys(("take_figures_as_of", "put_figures", "put_opening"), "documents"),
    "end_appointment": "post",
    "end_delegation": "delegation",
    "give_number": "approved",
    "print_book": "book",
    "reserve_number": "book",
    **dict.fromkeys(("import", "import_confirm", "import_cancel", "import_faults"), "import"),
    **dict.fromkeys(("import_returned", "import_clear"), "import"),
    **dict.fromkeys(("release", "release_table"), "release"),
    "search_forget": "saved_search",
    "void_number": "line",
}
"""Which row an address is about, where its app does not tell."""


TAKEN = {
    "directives:pointed": {"key": "key"},
    "directives:unrelate": {"relation_pk": "relation"},
    "documents:edit": {"key": "key"},
    "documents:original": {"original_pk": "original"},
    "documents:preview": {"key": "key"},
}
"""What an address takes of further rows."""


def arguments(name: str, row: dict[str, object]) -> dict[str, object]:
    app, view = name.split(":")
    if app == "reports":
        return row["reports"][view]  # type: ignore[index, no-any-return]
    if isinstance(row.get(view), dict):
        return row[view]  # type: ignore[return-value]
    if name == "plans:new_from_template":
        return {"pk": row["template"]}
    if name == "documents:new_of_kind":
        return {"slug": "quyet-dinh"}
    if name == "households:import_new":
        return {"slug": "phieu-so-lieu"}
    if view == "appoint":
        return {"official_pk": row["person"]}
    taken = {argument: row[of] for argument, of in TAKEN.get(name, {}).items()}
    of_round = {"number": 1} if view in OF_ROUND else {}
    return {"pk": row[about(name)], **taken, **of_round, **FIXED.get(view, {})}


def about(name: str) -> str:
    """Which row an address is about."""
    app, view = name.split(":")
    if view in SITUATIONS or view in ABOUT:
        return {**ABOUT, **SITUATIONS}[view]
    if app in {"plans", "directives", "documents"}:
        return app
    return "group" if "group" in view else "letterhead" if "letterhead" in view else "person"


def address_of(line: Line, rows: dict[str, dict[str, object]]) -> str:
    row = rows[line.territory]
    of_all = {"plans:new_from_template", "documents:new_of_kind", "households:import_new"}
    about_a_row = line.territory != "all" or line.name in of_all
    return reverse(line.name, kwargs=arguments(line.name, row) if about_a_row else {})


def status(client: Client, method: str, address: str) -> int:
    """What is answered; whatever was done is undone again."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = client.generic(method, address, content_type="application/x-www-form-urlencoded")
        # A file that is not read to its end would close the database with it.
        answer.getvalue()
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer.status_code


def test_every_address_has_its_lines() -> None:
    written = {line.name for line in lines()}
    assert written == set(OURS)
    for line in lines():
        other = {"own": "foreign", "foreign": "own"}.get(line.territory)
        if other:
            assert any((x.name, x.territory) == (line.name, other) for x in lines()), line.name


@pytest.mark.timeout(900)  # every address for eleven roles
def test_everybody_gets_what_the_table_says(
    clients: dict[str, Client], rows: dict[str, dict[str, object]]
) -> None:
    wrong = []
    for line in lines():
        address = address_of(line, rows)
        got = tuple(status(clients[role], line.method, address) for role in ROLES)
        if got != line.expected:
            differing = {
                role: (expected, answered)
                for role, expected, answered in zip(ROLES, line.expected, got, strict=True)
                if expected != answered
            }
            wrong.append(f"{line.name} {line.territory} {line.method}: {differing}")
    assert wrong == [], "\n".join(wrong)


def models() -> dict[str, tuple[int, int]]:
    found = (line.split() for line in written(ADMIN))
    return {name: (int(listed), int(added)) for name, listed, added in found}


def test_every_address_of_django_s_admin_has_its_line() -> None:
    views = {
        f"{model}_{view}"
        for model in models()
        for view in ("changelist", "add", "history", "delete", "change")
    }
    assert set(ADMINS) == views | ADMIN_SITE


def test_django_s_admin_is_for_superusers_only(clients: dict[str, Client]) -> None:
    wrong = []
    for name in ADMINS:
        needs_row = name.endswith(("_history", "_delete", "_change")) and name not in ADMIN_SITE
        arguments = {
            "app_list": ["plans"],
            "view_on_site": [1, 1],
            "auth_user_password_change": [1],
        }
        address = reverse(f"admin:{name}", args=arguments.get(name, [1] if needs_row else []))
        for role, client in clients.items():
            if role != "superuser":
                got = status(client, "GET", address)
                wrong += [] if got in {302, 403, 404, 405} else [(name, role, got)]
    assert wrong == []
    assert status(clients["administrator"], "GET", reverse("admin:login")) == 403


@pytest.mark.parametrize("model", models())
def test_what_is_frozen_cannot_be_added_in_django_s_admin(
    clients: dict[str, Client], model: str
) -> None:
    got = tuple(
        status(clients["superuser"], "GET", reverse(f"admin:{model}_{view}"))
        for view in ("changelist", "add")
    )
    assert got == models()[model]
