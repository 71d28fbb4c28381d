"""“khoản 2 Mục II” in a draft goes on naming its place when that moves."""

from dataclasses import replace

import pytest

from documents.drafts import drafting
from officials.models import Official, Organization
from tests.papers import CONTENT, make_document

pytestmark = pytest.mark.django_db

TEXT = """\
I. MỤC ĐÍCH

1. Giữ an toàn, cụ thể tại khoản 2 Mục II.

II. NHIỆM VỤ

1. Tuyên truyền ở từng khối.

2. Kiểm tra khu nhà trọ, chợ.
"""


def test_a_clause_put_in_before_moves_the_references_to_those_after_it(
    ward: Organization, drafter: Official
) -> None:
    document = make_document(ward, drafter, content=replace(CONTENT, text=TEXT))
    text = TEXT.replace("II. NHIỆM VỤ\n", "II. NHIỆM VỤ\n\n1. Kiện toàn các đội dân phòng.\n")
    content = replace(document.current.content, text=text)
    saved = drafting.save(document, content, base=1, by=drafter)
    assert "cụ thể tại khoản 3 Mục II." in saved.text
    assert "3. Kiểm tra khu nhà trọ, chợ." in saved.text
    assert len(saved.keys) == len(saved.content.blocks)


def test_the_sentence_one_is_writing_is_left_as_typed(
    ward: Organization, drafter: Official
) -> None:
    document = make_document(ward, drafter, content=replace(CONTENT, text=TEXT))
    text = TEXT.replace("II. NHIỆM VỤ\n", "II. NHIỆM VỤ\n\n1. Kiện toàn các đội dân phòng.\n")
    text = text.replace("an toàn, cụ thể", "an toàn như nêu")
    content = replace(document.current.content, text=text)
    assert (
        "như nêu tại khoản 2 Mục II." in drafting.save(document, content, base=1, by=drafter).text
    )
