"""Mô hình tự quản: community models with their life and the number of their members."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from localities.fields import NfcCharField, SortField, WithDerivedColumns
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from plans.activities.querysets import CommunityModelQuerySet
from plans.models.activities import Trace, Traced
from plans.models.answers import SENTENCE_LENGTH
from plans.models.tasks import NAME_LENGTH

MOST_MEMBERS = 100_000


class CommunityModel(WithDerivedColumns, Traced):
    """Mô hình: of a residential group, or of the whole ward where none is named."""

    class Kind(models.TextChoices):
        ORDER = "order", "Tự quản về an ninh, trật tự"
        PROTECTION = "protection", "Tự phòng, tự bảo vệ"
        PREVENTION = "prevention", "Toàn dân phòng, chống tội phạm"
        MEDIATION = "mediation", "Hòa giải, trợ giúp pháp lý"
        DRUGS = "drugs", "Phòng, chống ma túy"
        FIRE = "fire", "Phòng cháy, chữa cháy"
        TRAFFIC = "traffic", "An toàn giao thông"
        BORDER = "border", "Tự quản đường biên, cột mốc"
        OTHER = "other", "Khác"

    class State(models.TextChoices):
        LAUNCHED = "launched", "Đã ra mắt"
        REGULATED = "regulated", "Đã có quy chế"
        ACTIVE = "active", "Đang hoạt động"
        STOPPED = "stopped", "Đã dừng"

    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="community_models",
        verbose_name="cơ quan",
        editable=False,
    )
    name = NfcCharField("tên mô hình", max_length=NAME_LENGTH)
    name_sort = SortField("name")
    kind = models.CharField("loại mô hình", max_length=10, choices=Kind)
    group = models.ForeignKey(
        ResidentialGroup,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="khối, tổ, thôn, bản",
        help_text="Để trống: mô hình của cả xã, phường.",
    )
    state = models.CharField(
        "tình trạng", max_length=9, choices=State, default=State.LAUNCHED, editable=False
    )

    objects = CommunityModelQuerySet.as_manager()

    TYPED = ("name", "kind", "group")

    class Meta:
        verbose_name = "mô hình"
        verbose_name_plural = "mô hình"
        ordering = ["name_sort", "pk"]
        indexes = [models.Index(fields=["organization", "name_sort", "id"], name="model_by_name")]
        constraints = [
            models.CheckConstraint(
                name="community_model_has_a_name",
                condition=~Q(name=""),
                violation_error_message="Cần ghi tên mô hình.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ModelStep(models.Model):
    """The day on which a model came into a state, by which paper or why.

    One put down by mistake is struck through with a reason and counts no more.
    """

    model = models.ForeignKey(CommunityModel, models.PROTECT, related_name="steps")
    state = models.CharField("tình trạng", max_length=9, choices=CommunityModel.State)
    on = models.DateField("ngày")
    paper = NfcCharField("văn bản", max_length=NAME_LENGTH, blank=True)
    reason = NfcCharField("lý do", max_length=SENTENCE_LENGTH, blank=True)
    by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    at = models.DateTimeField("ghi lúc", auto_now_add=True)
    struck_at = models.DateTimeField("bỏ lúc", null=True, editable=False)
    struck_by = models.ForeignKey(
        Official, models.PROTECT, null=True, related_name="+", editable=False
    )
    struck_for = NfcCharField("lý do bỏ", max_length=SENTENCE_LENGTH, blank=True)

    class Meta:
        verbose_name = "bước của mô hình"
        verbose_name_plural = "bước của mô hình"
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["model", "-on", "-id"], name="model_step_latest")]
        constraints = [
            models.CheckConstraint(
                name="model_step_by_a_paper_or_a_reason",
                condition=~Q(paper="") | ~Q(reason=""),
                violation_error_message="Cần ghi văn bản hoặc lý do.",
            ),
            models.CheckConstraint(
                name="model_step_struck_with_a_reason",
                condition=Q(struck_at=None, struck_by=None, struck_for="")
                | Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(struck_for=""),
                violation_error_message="Cần ghi lý do bỏ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}, {self.on:%d/%m/%Y}"


class MemberCount(models.Model):
    """How many members a model has on a day. Counted again for the day, the later row counts."""

    append_only = True

    model = models.ForeignKey(CommunityModel, models.PROTECT, related_name="counts")
    on = models.DateField("ngày")
    members = models.PositiveIntegerField(
        "số thành viên", validators=[MaxValueValidator(MOST_MEMBERS)]
    )
    by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "số thành viên của mô hình"
        verbose_name_plural = "số thành viên của mô hình"
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["model", "-on", "-id"], name="member_count_latest")]
        constraints = [
            models.CheckConstraint(
                name="member_count_sensible",
                condition=Q(members__lte=MOST_MEMBERS),
                violation_error_message="Số thành viên quá lớn.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.members}, {self.on:%d/%m/%Y}"


class ModelTrace(Trace):
    of = models.ForeignKey(CommunityModel, models.PROTECT, related_name="traces")

    class Meta(Trace.Meta):
        verbose_name = "lần sửa mô hình"
        verbose_name_plural = "lần sửa mô hình"
