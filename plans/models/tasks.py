"""Tasks of a plan: who does what by when.

A task is drafted with its plan and given out by the plan's issue. A task that recurs has a turn for
each due day, one that does not has a single turn.
"""

from django.db import models
from django.db.models import F, Q

from directives.models import Duty, Share
from documents.models import Document
from localities.fields import NfcCharField, NfcTextField
from officials.models import Official, Organization
from plans.models.answers import SENTENCE_LENGTH
from plans.models.plans import Plan, PlanPaper
from plans.tasks.querysets import AssignmentQuerySet, TurnQuerySet
from vietnamese.dates import today

WORDS_LENGTH = 1000
NAME_LENGTH = 200


class Task(models.Model):
    """Nhiệm vụ: what is to be done, with the clause of the plan it comes from.

    `paper`: in which of the plan's papers it was drafted. A given task is changed by another that
    `replaces` it once the paper of that one is issued.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", "Dự kiến"
        ASSIGNED = "assigned", "Đã giao"
        ENDED = "ended", "Không còn hiệu lực"

    class Recurrence(models.TextChoices):
        ONCE = "once", "Một lần"
        WEEKLY = "weekly", "Hằng tuần"
        MONTHLY = "monthly", "Hằng tháng"
        QUARTERLY = "quarterly", "Hằng quý"
        HALF_YEARLY = "half_yearly", "6 tháng một lần"
        YEARLY = "yearly", "Hằng năm"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="tasks", verbose_name="kế hoạch")
    paper = models.ForeignKey(
        PlanPaper, models.PROTECT, related_name="tasks", verbose_name="văn bản", editable=False
    )
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="replaced_by", editable=False
    )
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
    share = models.ForeignKey(
        Share,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name="chỉ tiêu được giao",
        editable=False,
    )
    basis = NfcCharField("căn cứ đề xuất", max_length=SENTENCE_LENGTH, blank=True)
    duties = models.ManyToManyField(
        Duty, blank=True, related_name="tasks", verbose_name="nhiệm vụ trên giao"
    )
    created_by = models.ForeignKey(Official, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        ordering = ["paper_id", "position", "pk"]
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
            models.UniqueConstraint(
                fields=["paper", "replaces"],
                name="task_replaced_once_by_a_paper",
                violation_error_message="Nhiệm vụ này đã được sửa trong văn bản đang soạn.",
            ),
            models.CheckConstraint(
                name="task_quotes_a_paper",
                condition=Q(key="") | Q(document__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.what


class TaskEnding(models.Model):
    """Thôi thực hiện: a paper of the plan, once issued, ends a task that was given out."""

    paper = models.ForeignKey(PlanPaper, models.PROTECT, related_name="endings")
    task = models.ForeignKey(Task, models.PROTECT, related_name="endings")
    reason = NfcCharField("lý do", max_length=SENTENCE_LENGTH)
    created_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "nhiệm vụ thôi thực hiện"
        verbose_name_plural = "nhiệm vụ thôi thực hiện"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "task"], name="task_ended_once_by_a_paper"),
            models.CheckConstraint(
                name="task_ending_says_why",
                condition=~Q(reason=""),
                violation_error_message="Cần ghi lý do thôi thực hiện.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task}: {self.reason}"


class Assignment(models.Model):
    """Who has to do with a task: an organization, a post in it, an official, or a unit outside.

    A post is named by its title and outlives its holder. A lead that hands a given task on ends.
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
    ended_at = models.DateTimeField("chuyển giao lúc", null=True, blank=True, editable=False)

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
    """One due day of a task that was given out; None where it has no time limit.

    `given_on`: the day of the paper that gave it out. `done_on`: the day on which it was done as
    last reported; it counts once the state says done.
    """

    class State(models.TextChoices):
        OPEN = "open", "Đang thực hiện"
        AWAITING = "awaiting", "Chờ xác nhận"
        DONE = "done", "Hoàn thành"
        WITHDRAWN = "withdrawn", "Thôi giao"

    task = models.ForeignKey(Task, models.PROTECT, related_name="turns")
    number = models.PositiveSmallIntegerField("lượt")
    due_on = models.DateField("thời hạn", null=True)
    state = models.CharField(
        "tình trạng", max_length=9, choices=State, default=State.OPEN, editable=False
    )
    given_on = models.DateField("giao ngày", default=today, editable=False)
    done_on = models.DateField("hoàn thành ngày", null=True, editable=False)

    objects = TurnQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt thực hiện"
        verbose_name_plural = "lượt thực hiện"
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["task", "number"], name="task_turn_once"),
            models.CheckConstraint(
                name="task_turn_done_on_a_day",
                condition=~Q(state="done") | Q(done_on__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="task_turn_due")]

    def __str__(self) -> str:
        return f"{self.task} ({self.number})"
