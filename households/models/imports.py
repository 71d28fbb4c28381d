"""Workbooks that were put in: what was to be changed and what came of it, nothing of the file.

The file itself waits in a private folder (importing/folder.py); here is its random name there.
"""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from households.importing.querysets import ImportQuerySet
from households.models.counts import SENTENCE_LENGTH, SOURCE_LENGTH
from households.models.ethnic_groups import EthnicGroup
from households.models.rows import Household
from localities.fields import NfcCharField
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from officials.querysets import OfOrganizationQuerySet

HEADING_LENGTH = 100
HELD_NAME = RegexValidator(r"\A[0-9a-f]{32}\Z")


class ImportRule(models.Model):
    """Whether what one official puts in is confirmed by another. The last one said holds."""

    append_only = True

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="import_rules", verbose_name="cơ quan"
    )
    second_official = models.BooleanField("người khác xác nhận", default=False)
    set_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = OfOrganizationQuerySet["ImportRule"].as_manager()

    class Meta:
        verbose_name = "quy định khi nhập tệp"
        verbose_name_plural = "quy định khi nhập tệp"

    def __str__(self) -> str:
        return f"{self.organization}: {'hai người' if self.second_official else 'một người'}"


class Import(models.Model):
    """One workbook on its way into the figures of an office."""

    class Kind(models.TextChoices):
        COUNTS = "counts", "Phiếu số liệu theo khối, tổ dân phố, thôn, bản"
        ROWS = "rows", "Danh sách hộ"

    class Way(models.TextChoices):
        ADD = "add", "Ghi hộ mới, sửa hộ đã có số phiếu"
        REPLACE = "replace", "Thay toàn bộ các dòng hộ từ ngày chốt"

    class State(models.TextChoices):
        READING = "reading", "Đang đọc"
        READY = "ready", "Chờ xác nhận"
        APPLYING = "applying", "Đang ghi"
        RETURNING = "returning", "Đã ghi, đang trả tệp"
        DONE = "done", "Đã ghi"
        REFUSED = "refused", "Không nhận"
        CANCELLED = "cancelled", "Đã hủy"
        EXPIRED = "expired", "Quá hạn"

    OPEN: ClassVar = (State.READING, State.READY, State.APPLYING, State.RETURNING)

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="imports", verbose_name="cơ quan"
    )
    kind = models.CharField("tệp gồm", max_length=6, choices=Kind)
    way = models.CharField("cách ghi", max_length=7, choices=Way, default=Way.ADD)
    closes_on = models.DateField("ngày chốt")
    source = NfcCharField("nguồn", max_length=SOURCE_LENGTH, blank=True)
    suffix = models.CharField("đuôi tên tệp", max_length=5)
    sha256 = models.CharField("mã SHA-256", max_length=64, db_index=True)
    held = models.CharField(max_length=32, blank=True, validators=[HELD_NAME])
    """The name of the file in the private folder, until it is deleted."""
    returned = models.CharField(max_length=32, blank=True, validators=[HELD_NAME])
    """The same, of the ward's own workbook with the serials filled in."""
    state = models.CharField("trạng thái", max_length=9, choices=State, default=State.READING)
    fault = NfcCharField("lý do", max_length=SENTENCE_LENGTH, blank=True)
    lacks_serials = models.BooleanField("không có số phiếu", default=False)
    unread = models.JSONField("cột không đọc vì có dữ liệu cá nhân", default=list)
    unused = models.JSONField("cột không dùng đến", default=list)
    notes = models.JSONField("điều cần biết về tệp", default=list)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    seen = models.CharField(max_length=64, blank=True)
    """A digest of the preview: what is confirmed is what was seen."""
    new = models.PositiveIntegerField("mới", default=0)
    changed = models.PositiveIntegerField("thay đổi", default=0)
    same = models.PositiveIntegerField("không đổi", default=0)
    conflicting = models.PositiveIntegerField("mâu thuẫn", default=0)
    wrong = models.PositiveIntegerField("sai", default=0)
    absent = models.PositiveIntegerField("có trong sổ, không có trong tệp", default=0)
    put_in_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    put_in_at = models.DateTimeField("đưa lên lúc", auto_now_add=True)
    confirmed_by = models.ForeignKey(Official, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True)
    ended_at = models.DateTimeField("xong lúc", null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nhập tệp"
        verbose_name_plural = "các lần nhập tệp"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kind"],
                condition=Q(state__in=["reading", "ready", "applying", "returning"]),
                name="import_one_at_a_time",
                violation_error_message="Đang có một tệp cùng loại chưa xong.",
            ),
            models.CheckConstraint(
                condition=Q(held="") | Q(state__in=["reading", "ready", "applying", "returning"]),
                name="import_holds_no_file_once_ended",
            ),
            models.CheckConstraint(
                condition=Q(returned="") | Q(state="done"), name="import_returns_what_was_done"
            ),
            models.CheckConstraint(
                condition=Q(way="add") | Q(kind="rows"), name="import_replaces_rows_only"
            ),
            models.CheckConstraint(
                condition=~Q(kind="counts") | ~Q(source=""), name="import_of_counts_has_a_source"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["applying", "returning", "done"])
                | Q(confirmed_by__isnull=False),
                name="import_is_confirmed_before_it_is_done",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, chốt {self.closes_on:%d/%m/%Y}"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def to_write(self) -> int:
        return self.new + self.changed

    @property
    def to_mend(self) -> int:
        return self.conflicting + self.wrong


class ImportLine(models.Model):
    """What one row of an open import would do: numbers and codes, deleted when it ends."""

    class Outcome(models.TextChoices):
        NEW = "new", "Mới"
        CHANGED = "changed", "Thay đổi"
        SAME = "same", "Không đổi"
        CONFLICTING = "conflicting", "Mâu thuẫn"
        WRONG = "wrong", "Sai"

    imported = models.ForeignKey(Import, models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField("dòng")
    outcome = models.CharField("kết quả", max_length=11, choices=Outcome)
    group = models.ForeignKey(ResidentialGroup, models.PROTECT, null=True, related_name="+")
    head_group = models.ForeignKey(EthnicGroup, models.PROTECT, null=True, related_name="+")
    households = models.PositiveIntegerField("số hộ", null=True)
    persons = models.PositiveIntegerField("số khẩu", null=True)
    women = models.PositiveIntegerField("nữ", null=True)
    findings = models.JSONField("cột và lý do", default=list)
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="+")
    """The row it became, until its serial is in the workbook that goes back."""

    class Meta:
        verbose_name = "dòng xem trước"
        verbose_name_plural = "các dòng xem trước"
        constraints = [
            models.UniqueConstraint(fields=["imported", "number"], name="import_line_once"),
            models.CheckConstraint(
                condition=Q(women=None) | Q(women__lte=F("persons")),
                name="import_line_women_are_persons",
            ),
        ]
        indexes = [
            models.Index(fields=["imported", "outcome", "number"], name="import_line_of_outcome")
        ]

    def __str__(self) -> str:
        return f"Dòng {self.number}: {self.get_outcome_display()}"
