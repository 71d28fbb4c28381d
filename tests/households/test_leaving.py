"""Which lines of Nơi nhận mean somebody outside the ward."""

import pytest

from households.disclosure.leaving import outside
from officials.models import Organization

pytestmark = pytest.mark.django_db
INSIDE = """\
Đảng ủy phường
TT. Đảng ủy, HĐND phường
UBND phường Hoà Hiếu
Công an phường
Ban Chỉ huy quân sự phường
Các khối trưởng
Trưởng ban công tác mặt trận các khối
Khối 1, khối 2
Lưu: VT, VHXH
Như Điều 3
Như trên"""
OUTSIDE = """\
UBND tỉnh
UBND tỉnh (để báo cáo)
Công an tỉnh Nghệ An
UBND thị xã Thái Hòa
Sở Dân tộc và Tôn giáo
UBND phường Quang Tiến
UBND các xã, phường
Các phòng, ban, đơn vị liên quan
Bộ Công an
Ban Dân tộc tỉnh
Bệnh viện đa khoa"""


def test_bodies_of_the_ward_are_inside(ward: Organization) -> None:
    assert outside(INSIDE.split("\n"), ward) == ()


def test_all_others_are_outside_and_so_is_what_nobody_understands(ward: Organization) -> None:
    lines = OUTSIDE.split("\n")
    assert outside([*lines, *lines], ward) == tuple(lines)
