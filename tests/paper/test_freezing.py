"""Frozen sheets: the same sheet comes back, and each hash follows what it is about only."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper import outline
from paper.blocks import Block, Rank
from paper.freezing import content_hash, form_hash, from_data, to_data
from paper.kinds import Kind
from paper.sheet import Annex, IssueDate, Sheet, Signature, Urgency
from tests.paper.texts import many, outline_texts

SHEET = Sheet(
    kind=Kind.PLAN,
    blocks=(Block(Rank.SECTION, "MỤC ĐÍCH", "I."), Block(Rank.TABLE, "| a | b |\n|---|---|")),
    superior="UBND TỈNH",
    issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU"),
    number="5",
    symbol="KH-UBND",
    place="Mẫu",
    issued=IssueDate(1, 4, 2026),
    subject="Bảo đảm an ninh",
    addressed_to=("UBND tỉnh",),
    authority="CHỦ TỊCH",
    legal_basis=("Luật mẫu",),
    enacting="QUYẾT ĐỊNH:",
    recipients=("Như trên", "Lưu: VT"),
    signatures=(Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lê Văn Thử"),),
    annexes=(Annex("Phụ lục", "Bảng", (Block(Rank.POINT, "Việc", "a)"),)),),
    urgency=Urgency.URGENT,
    circulation="LƯU HÀNH NỘI BỘ",
    drafter_mark="NVM",
    contact="ĐT: 0238",
    draft=False,
    unplaced=("Dòng lạ",),
)
CONTENT, LATER = {"blocks", "annexes"}, {"number", "issued", "draft"}
OTHERWISE: dict[str, object] = {
    "kind": Kind.REPORT,
    "blocks": (Block(Rank.SECTION, "YÊU CẦU", "I."),),
    "annexes": (),
    "issuer": ("KHÁC",),
    "issued": IssueDate(2, 4, 2026),
    "addressed_to": (),
    "legal_basis": (),
    "recipients": (),
    "signatures": (),
    "urgency": None,
    "draft": True,
    "unplaced": (),
}


def test_what_was_frozen_before_annexes_had_a_size_keeps_its_hash() -> None:
    annex, large = SHEET.annexes[0], replace(SHEET.annexes[0], is_large=True)
    assert set(to_data(SHEET)["annexes"][0]) == {"label", "title", "blocks"}
    assert from_data(to_data(replace(SHEET, annexes=(annex, large)))).annexes == (annex, large)


def test_a_frozen_sheet_comes_back_as_it_was_through_json() -> None:
    assert from_data(json.loads(json.dumps(to_data(SHEET)))) == SHEET
    empty = Sheet(kind=None, blocks=())
    assert from_data(json.loads(json.dumps(to_data(empty)))) == empty


def test_every_component_is_set_in_the_sheet_of_these_tests() -> None:
    assert [field.name for field in fields(Sheet) if not getattr(SHEET, field.name)] == ["draft"]


@many
@given(outline_texts, st.text(max_size=30))
def test_any_text_is_frozen_without_loss(text: str, subject: str) -> None:
    sheet = Sheet(kind=Kind.PLAN, blocks=outline.parse(text), subject=subject)
    assert from_data(json.loads(json.dumps(to_data(sheet)))) == sheet


@pytest.mark.parametrize("name", [field.name for field in fields(Sheet)])
def test_each_hash_follows_its_own_components_only(name: str) -> None:
    changed = replace(SHEET, **{name: OTHERWISE.get(name, "khác")})  # type: ignore[arg-type]
    assert (content_hash(changed) != content_hash(SHEET)) is (name in CONTENT)
    assert (form_hash(changed) != form_hash(SHEET)) is (name not in CONTENT | LATER)


@pytest.mark.parametrize(
    "blocks",
    [
        (Block(Rank.SECTION, "MỤC ĐÍCH", "II."),),
        (Block(Rank.CLAUSE, "MỤC ĐÍCH", "I."),),
        (Block(Rank.SECTION, "MỤC ĐÍCH ", "I."),),
        (Block(Rank.SECTION, "MỤC", "I."), Block(Rank.PARAGRAPH, "ĐÍCH")),
    ],
)
def test_marker_rank_and_division_belong_to_the_content(blocks: tuple[Block, ...]) -> None:
    plain = replace(SHEET, blocks=(Block(Rank.SECTION, "MỤC ĐÍCH", "I."),))
    assert content_hash(replace(plain, blocks=blocks)) != content_hash(plain)


def test_the_hashes_are_those_of_the_first_version_for_ever() -> None:
    assert content_hash(SHEET) == CONTENT_HASH
    assert form_hash(SHEET) == FORM_HASH


def test_what_another_version_froze_is_not_guessed_at() -> None:
    with pytest.raises(ValueError, match="version 2"):
        from_data({**to_data(SHEET), "version": 2})


CONTENT_HASH = "08214c84c1fd2bcdf7c2e33685040b83a390693eba7801028944ba8357ec9b4a"
FORM_HASH = "11e173db3c2a795ab7ae9e1431799d1a4d9c1abccf1d52b408c3b418762ea9a5"
