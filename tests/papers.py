"""Drafts for the tests: a short plan with every rank an office uses, and ways to make more."""

from dataclasses import replace

from documents.drafts import drafting
from documents.drafts.content import AnnexText, Content
from documents.drafts.parts import texts_of
from documents.models import Document, Revision
from officials.models import Official, Organization
from paper.kinds import Kind
from plans import creating
from plans.models import Plan

TEXT = """\
Phường có 9 khối.

I. MỤC ĐÍCH

1. Giữ vững an ninh, trật tự:

a) Tuyên truyền tại từng khối.

b) Hòa giải ngay từ cơ sở.

2. Phân công rõ việc.

II. TỔ CHỨC THỰC HIỆN

1. Công an phường chủ trì.

Giao văn phòng theo dõi./.
"""
CONTENT = Content(
    subject="Bảo đảm an ninh, trật tự năm 2026",
    text=TEXT,
    recipients=("UBND tỉnh (để báo cáo)", "Lưu: VT, VHXH"),
)
ANNEXED = replace(
    CONTENT,
    annexes=(
        AnnexText("Bảng phân công", "| Việc | Đơn vị |\n|---|---|\n| Tuyên truyền | Công an |\n"),
        AnnexText("Danh mục mô hình", "1. Mô hình tự quản khối 1.\n"),
    ),
)


def make_document(
    organization: Organization, by: Official, content: Content = CONTENT, *, kind: Kind = Kind.PLAN
) -> Document:
    return drafting.create(organization, kind=kind, content=content, by=by)


def make_plan(
    organization: Organization, by: Official, content: Content = CONTENT, *, year: int = 2026
) -> Plan:
    return creating.from_content(organization, content, year=year, by=by)


def keyed(revision: Revision) -> dict[str, str]:
    """Key → text of every block of the main text."""
    main = texts_of(revision)[0]
    return dict(zip(main.keys, (block.text for block in main.blocks), strict=True))


def key_of(revision: Revision, opening: str) -> str:
    """The key of the block whose text begins so."""
    return next(
        key
        for one in texts_of(revision)
        for key, block in zip(one.keys, one.blocks, strict=True)
        if block.text.startswith(opening)
    )
