"""Reporting regimes: who reports what to whom, in which rhythm, by when; from a day on."""

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q

from directives.models import Directive, Objective
from localities.fields import NfcCharField, NfcTextField
from localities.kinds import Level
from localities.models import AdministrativeUnit
from officials.models import Official, Organization
from reports.querysets import RegimeQuerySet, TermsQuerySet
from reports.regimes.periods import Closing, Rhythm

NAME_LENGTH = 200
SENTENCE_LENGTH = 500
UNIT_LENGTH = 40
MOST_DAYS = 60
CODE_RULE = RegexValidator(
    r"\A[a-z][a-z0-9_]*\Z", "Mã chỉ gồm chữ thường không dấu, chữ số và gạch dưới."
)


class Regime(models.Model):
    """Chế độ báo cáo: set by an office above for those below it (NĐ 09/2019, Điều 11)."""

    class Kind(models.TextChoices):
        PERIODIC = "periodic", "Định kỳ"
        THEMATIC = "thematic", "Chuyên đề"
        AD_HOC = "ad_hoc", "Đột xuất"

    owner = models.ForeignKey(
        Organization, models.PROTECT, related_name="regimes", verbose_name="cơ quan quy định"
    )
    name = NfcCharField("tên báo cáo", max_length=NAME_LENGTH)
    kind = models.CharField("loại", max_length=8, choices=Kind, default=Kind.PERIODIC)
    directive = models.ForeignKey(
        Directive,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="regimes",
        verbose_name="văn bản quy định",
    )
    ends_on = models.DateField("thôi báo cáo từ sau ngày", null=True, blank=True)
    created_by = models.ForeignKey(Official, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RegimeQuerySet.as_manager()

    class Meta:
        verbose_name = "chế độ báo cáo"
        verbose_name_plural = "chế độ báo cáo"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                name="regime_named_once_by_its_owner",
                violation_error_message="Cơ quan đã có chế độ báo cáo tên này.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Terms(models.Model):
    """What holds of a regime from a day on, until the next terms; a period goes by the terms of
    its last day.

    Reporters are the offices of one kind at one level within a unit. `asks` says what is handed in.
    `due_days` are working days after the period's last day. `reviewer` looks at what comes in.
    """

    class Asks(models.TextChoices):
        REPORT = "report", "Báo cáo kèm số liệu"
        FIGURES = "figures", "Chỉ số liệu"
        PLAN = "plan", "Kế hoạch"

    regime = models.ForeignKey(Regime, models.PROTECT, related_name="terms")
    valid_from = models.DateField("áp dụng từ ngày")
    rhythm = models.CharField("định kỳ", max_length=11, choices=Rhythm)
    closing = models.CharField(
        "chốt số liệu", max_length=8, choices=Closing, default=Closing.DECREE
    )
    due_days = models.PositiveSmallIntegerField(
        "nộp trong mấy ngày làm việc sau ngày chốt",
        default=3,
        validators=[MaxValueValidator(MOST_DAYS)],
    )
    asks = models.CharField("nộp", max_length=7, choices=Asks, default=Asks.REPORT)
    reporter_kind = models.CharField(
        "loại cơ quan báo cáo",
        max_length=8,
        choices=Organization.Kind,
        default=Organization.Kind.PEOPLES_COMMITTEE,
    )
    reporter_level = models.CharField(
        "cấp báo cáo", max_length=10, choices=Level, default=Level.COMMUNE
    )
    within = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="trong địa bàn"
    )
    reviewer = models.ForeignKey(
        Organization, models.PROTECT, related_name="reviewed_terms", verbose_name="cơ quan xem xét"
    )
    channel = NfcCharField("gửi qua", max_length=NAME_LENGTH, blank=True)
    outline = NfcTextField("đề cương", blank=True)
    guidance = NfcTextField("hướng dẫn", blank=True)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+", editable=False)
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = TermsQuerySet.as_manager()

    class Meta:
        verbose_name = "quy định của chế độ báo cáo"
        verbose_name_plural = "quy định của chế độ báo cáo"
        ordering = ["regime_id", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["regime", "valid_from"],
                name="terms_once_a_day",
                violation_error_message="Đã có quy định áp dụng từ ngày này.",
            ),
            models.CheckConstraint(
                name="terms_days_sensible",
                condition=Q(due_days__lte=MOST_DAYS),
                violation_error_message=f"Thời hạn nộp không quá {MOST_DAYS} ngày làm việc.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regime}, từ {self.valid_from:%d/%m/%Y}"


class Addressee(models.Model):
    """Nơi nhận báo cáo, as it stands after "Kính gửi", with the form it asks for.

    `is_superior`: the People's Committee right above the reporter, by its name on the period's last
    day (before 01/7/2025 that of the district); `name` is empty then.
    """

    terms = models.ForeignKey(Terms, models.CASCADE, related_name="addressees")
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    name = NfcCharField("cơ quan nhận", max_length=NAME_LENGTH, blank=True)
    is_superior = models.BooleanField("UBND cấp trên trực tiếp", default=False)
    form = NfcCharField("biểu mẫu", max_length=NAME_LENGTH, blank=True)

    class Meta:
        verbose_name = "nơi nhận báo cáo"
        verbose_name_plural = "nơi nhận báo cáo"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="addressee_is_named_or_the_superior",
                condition=Q(is_superior=True, name="") | (Q(is_superior=False) & ~Q(name="")),
                violation_error_message="Ghi tên cơ quan nhận, hoặc chọn UBND cấp trên trực tiếp.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or "Ủy ban nhân dân cấp trên trực tiếp"


class AskedFigure(models.Model):
    """Chỉ tiêu báo cáo: one figure that a regime asks for, and where the ward's own work has it.

    `code` is the same through all terms of a regime, so that periods can be compared, and names the
    figure in the text: `{{bc_so_buoi}}`. `key` says which one of the source: the name of a figure
    of the register, a state of tasks, a kind of activity, the words of an indicator. `parts` are
    codes that add up to it. Rates are not summed over wards.
    """

    class Source(models.TextChoices):
        TYPED = "typed", "Nơi báo cáo tự ghi"
        REGISTER = "register", "Số liệu dân cư"
        TASKS = "tasks", "Nhiệm vụ theo tình trạng"
        INDICATOR = "indicator", "Chỉ tiêu của kế hoạch"
        OBJECTIVE = "objective", "Chỉ tiêu tỉnh giao"
        SESSIONS = "sessions", "Hoạt động: số buổi, lượt"
        ATTENDANTS = "attendants", "Hoạt động: số người dự"
        MODELS = "models", "Mô hình đang hoạt động"
        COMMENDATIONS = "commendations", "Khen thưởng"

    terms = models.ForeignKey(Terms, models.CASCADE, related_name="asked_figures")
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    code = models.CharField("mã", max_length=40, validators=[CODE_RULE])
    heading = NfcCharField("nhóm", max_length=NAME_LENGTH, blank=True)
    name = NfcCharField("chỉ tiêu", max_length=NAME_LENGTH)
    unit = NfcCharField("đơn vị tính", max_length=UNIT_LENGTH)
    source = models.CharField("lấy từ", max_length=13, choices=Source, default=Source.TYPED)
    key = NfcCharField("trong nguồn", max_length=NAME_LENGTH, blank=True)
    objective = models.ForeignKey(
        Objective, models.PROTECT, null=True, blank=True, related_name="asked_figures"
    )
    parts = models.JSONField("bằng tổng của", default=list, blank=True)
    is_summed = models.BooleanField("cộng được giữa các nơi", default=True)
    addressees = models.ManyToManyField(
        Addressee, blank=True, related_name="figures", verbose_name="trong biểu gửi"
    )

    class Meta:
        verbose_name = "chỉ tiêu báo cáo"
        verbose_name_plural = "chỉ tiêu báo cáo"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["terms", "code"],
                name="asked_figure_code_once",
                violation_error_message="Mã chỉ tiêu này đã có.",
            ),
            models.CheckConstraint(
                name="asked_figure_names_its_objective",
                condition=Q(source="objective", objective__isnull=False)
                | (~Q(source="objective") & Q(objective=None)),
                violation_error_message="Chọn chỉ tiêu tỉnh giao.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Request(models.Model):
    """Yêu cầu báo cáo: a period that an office names itself (đột xuất, sơ kết, tổng kết)."""

    class Occasion(models.TextChoices):
        AD_HOC = "ad_hoc", "Đột xuất"
        INTERIM = "interim", "Sơ kết"
        FINAL = "final", "Tổng kết"

    regime = models.ForeignKey(Regime, models.PROTECT, related_name="requests")
    occasion = models.CharField("dịp", max_length=7, choices=Occasion)
    name = NfcCharField("kỳ báo cáo", max_length=NAME_LENGTH)
    since = models.DateField("số liệu từ ngày")
    until = models.DateField("đến hết ngày")
    due_on = models.DateField("nộp chậm nhất ngày")
    asked_by = models.ForeignKey(Official, models.PROTECT, related_name="+", editable=False)
    asked_at = models.DateTimeField("yêu cầu lúc", auto_now_add=True)

    class Meta:
        verbose_name = "yêu cầu báo cáo"
        verbose_name_plural = "yêu cầu báo cáo"
        ordering = ["-until", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="request_span",
                condition=Q(until__gte=F("since"), due_on__gte=F("until")),
                violation_error_message="Ngày cuối không trước ngày đầu, hạn nộp không trước cả.",
            ),
            models.UniqueConstraint(
                fields=["regime", "since", "until"],
                name="request_once_for_its_days",
                violation_error_message="Đã có yêu cầu báo cáo cho khoảng thời gian này.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DeadlineChange(models.Model):
    """Another deadline for one period, for everybody; the last one counts.

    What was handed in before keeps the deadline it was measured by.
    """

    append_only = True

    regime = models.ForeignKey(Regime, models.PROTECT, related_name="deadline_changes")
    since = models.DateField("số liệu từ ngày")
    until = models.DateField("đến hết ngày")
    due_on = models.DateField("hạn nộp mới")
    reason = NfcCharField("lý do", max_length=SENTENCE_LENGTH)
    by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "đổi hạn nộp"
        verbose_name_plural = "đổi hạn nộp"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="deadline_change_says_why",
                condition=~Q(reason="") & Q(due_on__gte=F("until")),
                violation_error_message="Cần ghi lý do; hạn nộp không trước ngày chốt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regime}: {self.due_on:%d/%m/%Y}"
