"""What was done: activities with their numbers and files, and commendations.

They hang on residential groups and counts, never on a household or a person; a commendation has the
name under which it was published and nothing else of anybody (docs/bounds.md, 6).
"""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from documents.models import StoredFile
from localities.fields import NfcCharField
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from plans.activities.querysets import ActivityQuerySet, OfTerritoryQuerySet
from plans.models.answers import SENTENCE_LENGTH
from plans.models.tasks import NAME_LENGTH, TaskTurn
from vietnamese.numerals import decimal

UNIT_LENGTH = 40
NUMBER_LENGTH = 60
MOST_SESSIONS = 1_000
MOST_ATTENDANTS = 1_000_000


class Trace(models.Model):
    """One correction or withdrawal: who, when, why, and what stood there before, by its label.

    Rows as others, so that what was spilt can be erased; the history keeps the columns.
    """

    class Kind(models.TextChoices):
        CORRECTED = "corrected", "Sửa"
        WITHDRAWN = "withdrawn", "Rút"

    kind = models.CharField("việc", max_length=9, choices=Kind)
    reason = NfcCharField("lý do", max_length=SENTENCE_LENGTH, blank=True)
    before = models.JSONField("trước khi sửa", default=dict, blank=True)
    by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                name="%(class)s_says_why",
                condition=Q(kind="corrected") | ~Q(reason=""),
                violation_error_message="Cần ghi lý do rút.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Traced(models.Model):
    """What is corrected with a trace and withdrawn with a reason, never deleted."""

    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+", editable=False)
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    withdrawn_at = models.DateTimeField("rút lúc", null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    TYPED: ClassVar[tuple[str, ...]] = ()
    """The columns that are typed, and may be corrected."""

    class Meta:
        abstract = True


class Activity(Traced):
    """Hoạt động: what an office of the ward did on a day."""

    class Kind(models.TextChoices):
        OUTREACH = "outreach", "Tuyên truyền"
        MEETING = "meeting", "Họp"
        MEDIATION = "mediation", "Hòa giải"
        INSPECTION = "inspection", "Kiểm tra"
        TRAINING = "training", "Tập huấn"
        COMMENDATION = "commendation", "Khen thưởng"
        LAUNCH = "launch", "Ra mắt mô hình"
        PATROL = "patrol", "Tuần tra"
        OTHER = "other", "Khác"

    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="activities",
        verbose_name="cơ quan",
        editable=False,
    )
    kind = models.CharField("loại hoạt động", max_length=12, choices=Kind)
    held_on = models.DateField("ngày")
    what = NfcCharField("nội dung", max_length=NAME_LENGTH)
    group = models.ForeignKey(
        ResidentialGroup,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="khối, tổ, thôn, bản",
    )
    turn = models.ForeignKey(
        TaskTurn,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name="thuộc nhiệm vụ",
    )
    sessions = models.PositiveIntegerField(
        "số buổi, lượt", default=1, validators=[MaxValueValidator(MOST_SESSIONS)]
    )
    attendants = models.PositiveIntegerField(
        "số người dự", default=0, validators=[MaxValueValidator(MOST_ATTENDANTS)]
    )
    amount = models.DecimalField(
        "kết quả tính vào chỉ tiêu",
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    unit = NfcCharField("đơn vị tính", max_length=UNIT_LENGTH, blank=True)

    objects = ActivityQuerySet.as_manager()

    TYPED = (
        *("kind", "held_on", "what", "group", "turn"),
        *("sessions", "attendants", "amount", "unit"),
    )

    class Meta:
        verbose_name = "hoạt động"
        verbose_name_plural = "hoạt động"
        indexes = [
            models.Index(fields=["organization", "-held_on", "-id"], name="activity_latest"),
        ]
        constraints = [
            models.CheckConstraint(
                name="activity_says_what",
                condition=~Q(what=""),
                violation_error_message="Cần ghi nội dung hoạt động.",
            ),
            models.CheckConstraint(
                name="activity_numbers_sensible",
                condition=Q(sessions__lte=MOST_SESSIONS, attendants__lte=MOST_ATTENDANTS),
                violation_error_message="Số buổi hoặc số người dự quá lớn.",
            ),
            models.CheckConstraint(
                name="activity_amount_has_its_unit",
                condition=Q(amount=None, unit="")
                | Q(amount__isnull=False, amount__gte=0) & ~Q(unit=""),
                violation_error_message="Kết quả bằng số phải đi với đơn vị tính.",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def result(self) -> str:
        """ "12,5 buổi"; "" where nothing is counted towards an indicator."""
        return "" if self.amount is None else f"{decimal(self.amount)} {self.unit}"


class ActivityTrace(Trace):
    of = models.ForeignKey(Activity, models.PROTECT, related_name="traces")

    class Meta(Trace.Meta):
        verbose_name = "lần sửa hoạt động"
        verbose_name_plural = "lần sửa hoạt động"


class ActivityFile(models.Model):
    """Tài liệu kèm theo: stays in the ward unless it is ticked for the report."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="files")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="activity_file")
    is_for_report = models.BooleanField("gửi kèm báo cáo", default=False)

    class Meta:
        verbose_name = "tài liệu của hoạt động"
        verbose_name_plural = "tài liệu của hoạt động"
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.file)


class Commendation(Traced):
    """Khen thưởng: a decision, and the name it was published under."""

    class Form(models.TextChoices):
        MERIT = "merit", "Giấy khen"
        HONOUR = "honour", "Bằng khen"
        LETTER = "letter", "Thư khen"
        TITLE = "title", "Danh hiệu thi đua"
        OTHER = "other", "Hình thức khác"

    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="commendations",
        verbose_name="cơ quan",
        editable=False,
    )
    number = NfcCharField("số, ký hiệu quyết định", max_length=NUMBER_LENGTH)
    issued_on = models.DateField("ngày quyết định")
    issuer = NfcCharField("người, cơ quan quyết định", max_length=NAME_LENGTH)
    form = models.CharField("hình thức", max_length=6, choices=Form)
    published_name = NfcCharField("tên được khen, như đã công bố", max_length=NAME_LENGTH)
    what_for = NfcCharField("thành tích", max_length=NAME_LENGTH)

    objects = OfTerritoryQuerySet["Commendation"].as_manager()

    TYPED = ("number", "issued_on", "issuer", "form", "published_name", "what_for")

    class Meta:
        verbose_name = "khen thưởng"
        verbose_name_plural = "khen thưởng"
        indexes = [
            models.Index(fields=["organization", "-issued_on", "-id"], name="commendation_latest"),
        ]
        constraints = [
            models.CheckConstraint(
                name="commendation_is_whole",
                condition=~Q(number="") & ~Q(issuer="") & ~Q(published_name="") & ~Q(what_for=""),
            ),
            models.UniqueConstraint(
                fields=["organization", "number", "issued_on", "published_name"],
                condition=Q(withdrawn_at=None),
                name="commendation_once",
                violation_error_message="Khen thưởng này đã được ghi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()} theo Quyết định số {self.number}"


class CommendationTrace(Trace):
    of = models.ForeignKey(Commendation, models.PROTECT, related_name="traces")

    class Meta(Trace.Meta):
        verbose_name = "lần sửa khen thưởng"
        verbose_name_plural = "lần sửa khen thưởng"
