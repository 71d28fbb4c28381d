"""Wards whose figures leave them, for the tests: counts, and papers with marks on their way."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils import timezone

from documents.issued import issuing
from documents.models import Document
from documents.numbers import numbering
from households.models import FigureRelease, GroupCount, ReleasedFigure, ReleasedGroup
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.households.counts import (
    END_OF_2023,
    KINH,
    MUONG,
    TAY,
    THO,
    make_ethnic_groups,
    make_groups,
    make_sheet,
)
from tests.lifecycle import approve, make_signed_draft, sign_in_ink
from tests.papers import CONTENT
from vietnamese.dates import today

OUTSIDE = ("UBND tỉnh (để báo cáo)", "Lưu: VT, VHXH")
INSIDE = ("Đảng ủy phường", "Các khối trưởng", "Lưu: VT, VHXH")
SENTENCE = "Có {{ho_dtts}} hộ, {{nhan_khau_dtts}} khẩu, các dân tộc {{cac_dan_toc}}."


@dataclass(frozen=True)
class Office:
    """A ward with those who take a paper to its end."""

    ward: Organization
    drafter: Official
    reviewer: Official
    chair: Official
    clerk: Official

    def count(self, lines: Mapping[str, tuple[int, ...]], **columns: object) -> GroupCount:
        """One khối that holds everybody; 3,000 households of Kinh unless said."""
        found = ResidentialGroup.objects.filter(unit=self.ward.unit).first()
        group = found or make_groups(self.ward, 1)[0]
        lines = {KINH: (3000, 12_000), **lines}
        return make_sheet(group, self.ward, self.drafter, lines=lines, **columns)

    def draft(self, text: str = SENTENCE, *, recipients: tuple[str, ...] = OUTSIDE) -> Document:
        content = replace(
            CONTENT, text=f"{text}\n\nGiao văn phòng theo dõi./.", recipients=recipients
        )
        return make_signed_draft(self.ward, self.drafter, signer=self.chair, content=content)

    def approve(self, document: Document) -> Document:
        approve(document, drafter=self.drafter, reviewer=self.reviewer, answer="Đã xem lại.")
        sign_in_ink(document, self.clerk)
        return document

    def number(self, document: Document) -> None:
        numbering.give_number(document, on=today(), by=self.clerk)

    def issue(self, document: Document) -> FigureRelease | None:
        """From the draft until it has left the office; gives what was kept of its figures."""
        self.number(self.approve(document))
        verdict = issuing.issue(document, by=self.clerk)
        assert verdict, verdict.reason
        return document.figure_releases.first()


def make_release(document: Document, by: Official) -> FigureRelease:
    """Figures of a ward with one small group, as they left it in that paper."""
    make_ethnic_groups()
    release = FigureRelease.objects.create(
        organization=document.organization,
        document=document,
        given_to="UBND tỉnh (để báo cáo)",
        on=END_OF_2023,
        known_at=timezone.now(),
        smallest=5,
        tells_groups=True,
        minorities=FigureRelease.Total.EXACT,
        released_by=by,
    )
    ReleasedGroup.objects.bulk_create(
        ReleasedGroup(
            release=release,
            ethnic_group_id=code,
            households=households,
            persons=persons,
            is_folded=code in {MUONG, THO},
            is_named=code in {TAY, MUONG},
        )
        for code, households, persons in (
            (KINH, 3000, 12_000),
            (TAY, 20, 90),
            (MUONG, 31, 77),
            (THO, 1, 3),
        )
    )
    ReleasedFigure.objects.create(release=release, name="ho_dtts", value="24")
    return release
