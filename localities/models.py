"""Units, residential groups and days off: what existed when, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone

from localities.constraints import NoOverlap
from localities.fields import NfcCharField, SearchField, SortField, WithDerivedColumns
from localities.kinds import Kind, Level
from localities.querysets import AdministrativeUnitQuerySet, ResidentialGroupQuerySet
from vietnamese.dates import short

SPAN_MESSAGE = "Ngày kết thúc không được trước ngày bắt đầu."


class Dated(models.Model):
    """A row valid from one day to another, both included."""

    valid_from = models.DateField("từ ngày", null=True, blank=True, help_text="Trống: không rõ.")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True, help_text="Trống: nay còn.")

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")) | Q(valid_from=None) | Q(valid_to=None),
                name="%(app_label)s_%(class)s_span",
                violation_error_message=SPAN_MESSAGE,
            ),
        ]

    def is_valid_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


def _code_fits_level() -> Q:
    fits = Q()
    for level in Level:
        fits |= Q(Exact(Length("code"), level.code_length), kind__in=[k.value for k in level.kinds])
    return fits


class AdministrativeUnit(WithDerivedColumns, Dated):
    """A unit under one code, name and kind, for the days on which it had them.

    The same code may come back for another territory: 16939 was phường Hoà Hiếu until 30/6/2025
    and is phường Thái Hòa since. Code and validity together are the key.
    """

    Kind = Kind

    code = models.CharField(
        "mã", max_length=5, validators=[RegexValidator(r"\A(\d{2}|\d{3}|\d{5})\Z")]
    )
    kind = models.CharField("loại hình", max_length=20, choices=Kind.choices)
    name = NfcCharField("tên", max_length=100)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="trực thuộc",
        help_text="Đơn vị cấp trên vào ngày cuối cùng, hoặc hiện nay.",
    )
    remark = NfcCharField("ghi chú", max_length=200, blank=True)
    name_search = SearchField("full_name", depends_on=("kind", "name"))
    name_sort = SortField("name")

    objects = AdministrativeUnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị hành chính"
        verbose_name_plural = "đơn vị hành chính"
        ordering = ("name_sort", "code", "valid_from")
        constraints = [
            *Dated.Meta.constraints,
            NoOverlap(
                name="localities_unit_no_overlap",
                violation_error_message="Mã này đã có đơn vị khác trong khoảng thời gian đó.",
            ),
            models.CheckConstraint(
                condition=_code_fits_level(),
                name="localities_unit_code_fits_level",
                violation_error_message="Mã không đúng số chữ số của cấp.",
            ),
        ]
        indexes = [
            models.Index(fields=["code"], name="localities_unit_code"),
            models.Index(fields=["name_sort", "code"], name="localities_unit_order"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{Kind(self.kind).word} {self.name}"

    @property
    def running_name(self) -> str:
        """Within a sentence: "phường Thái Hòa"."""
        return f"{self.full_name[:1].lower()}{self.full_name[1:]}"

    @property
    def level(self) -> Level:
        return Kind(self.kind).level

    @property
    def codes_above(self) -> frozenset[str]:
        """Of the units it lies in."""
        return self.parent.codes_above | {self.parent.code} if self.parent else frozenset()

    @property
    def province(self) -> AdministrativeUnit:
        return self.parent.province if self.parent else self

    def superior(self, *, on: date) -> AdministrativeUnit | None:
        """The unit above on that day, which may have changed its kind or name since."""
        if self.parent is None:
            return None
        return AdministrativeUnit.objects.on(on).filter(code=self.parent.code).first()

    def predecessors(self, *, on: date | None = None) -> AdministrativeUnitQuerySet:
        """The units it came from at once, or those which on that day held what it holds."""
        if on is None:
            return AdministrativeUnit.objects.filter(successions__successor=self)
        return self._along("successor_id", "predecessor_id").on(on)

    def successors(self, *, on: date | None = None) -> AdministrativeUnitQuerySet:
        """The units it went into at once, or those which on that day hold what it held."""
        if on is None:
            return AdministrativeUnit.objects.filter(origins__predecessor=self)
        return self._along("predecessor_id", "successor_id").on(on)

    def _along(self, near: str, far: str) -> AdministrativeUnitQuerySet:
        """This unit and all that changes connect with it in one direction."""
        seen: set[int] = set()
        reached = {self.pk}
        while reached:
            seen |= reached
            links = UnitSuccession.objects.filter(**{f"{near}__in": reached})
            reached = set(links.values_list(far, flat=True)) - seen
        return AdministrativeUnit.objects.filter(pk__in=seen)


class Certainty(models.TextChoices):
    CERTAIN = "certain", "Chắc chắn"
    LIKELY = "likely", "Cần đối chiếu"


class UnitSuccession(models.Model):
    """What one unit passed on to another on a day."""

    class Extent(models.TextChoices):
        """In the words of the table of changes of 2025."""

        WHOLE = "whole", "Nhập toàn bộ"
        WHOLE_AREA = "whole_area", "Nhập toàn bộ diện tích"
        PART = "part", "Nhập một phần"
        PART_AREA = "part_area", "Nhập một phần diện tích"
        PART_AREA_ALL_PEOPLE = (
            "part_area_all_people",
            "Nhập một phần diện tích, toàn bộ dân số",
        )
        PART_PEOPLE = "part_people", "Nhập một phần dân số"
        REST = "rest", "Phần còn lại sau khi tách một phần"
        KEPT = "kept", "Giữ nguyên"
        RENAMED = "renamed", "Đổi tên"
        RECLASSIFIED = "reclassified", "Đổi loại hình"
        MADE_ZONE = "made_zone", "Sắp xếp toàn bộ thành đặc khu"
        RENAMED_PART = "renamed_part", "Đổi tên từ một phần"
        RENAMED_RECLASSIFIED_PART = (
            "renamed_reclassified_part",
            "Đổi tên, đổi loại hình từ một phần",
        )

        @property
        def is_whole(self) -> bool:
            """Whether nothing of the predecessor went elsewhere."""
            return self in _WHOLE

        @property
        def takes_people(self) -> bool:
            """Whether people went along: not with area alone, which the table always says."""
            return self is not UnitSuccession.Extent.PART_AREA

    predecessor = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="successions", verbose_name="đơn vị cũ"
    )
    successor = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="origins", verbose_name="đơn vị mới"
    )
    extent = models.CharField("mức độ", max_length=30, choices=Extent.choices)
    happened_on = models.DateField("ngày")
    certainty = models.CharField(
        "độ tin cậy", max_length=10, choices=Certainty.choices, default=Certainty.CERTAIN
    )
    remark = NfcCharField("ghi chú", max_length=200, blank=True)

    class Meta:
        verbose_name = "thay đổi đơn vị hành chính"
        verbose_name_plural = "thay đổi đơn vị hành chính"
        ordering = ("happened_on", "successor_id", "predecessor_id")
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="localities_succession_once",
                violation_error_message="Thay đổi này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="localities_succession_of_another",
                violation_error_message="Đơn vị không kế thừa chính mình.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


_WHOLE = frozenset(
    {
        UnitSuccession.Extent.WHOLE,
        UnitSuccession.Extent.KEPT,
        UnitSuccession.Extent.RENAMED,
        UnitSuccession.Extent.RECLASSIFIED,
        UnitSuccession.Extent.MADE_ZONE,
    }
)


class ResidentialGroup(WithDerivedColumns, Dated):
    """A self-governing group of households below the commune: khối, tổ dân phố, thôn, bản…"""

    class Kind(models.TextChoices):
        """The words have no English of their own; which one is used differs by region."""

        KHOI = "khoi", "Khối"
        KHU_PHO = "khu_pho", "Khu phố"
        TO_DAN_PHO = "to_dan_pho", "Tổ dân phố"
        TIEU_KHU = "tieu_khu", "Tiểu khu"
        KHU = "khu", "Khu"
        KHOM = "khom", "Khóm"
        THON = "thon", "Thôn"
        XOM = "xom", "Xóm"
        AP = "ap", "Ấp"
        BAN = "ban", "Bản"
        BUON = "buon", "Buôn"
        BON = "bon", "Bon"
        LANG = "lang", "Làng"
        PLEI = "plei", "Plei"
        OTHER = "other", "Khác"

    unit = models.ForeignKey(
        AdministrativeUnit,
        models.PROTECT,
        related_name="residential_groups",
        verbose_name="đơn vị hành chính",
    )
    kind = models.CharField("loại hình", max_length=20, choices=Kind.choices)
    name = NfcCharField("tên", max_length=100, help_text="Tên đầy đủ, ví dụ: Khối 2.")
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now, editable=False)
    predecessors = models.ManyToManyField(
        "self",
        through="ResidentialGroupSuccession",
        through_fields=("successor", "predecessor"),
        symmetrical=False,
        related_name="successors",
        verbose_name="hình thành từ",
    )
    name_search = SearchField("name")
    name_sort = SortField("name")

    objects = ResidentialGroupQuerySet.as_manager()

    class Meta:
        verbose_name = "khối, tổ dân phố, thôn, bản"
        verbose_name_plural = "khối, tổ dân phố, thôn, bản"
        ordering = ("name_sort", "pk")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "name_sort"],
                condition=Q(valid_to=None),
                name="localities_group_name_once",
                violation_error_message="Địa bàn đã có khối, tổ dân phố, thôn, bản mang tên này.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ResidentialGroupEnding(models.Model):
    """Which last day of a group was recorded when; `valid_to` is the one recorded last.

    A group without a line here has ended, if at all, since it was recorded.
    """

    append_only = True

    group = models.ForeignKey(ResidentialGroup, models.PROTECT, related_name="endings")
    last_day = models.DateField("đến hết ngày")
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "ngày kết thúc của khối, tổ dân phố, thôn, bản"
        verbose_name_plural = "ngày kết thúc của khối, tổ dân phố, thôn, bản"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.group}, đến hết {short(self.last_day)}"


class ResidentialGroupSuccession(models.Model):
    """The day on which a residential group came, wholly or partly, from another."""

    append_only = True

    predecessor = models.ForeignKey(ResidentialGroup, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(ResidentialGroup, models.PROTECT, related_name="origins")
    happened_on = models.DateField("ngày")
    in_part = models.BooleanField("chỉ một phần", default=False)
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "thay đổi khối, tổ dân phố, thôn, bản"
        verbose_name_plural = "thay đổi khối, tổ dân phố, thôn, bản"
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"], name="localities_group_succession_once"
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="localities_group_succession_of_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class Holiday(models.Model):
    """A day that is not what its weekday says: off from Monday to Friday, or worked otherwise."""

    class Kind(models.TextChoices):
        """Why a day is off, by Bộ luật Lao động 2019, Điều 111.3 and 112; or that it is worked."""

        HOLIDAY = "holiday", "Nghỉ lễ, tết"
        COMPENSATORY = "compensatory", "Nghỉ bù ngày nghỉ hằng tuần"
        SWAPPED_OFF = "swapped_off", "Nghỉ, hoán đổi với ngày khác"
        WORKING = "working", "Làm việc"

    class Certainty(models.TextChoices):
        CERTAIN = "certain", "Chắc chắn"
        LIKELY = "likely", "Cần đối chiếu"
        UNANNOUNCED = "unannounced", "Chưa có thông báo"

    day = models.DateField(
        "ngày", unique=True, error_messages={"unique": "Ngày này đã có trong danh sách."}
    )
    kind = models.CharField(
        "loại",
        max_length=20,
        choices=Kind.choices,
        help_text="Ngày lễ không áp dụng: chọn “Làm việc”. Nếu xóa, lần nạp sau sẽ đưa lại.",
    )
    name = NfcCharField("tên", max_length=100)
    source = NfcCharField(
        "nguồn", max_length=200, help_text="Văn bản thông báo, ví dụ: 9859/VPCP-KGVX."
    )
    certainty = models.CharField(
        "độ tin cậy",
        max_length=20,
        choices=Certainty.choices,
        help_text="Một ngày chưa có thông báo làm cho cả năm được in là “chưa kiểm chứng”.",
    )
    by_hand = models.BooleanField("nhập, sửa tại chỗ", default=False, editable=False)

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù"
        verbose_name_plural = "ngày nghỉ, ngày làm bù"
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{short(self.day)} {self.name}"

    @property
    def is_worked(self) -> bool:
        return self.kind == Holiday.Kind.WORKING
