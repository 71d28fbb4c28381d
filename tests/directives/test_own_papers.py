"""An office cites its own earlier papers as it cites others'."""

from dataclasses import replace

import pytest
from django.test import Client

from directives import issued
from directives.models import Directive
from documents.models import Document
from documents.sheets import draft_of
from officials.models import Official, Organization
from paper.kinds import Kind
from paper.writers import text
from tests.books import make_approved
from tests.cast import signed_in
from tests.deliveries import make_clerk, make_issued
from tests.papers import CONTENT, make_document
from vietnamese.dates import long_date, today

pytestmark = pytest.mark.django_db
LIST = "/van-ban-chi-dao/"
CITING = replace(CONTENT, text="1. Thực hiện [[01/KH-UBND]] của phường.")
NAME = "Kế hoạch số 01/KH-UBND"


@pytest.fixture
def writer(ward: Organization) -> Official:
    return make_clerk(ward, "vt.phuong")


def printed(document: Document) -> str:
    return text.write(draft_of(document, document.current).sheet)


def test_a_draft_cites_what_its_office_has_issued(ward: Organization, writer: Official) -> None:
    draft = make_document(ward, writer, content=CITING)
    assert draft_of(draft, draft.current).unknown == ("[[01/KH-UBND]]",)
    paper = make_issued(ward, writer, kind=Kind.PLAN)
    full = f"Thực hiện {NAME} {long_date(today())} của {ward.name} "
    assert full + paper.subject[:1].lower() in printed(draft)


def test_what_is_not_issued_is_nobody_s_directive(ward: Organization, writer: Official) -> None:
    approved = make_approved(ward, writer, kind=Kind.PLAN)
    with pytest.raises(issued.NotIssuedError):
        issued.directive_of(approved, by=writer)
    assert not Directive.objects.filter(document=approved).exists()


def test_what_was_written_down_by_hand_becomes_the_paper_s_row(
    ward: Organization, writer: Official
) -> None:
    make_issued(ward, writer, kind=Kind.PLAN)
    first = Directive.objects.get(number="01/KH-UBND")
    byhand = Directive.objects.create(
        kind="KH",
        number="02/KH-UBND",
        issuer=first.issuer,
        issued_on=today(),
        title="Ghi tay trước khi phát hành",
        source="Sổ",
        certainty=first.certainty,
        kept_by=ward,
    )
    paper = make_issued(ward, writer, kind=Kind.PLAN)
    byhand.refresh_from_db()
    assert byhand.document == paper
    assert Directive.objects.filter(number="02/KH-UBND").count() == 1


def test_the_list_shows_papers_of_others_and_those_of_the_office_when_asked(
    ward: Organization, writer: Official
) -> None:
    make_issued(ward, writer, kind=Kind.PLAN)
    client = signed_in(writer)
    assert "01/KH-UBND" not in shown(client, "")
    assert "01/KH-UBND" not in shown(client, "?so=co-quan")
    assert "01/KH-UBND" in shown(client, "?so=phat-hanh")


def shown(client: Client, question: str) -> str:
    return client.get(f"{LIST}{question}").content.decode()
