"""What happens to a task once it was given out, step by step."""

from django.db import models
from django.db.models import Q

from documents.models import StoredFile
from localities.fields import NfcCharField, NfcTextField
from officials.models import Official
from plans.models.tasks import NAME_LENGTH, WORDS_LENGTH, TaskTurn


class TaskStep(models.Model):
    """Diễn biến: one line in the life of a turn; what it says is never changed afterwards.

    `on`: of a report the day it speaks for, of one that it is done the day it was done; of "ghi hộ"
    the day of the unit's own report; of a request the day asked for; of a grant the day given.
    `answers`: the request it decides. `to`: to whom the task was handed on.
    """

    append_only = True

    class Kind(models.TextChoices):
        PROGRESS = "progress", "Báo cáo tiến độ"
        CLOSING = "closing", "Báo cáo hoàn thành"
        CONFIRMED = "confirmed", "Xác nhận hoàn thành"
        SENT_BACK = "sent_back", "Trả lại, làm tiếp"
        ASKED_TIME = "asked_time", "Đề nghị gia hạn"
        ASKED_CHANGE = "asked_change", "Đề nghị điều chỉnh"
        GRANTED = "granted", "Đồng ý"
        REFUSED = "refused", "Không đồng ý"
        HANDED_ON = "handed_on", "Chuyển người thực hiện"
        WITHDRAWN = "withdrawn", "Thôi giao"
        REOPENED = "reopened", "Mở lại"
        CARRIED = "carried", "Chuyển theo văn bản mới"

    turn = models.ForeignKey(TaskTurn, models.PROTECT, related_name="steps")
    kind = models.CharField("việc", max_length=12, choices=Kind)
    words = NfcTextField("nội dung", max_length=WORDS_LENGTH, blank=True)
    deliverable = NfcCharField("sản phẩm bàn giao", max_length=NAME_LENGTH, blank=True)
    amount = models.DecimalField(
        "số lượng đạt được", max_digits=14, decimal_places=2, null=True, blank=True
    )
    on = models.DateField("ngày", null=True, blank=True)
    is_for_another = models.BooleanField("ghi hộ", default=False)
    answers = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="answer"
    )
    to = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người nhận"
    )
    by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "diễn biến của nhiệm vụ"
        verbose_name_plural = "diễn biến của nhiệm vụ"
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "turn"], name="task_step_by_kind")]
        constraints = [
            models.CheckConstraint(
                name="task_step_says_why",
                condition=Q(kind__in=["progress", "confirmed", "granted"]) | ~Q(words=""),
                violation_error_message="Cần ghi lý do hoặc kết quả.",
            ),
            models.CheckConstraint(
                name="task_step_decides_a_request",
                condition=(Q(answers=None) & ~Q(kind__in=["granted", "refused"]))
                | (Q(answers__isnull=False) & Q(kind__in=["granted", "refused"])),
            ),
            models.CheckConstraint(
                name="task_step_hands_on_to_somebody",
                condition=Q(kind="handed_on", to__isnull=False)
                | (~Q(kind="handed_on") & Q(to=None)),
            ),
            models.CheckConstraint(
                name="task_step_amount_is_a_report",
                condition=Q(amount=None) | Q(kind__in=["progress", "closing"], amount__gte=0),
                violation_error_message="Số lượng đạt được không được nhỏ hơn 0.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class StepFile(models.Model):
    """Tài liệu minh chứng: stays in the office unless it is ticked for the report."""

    step = models.ForeignKey(TaskStep, models.PROTECT, related_name="files")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="step_file")
    is_for_report = models.BooleanField("gửi kèm báo cáo", default=False)

    class Meta:
        verbose_name = "tài liệu minh chứng"
        verbose_name_plural = "tài liệu minh chứng"
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.file)
