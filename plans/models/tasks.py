"""Tasks of a plan: who does what by when, what was reported, what was asked for.

A task is drafted with its plan and given out by the plan's issue. A task that recurs has a turn for
each due day, one that does not has a single turn; turns are what is closed and confirmed.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q

from directives.models import Duty
from documents.models import Document, StoredFile
from localities.fields import NfcCharField, NfcTextField
from officials.models import Official, Organization
from plans.models.plans import Plan
from plans.task_querysets import AssignmentQuerySet, TaskQuerySet, TurnQuerySet

WORDS_LENGTH = 1000
NAME_LENGTH = 200
REASON_LENGTH = 500
REPORT_LENGTH = 4000


class Task(models.Model):
    """Nhiệm vụ: what is to be done, from a clause of the plan or a duty from above."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "Dự kiến"
        ASSIGNED = "assigned", "Đã giao"
        CANCELLED = "cancelled", "Đã hủy"

    class Recurrence(models.TextChoices):
        ONCE = "once", "Một lần"
        WEEKLY = "weekly", "Hằng tuần"
        MONTHLY = "monthly", "Hằng tháng"
        QUARTERLY = "quarterly", "Hằng quý"
        HALF_YEARLY = "half_yearly", "6 tháng một lần"
        YEARLY = "yearly", "Hằng năm"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="tasks", verbose_name="kế hoạch")
    state = models.CharField(
        "tình trạng", max_length=9, choices=State, default=State.PROPOSED, editable=False
    )
    position = models.PositiveIntegerField("thứ tự", default=0)
    heading = NfcCharField("nhóm nhiệm vụ", max_length=NAME_LENGTH, blank=True)
    what = NfcTextField("nội dung nhiệm vụ", max_length=WORDS_LENGTH)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="tasks", editable=False
    )
    key = models.CharField("phần của kế hoạch", max_length=40, blank=True)
    quote = NfcTextField("trích kế hoạch", max_length=WORDS_LENGTH, blank=True)
    duties = models.ManyToManyField(
        Duty, blank=True, related_name="tasks", verbose_name="nhiệm vụ trên giao"
    )
    deliverable = NfcCharField("sản phẩm, kết quả", max_length=NAME_LENGTH, blank=True)
    recurrence = models.CharField(
        "lặp lại", max_length=11, choices=Recurrence, default=Recurrence.ONCE
    )
    due_on = models.DateField("thời hạn", null=True, blank=True)
    recurs_until = models.DateField("lặp lại đến ngày", null=True, blank=True)
    indicator = NfcCharField("chỉ tiêu", max_length=NAME_LENGTH, blank=True)
    unit = NfcCharField("đơn vị tính", max_length=40, blank=True)
    target = models.DecimalField(
        "mức cần đạt", max_digits=14, decimal_places=2, null=True, blank=True
    )
    basis = NfcCharField("căn cứ đề xuất", max_length=REASON_LENGTH, blank=True)
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to", editable=False
    )
    created_by = models.ForeignKey(Official, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["plan", "position"], name="task_of_plan")]
        constraints = [
            models.CheckConstraint(
                name="task_says_what",
                condition=~Q(what=""),
                violation_error_message="Cần ghi nội dung nhiệm vụ.",
            ),
            models.CheckConstraint(
                name="task_target_has_its_indicator",
                condition=Q(target=None) | ~Q(indicator=""),
                violation_error_message="Mức cần đạt phải đi với một chỉ tiêu.",
            ),
            models.CheckConstraint(
                name="task_recurs_from_a_day",
                condition=Q(recurrence="once")
                | Q(
                    due_on__isnull=False, recurs_until__isnull=False, recurs_until__gte=F("due_on")
                ),
                violation_error_message="Nhiệm vụ lặp lại cần thời hạn lần đầu và ngày cuối.",
            ),
            models.CheckConstraint(
                name="task_quotes_a_paper",
                condition=Q(key="") | Q(document__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.what


class Assignment(models.Model):
    """Who has to do with a task: an organization, a post in it, an official, or a unit outside.

    A post is named by its title and outlives its holder. What ended stays as a row.
    """

    class Role(models.TextChoices):
        LEAD = "lead", "Chủ trì"
        PARTNER = "partner", "Phối hợp"
        OBSERVER = "observer", "Theo dõi"

    task = models.ForeignKey(Task, models.PROTECT, related_name="assignments")
    role = models.CharField("vai trò", max_length=8, choices=Role)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="cơ quan",
    )
    post = NfcCharField("chức vụ", max_length=120, blank=True)
    official = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cán bộ"
    )
    name = NfcCharField("đơn vị ngoài hệ thống", max_length=NAME_LENGTH, blank=True)
    assigned_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị, người thực hiện"
        verbose_name_plural = "đơn vị, người thực hiện"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task"],
                condition=Q(role="lead", ended_at=None),
                name="task_has_one_lead",
                violation_error_message="Nhiệm vụ chỉ có một đơn vị hoặc người chủ trì.",
            ),
            models.CheckConstraint(
                name="assignment_is_somebody",
                condition=Q(organization__isnull=False, name="")
                | (Q(organization=None, post="", official=None) & ~Q(name="")),
                violation_error_message="Chọn một cơ quan, hoặc ghi tên đơn vị ngoài hệ thống.",
            ),
            models.CheckConstraint(
                name="assignment_is_a_post_or_a_person",
                condition=Q(post="") | Q(official=None),
                violation_error_message="Chọn chức vụ hoặc cán bộ, không chọn cả hai.",
            ),
        ]

    def __str__(self) -> str:
        return self.post or (str(self.official) if self.official else self.called)

    @property
    def called(self) -> str:
        return self.name or str(self.organization)


class TaskTurn(models.Model):
    """One due day of a task, and how far it is."""

    class State(models.TextChoices):
        OPEN = "open", "Đang thực hiện"
        CLOSED = "closed", "Đã báo hoàn thành, chờ xác nhận"
        CONFIRMED = "confirmed", "Hoàn thành"
        CANCELLED = "cancelled", "Đã hủy"

    task = models.ForeignKey(Task, models.PROTECT, related_name="turns")
    state = models.CharField(
        "tình trạng", max_length=9, choices=State, default=State.OPEN, editable=False
    )
    number = models.PositiveSmallIntegerField("lượt")
    first_due_on = models.DateField("thời hạn ban đầu", null=True)
    due_on = models.DateField("thời hạn", null=True)
    closed_at = models.DateTimeField("báo hoàn thành lúc", null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = TurnQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt thực hiện"
        verbose_name_plural = "lượt thực hiện"
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["state", "due_on"], name="task_turn_due")]
        constraints = [
            models.UniqueConstraint(fields=["task", "number"], name="task_turn_once"),
        ]

    def __str__(self) -> str:
        return f"{self.task} ({self.number})"

    def is_overdue(self, today: date) -> bool:
        return self.state == self.State.OPEN and self.due_on is not None and self.due_on < today


class TaskReport(models.Model):
    """Progress of a turn as reported: words, a number, files. Only ever appended.

    `reported_for` is the unit on whose behalf an official writes down what it reported on a day.
    """

    append_only = True

    turn = models.ForeignKey(TaskTurn, models.PROTECT, related_name="reports")
    words = NfcTextField("kết quả", max_length=REPORT_LENGTH, blank=True)
    number = models.DecimalField("số liệu", max_digits=14, decimal_places=2, null=True, blank=True)
    closes = models.BooleanField("báo hoàn thành", default=False)
    reported_for = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="+")
    reported_on = models.DateField("theo báo cáo ngày", null=True)
    reported_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "báo cáo tiến độ"
        verbose_name_plural = "báo cáo tiến độ"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="task_report_on_behalf_names_its_day",
                condition=Q(reported_for=None, reported_on=None)
                | Q(reported_for__isnull=False, reported_on__isnull=False),
                violation_error_message="Ghi hộ thì phải ghi theo báo cáo ngày nào.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.turn}, {self.reported_at:%d/%m/%Y}"


class TaskFile(models.Model):
    """A file that came with a report. It stays in the ward unless it is ticked for the report."""

    report = models.ForeignKey(TaskReport, models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    goes_with_report = models.BooleanField("gửi kèm báo cáo lên trên", default=False)

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"

    def __str__(self) -> str:
        return str(self.file)


class TaskRequest(models.Model):
    """A lead asks for more time or another wording, with a reason. Only ever appended."""

    append_only = True

    class Kind(models.TextChoices):
        TIME = "time", "Xin gia hạn"
        CHANGE = "change", "Đề nghị điều chỉnh nội dung"

    turn = models.ForeignKey(TaskTurn, models.PROTECT, related_name="requests")
    kind = models.CharField("đề nghị", max_length=6, choices=Kind)
    reason = NfcCharField("lý do", max_length=REASON_LENGTH)
    due_on = models.DateField("đến ngày", null=True, blank=True)
    words = NfcTextField("nội dung đề nghị", max_length=WORDS_LENGTH, blank=True)
    asked_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "đề nghị của đơn vị chủ trì"
        verbose_name_plural = "đề nghị của đơn vị chủ trì"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="task_request_says_what_for",
                condition=(Q(kind="time") & Q(due_on__isnull=False))
                | (Q(kind="change") & ~Q(words="")),
                violation_error_message="Ghi ngày xin gia hạn, hoặc nội dung cần điều chỉnh.",
            ),
            models.CheckConstraint(
                name="task_request_says_why",
                condition=~Q(reason=""),
                violation_error_message="Cần ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reason}"


class TaskDecision(models.Model):
    """What the plan's owner said to a request. Only ever appended."""

    append_only = True

    request = models.OneToOneField(TaskRequest, models.PROTECT, related_name="decision")
    is_granted = models.BooleanField("đồng ý")
    reason = NfcCharField("ý kiến", max_length=REASON_LENGTH, blank=True)
    decided_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "trả lời đề nghị"
        verbose_name_plural = "trả lời đề nghị"
        constraints = [
            models.CheckConstraint(
                name="task_decision_refuses_with_a_reason",
                condition=Q(is_granted=True) | ~Q(reason=""),
                violation_error_message="Không đồng ý thì phải ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return "Đồng ý" if self.is_granted else f"Không đồng ý: {self.reason}"
