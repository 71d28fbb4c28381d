"""What plans do about the duties from above."""

from django.db import models
from django.db.models import Q

from directives.models import Duty
from documents.models import Document
from localities.fields import NfcCharField
from officials.models import Official
from plans.models.plans import Plan
from plans.querysets import DutyAnswerQuerySet

SENTENCE_LENGTH = 500


class DutyAnswer(models.Model):
    """What a plan does about a duty: a part of one of its papers, or why it has none.

    `key` names the block; once the block is gone from the paper, the answer holds no more.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="duty_answers")
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="answers")
    document = models.ForeignKey(Document, models.PROTECT, related_name="duty_answers")
    key = models.CharField("phần của kế hoạch", max_length=40, blank=True)
    sentence = NfcCharField("giải trình bằng một câu", max_length=SENTENCE_LENGTH, blank=True)
    given_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    given_at = models.DateTimeField("trả lời lúc", auto_now_add=True)

    objects = DutyAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "trả lời nhiệm vụ"
        verbose_name_plural = "trả lời nhiệm vụ"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="duty_answer_is_a_part_or_a_sentence",
                condition=(Q(key="") & ~Q(sentence="")) | (~Q(key="") & Q(sentence="")),
                violation_error_message="Chọn một phần của kế hoạch, hoặc viết một câu.",
            ),
            models.UniqueConstraint(
                fields=["plan", "duty", "document", "key"],
                name="duty_answer_once",
                violation_error_message="Nhiệm vụ này đã được trả lời như vậy.",
            ),
        ]

    def __str__(self) -> str:
        return self.sentence or self.key
