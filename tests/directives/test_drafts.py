"""The doctor beside a draft: what it points at, and its words put in by a button."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from directives import drafts, loading
from directives.drafts import Pointed, pointed_at, pointed_at_part
from documents.drafts import drafting, parts
from documents.drafts.content import AnnexText, Content
from documents.models import Document
from documents.review import submitting
from documents.sheets import sheet_of
from history.models import Entry
from officials.models import Official, Organization
from paper.checks import Severity
from tests.cast import signed_in
from tests.lifecycle import make_signed_draft
from tests.papers import CONTENT, key_of, make_document

pytestmark = pytest.mark.django_db
ON = date(2026, 4, 1)
WRONG = "Quyết định số 12/2018/CT-TTG"
RIGHT = "Quyết định số 12/2018/QĐ-TTg"
TITLE = (
    "tiêu chí lựa chọn, công nhận người có uy tín và chính sách đối với người có uy tín trong "
    "đồng bào dân tộc thiểu số"
)
TYPED = f"{RIGHT} ngày 06 tháng 3 năm 2018 của Thủ tướng Chính phủ về {TITLE}"


@pytest.fixture(autouse=True)
def _register(db: None) -> None:
    loading.load()


def make_draft(ward: Organization, by: Official, text: str, **components: object) -> Document:
    values = {"text": f"1. {text}.\n2. Phân công rõ việc./.", "dated_on": ON, **components}
    return make_document(ward, by, replace(CONTENT, **values))


def found(document: Document, rule: str) -> Pointed:
    return next(p for p in pointed_at(document, document.current) if p.finding.rule == rule)


def mend(document: Document, by: Official, rule: str) -> str:
    base = document.current.number
    drafts.mend(document, found(document, rule).finding.id, base=base, by=by)
    return document.current.text


def test_a_wrong_symbol_is_pointed_at_where_it_stands(
    ward: Organization, drafter: Official
) -> None:
    document = make_draft(ward, drafter, f"Theo {WRONG}")
    pointed = found(document, "symbol-kind")
    assert pointed.finding.severity is Severity.ERROR
    assert (pointed.finding.excerpt, pointed.finding.suggestion) == (
        "12/2018/CT-TTG",
        "12/2018/QĐ-TTg",
    )
    assert (pointed.where, pointed.key) == ("Khoản 1", key_of(document.current, "Theo"))
    severities = [one.finding.severity for one in pointed_at(document, document.current)]
    assert severities == sorted(severities, key=list(Severity).index)


def test_the_words_proposed_are_put_in_and_traced_as_a_save(
    ward: Organization, drafter: Official
) -> None:
    document = make_draft(ward, drafter, f"Theo {WRONG}")
    assert mend(document, drafter, "symbol-kind").startswith(f"1. Theo {RIGHT}.")
    assert document.current.number == 2
    assert document.current.note == "Sửa theo gợi ý: 12/2018/CT-TTG → 12/2018/QĐ-TTg"
    assert Entry.objects.filter(verb="documents.save").count() == 1


def test_a_citation_typed_freely_is_bound_with_all_its_words(
    ward: Organization, drafter: Official
) -> None:
    text = f"Theo {TYPED} (được sửa đổi, bổ sung bởi Quyết định số 28/2023/QĐ-TTg), công khai"
    document = make_draft(ward, drafter, text)
    assert mend(document, drafter, "unbound").startswith("1. Theo [[12/2018/QĐ-TTg]], công khai.")
    printed = sheet_of(document, document.current).blocks[0].text
    assert printed == f"{text}."


@pytest.mark.parametrize("typed", ["12/2018/CT-TTg", "12/2018/QĐ-CP"])
def test_a_mark_that_means_nothing_is_pointed_at_and_mended(
    ward: Organization, drafter: Official, typed: str
) -> None:
    document = make_draft(ward, drafter, f"Theo [[{typed}]]")
    printed = sheet_of(document, document.current).blocks[0].text
    assert printed == f"Theo «\\[[{typed}]]»."
    assert mend(document, drafter, "mark-unknown").startswith("1. Theo [[12/2018/QĐ-TTg]].")


@pytest.mark.parametrize(
    ("component", "lines"),
    [("legal_basis", (f"Căn cứ {TYPED}", "Căn cứ [[72/2025/QH15]]"))],
)
def test_the_legal_basis_is_mended_line_by_line(
    ward: Organization, drafter: Official, component: str, lines: tuple[str, ...]
) -> None:
    document = make_draft(ward, drafter, "Không dẫn gì", **{component: lines})
    pointed = found(document, "unbound")
    assert (pointed.where, pointed.key) == ("Căn cứ", "")
    mend(document, drafter, "unbound")
    assert document.current.legal_basis == ["Căn cứ [[12/2018/QĐ-TTg]]", "Căn cứ [[72/2025/QH15]]"]


def test_an_annex_is_mended_in_its_own_text(ward: Organization, drafter: Official) -> None:
    annexes = (AnnexText("Một", "1. Không dẫn gì."), AnnexText("Hai", f"1. Theo {WRONG}."))
    document = make_draft(ward, drafter, "Theo Phụ lục I và Phụ lục II", annexes=annexes)
    assert found(document, "symbol-kind").where == "Phụ lục 2, khoản 1"
    mend(document, drafter, "symbol-kind")
    assert [annex["text"] for annex in document.current.annexes] == [
        "1. Không dẫn gì.\n",
        f"1. Theo {RIGHT}.\n",
    ]


def test_a_stale_button_changes_nothing(ward: Organization, drafter: Official) -> None:
    document = make_draft(ward, drafter, f"Theo {WRONG}")
    finding = found(document, "symbol-kind").finding.id
    other = Document.objects.get(pk=document.pk)
    content = replace(other.current.content, subject="Trích yếu khác")
    drafting.save(other, content, base=1, by=drafter)
    document.refresh_from_db()
    with pytest.raises(drafting.StaleError):
        drafts.mend(document, finding, base=1, by=drafter)
    with pytest.raises(drafts.GoneError):
        drafts.mend(document, "khong-co", base=2, by=drafter)
    assert document.revisions.count() == 2


def test_a_button_on_the_page_saves_and_comes_back_to_the_piece(
    ward: Organization, drafter: Official
) -> None:
    document = make_draft(ward, drafter, f"Theo {WRONG}")
    client, page = signed_in(drafter), reverse("documents:detail", args=[document.pk])
    finding = found(document, "symbol-kind").finding.id
    html = client.get(page).content.decode()
    assert html.count(f'value="{finding}"') == 1
    assert "Sửa theo gợi ý" in html
    answer = client.post(
        reverse("directives:mend", args=[document.pk]), {"base": "1", "finding": finding}
    )
    document.refresh_from_db()
    assert RIGHT in document.current.text
    assert answer["Location"].endswith(f"#doan-{key_of(document.current, 'Theo')}")


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"base": "1"}, "Chưa sửa gì: Nguyễn Văn Mẫu vừa lưu văn bản này."),
        ({"base": "2", "finding": "x"}, "Chưa sửa gì: chỗ được chỉ ra không còn"),
        ({}, "Chưa sửa gì"),
    ],
)
def test_what_cannot_be_put_in_is_told(
    ward: Organization, drafter: Official, sent: dict[str, str], told: str
) -> None:
    document = make_draft(ward, drafter, f"Theo {WRONG}")
    drafting.save(document, replace(document.current.content, subject="Khác"), base=1, by=drafter)
    client = signed_in(drafter)
    answer = client.post(reverse("directives:mend", args=[document.pk]), sent, follow=True)
    assert told in answer.content.decode()
    assert document.revisions.count() == 2


def test_only_what_stands_in_the_part_is_told_while_it_is_typed(
    ward: Organization, drafter: Official
) -> None:
    document = make_draft(ward, drafter, f"Theo {WRONG}")
    revision = document.current
    other = parts.find(revision, key_of(revision, "Phân công"))
    assert other
    assert pointed_at_part(document, revision, other, "2. Không dẫn gì./.") == ()
    typed = pointed_at_part(document, revision, other, "2. Theo Nghị định 5/2011/NĐ-CP./.")
    assert ("number-padded", "05/2011/NĐ-CP") in [(one.rule, one.suggestion) for one in typed]
    assert not any(one.excerpt == "12/2018/CT-TTG" for one in typed)


def test_of_a_long_paper_the_page_comes_first_and_then_what_is_to_be_said(
    ward: Organization, drafter: Official
) -> None:
    long = "\n".join(f"{n}. Việc của khối {n}, làm đúng kế hoạch đã giao." for n in range(2, 1600))
    document = make_draft(ward, drafter, f"Theo {WRONG}.\n{long}")
    revision = document.current
    client = signed_in(drafter)
    page = client.get(reverse("documents:detail", args=[document.pk])).content.decode()
    url = reverse("directives:examine", args=[document.pk])
    assert f'hx-get="{url}"' in page
    assert "Sửa theo gợi ý" not in page
    assert "Sửa theo gợi ý" in client.get(url).content.decode()
    part = parts.find(revision, key_of(revision, "Việc của khối 7,"))
    assert part
    typed = pointed_at_part(document, revision, part, f"8. Theo {WRONG}.")
    assert ("symbol-kind", "12/2018/QĐ-TTg") in [(one.rule, one.suggestion) for one in typed]


def test_the_page_tells_it_while_typing(ward: Organization, drafter: Official) -> None:
    document = make_draft(ward, drafter, "Không dẫn gì")
    key = key_of(document.current, "Không")
    client = signed_in(drafter)
    url = reverse("directives:pointed", args=[document.pk, key])
    html = client.post(url, {"base": "1", "text": f"1. Theo {WRONG}."}).content.decode()
    assert 'data-replace="12/2018/CT-TTG" data-with="12/2018/QĐ-TTg"' in html
    assert document.revisions.count() == 1


def test_at_submission_everything_is_listed_and_hints_ask_for_nothing(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    content = Content(
        subject="Một việc",
        text=f"1. Theo {WRONG}.\n2. Phục vụ nhân dân./.",
        recipients=("Lưu: VT",),
        dated_on=ON,
    )
    document = make_signed_draft(ward, drafter, signer=chair, content=content)
    prepared = submitting.prepare(document)
    assert any(
        one.text.startswith("Sai: Khoản 1 “12/2018/CT-TTG”") and "12/2018/QĐ-TTg" in one.text
        for one in prepared.findings
    )
    assert any("“Nhân dân” viết hoa" in one.text for one in prepared.hints)
    assert not any(one.is_hint for one in prepared.findings)
    html = signed_in(drafter).get(reverse("documents:submit", args=[document.pk])).content.decode()
    assert "gợi ý, không phải giải trình" in html


def test_a_reader_is_not_shown_the_doctor(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    document = make_draft(ward, drafter, f"Theo {WRONG}")
    page = reverse("documents:detail", args=[document.pk])
    assert "Sửa theo gợi ý" not in signed_in(clerk).get(page).content.decode()
