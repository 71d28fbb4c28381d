"""Kinds and levels of administrative unit."""

from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    """Kinds of administrative unit; the district level ended on 30/6/2025 (Luật 72/2025/QH15)."""

    PROVINCE = "province", "Tỉnh"
    CITY = "city", "Thành phố trực thuộc trung ương"
    URBAN_DISTRICT = "urban_district", "Quận"
    RURAL_DISTRICT = "rural_district", "Huyện"
    DISTRICT_TOWN = "district_town", "Thị xã"
    PROVINCIAL_CITY = "provincial_city", "Thành phố thuộc tỉnh"
    MUNICIPAL_CITY = "municipal_city", "Thành phố thuộc thành phố trực thuộc trung ương"
    COMMUNE = "commune", "Xã"
    WARD = "ward", "Phường"
    TOWN = "town", "Thị trấn"
    SPECIAL_ZONE = "special_zone", "Đặc khu"

    @property
    def word(self) -> str:
        """The word that stands before the name."""
        cities = {Kind.CITY, Kind.PROVINCIAL_CITY, Kind.MUNICIPAL_CITY}
        return "Thành phố" if self in cities else self.label

    @property
    def level(self) -> Level:
        return next(level for level in Level if self in level.kinds)


class Level(models.TextChoices):
    PROVINCE = "province", "Cấp tỉnh"
    DISTRICT = "district", "Cấp huyện"
    COMMUNE = "commune", "Cấp xã"

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return _KINDS[self]

    @property
    def code_length(self) -> int:
        """Digits of a code, which tell the level (Quyết định 19/2025/QĐ-TTg)."""
        return {Level.PROVINCE: 2, Level.DISTRICT: 3, Level.COMMUNE: 5}[self]


_KINDS = {
    Level.PROVINCE: (Kind.PROVINCE, Kind.CITY),
    Level.DISTRICT: (
        Kind.URBAN_DISTRICT,
        Kind.RURAL_DISTRICT,
        Kind.DISTRICT_TOWN,
        Kind.PROVINCIAL_CITY,
        Kind.MUNICIPAL_CITY,
    ),
    Level.COMMUNE: (Kind.COMMUNE, Kind.WARD, Kind.TOWN, Kind.SPECIAL_ZONE),
}
