"""What was submitted, and what was said of it: rows that nobody changes, nobody deletes."""

from django.db import models
from django.db.models import Q

from documents.models.papers import Document, Revision
from localities.fields import NfcCharField, NfcTextField
from officials.models import Appointment, Official
from paper import freezing
from paper.sheet import Sheet

HASH_LENGTH = 64
QUOTE_LENGTH = 2000


class Aspect(models.TextChoices):
    """What an endorsement is about, and which hash it stands on."""

    CONTENT = "content", "Nội dung"
    FORM = "form", "Thể thức"


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def without_sheet(self) -> "SubmissionQuerySet":
        """For lists: a paper may be three hundred pages long."""
        return self.defer("sheet", "grounds")


class Submission(models.Model):
    """Trình ký: the resolved sheet as it was handed up, pinned with the hashes of its two sides.

    `findings` are the places that were pointed at, `answer` is the sentence that answers them;
    `grounds` tells how what it cites stood then.
    """

    append_only = True

    document = models.ForeignKey(Document, models.PROTECT, related_name="submissions")
    round = models.PositiveIntegerField("lần trình")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    sheet = models.JSONField("bản trình")
    content_hash = models.CharField("mã nội dung", max_length=HASH_LENGTH)
    form_hash = models.CharField("mã thể thức", max_length=HASH_LENGTH)
    signer = models.ForeignKey(
        Appointment, models.PROTECT, related_name="+", verbose_name="người ký"
    )
    findings = models.JSONField("các chỗ được chỉ ra", default=list)
    answer = NfcTextField("giải trình", blank=True)
    grounds = models.JSONField("văn bản viện dẫn lúc trình", default=dict)
    submitted_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    at = models.DateTimeField("trình lúc", auto_now_add=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "lần trình"
        verbose_name_plural = "các lần trình"
        ordering = ["-round"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "round"],
                name="submission_round_unique",
                violation_error_message="Văn bản vừa được người khác trình.",
            ),
        ]

    def __str__(self) -> str:
        return f"Lần trình {self.round}"

    @property
    def pinned(self) -> Sheet:
        """The sheet as submitted: number and day are blank."""
        return freezing.from_data(self.sheet)

    def hash_of(self, aspect: str) -> str:
        return self.content_hash if aspect == Aspect.CONTENT else self.form_hash


class Endorsement(models.Model):
    """Kiểm tra nội dung, thể thức: stands for as long as the hash it was given on."""

    append_only = True

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="endorsements")
    aspect = models.CharField("kiểm tra", max_length=8, choices=Aspect.choices)
    hash = models.CharField("mã", max_length=HASH_LENGTH)
    by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    acting_as = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "ý kiến kiểm tra"
        verbose_name_plural = "ý kiến kiểm tra"
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "aspect"],
                name="endorsement_once_per_aspect",
                violation_error_message="Văn bản vừa được người khác kiểm tra.",
            ),
            models.CheckConstraint(
                condition=Q(aspect__in=["content", "form"]),
                name="endorsement_aspect_known",
                violation_error_message="Chỉ kiểm tra nội dung hoặc thể thức.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_aspect_display()}: {self.by}"


class Remark(models.Model):
    """Ý kiến trả lại, on the whole paper or at a quote; `key` names the block the quote is from.

    `made_by` is whose remark it is. Where a drafter or clerk took it down for somebody ("ghi ý
    kiến chỉ đạo"), `taken_down_by` names the writer.
    """

    append_only = True

    class Kind(models.TextChoices):
        WRONG = "wrong", "Sai"
        MISSING = "missing", "Thiếu"
        OUTDATED = "outdated", "Lỗi thời"
        FORM = "form", "Thể thức"
        OTHER = "other", "Khác"

    document = models.ForeignKey(Document, models.PROTECT, related_name="remarks")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="remarks")
    kind = models.CharField("loại ý kiến", max_length=8, choices=Kind.choices)
    text = NfcTextField("ý kiến")
    quote = NfcCharField("trích đoạn", max_length=QUOTE_LENGTH, blank=True)
    key = models.CharField("đoạn", max_length=40, blank=True)
    made_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    acting_as = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    taken_down_by = models.ForeignKey(Official, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "ý kiến trả lại"
        verbose_name_plural = "ý kiến trả lại"
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="remark_says_something",
                violation_error_message="Cần ghi ý kiến.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"


class RemarkAnswer(models.Model):
    """What the drafter did about a remark. A second answer corrects the first; both stay."""

    append_only = True

    remark = models.ForeignKey(Remark, models.PROTECT, related_name="answers")
    text = NfcTextField("trả lời")
    by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "trả lời ý kiến"
        verbose_name_plural = "trả lời ý kiến"
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="remark_answer_says_something",
                violation_error_message="Cần ghi nội dung trả lời.",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Approval(models.Model):
    """Duyệt: by a click of the signer, or on paper, recorded by the clerk. Not a signature."""

    append_only = True

    class Way(models.TextChoices):
        """How the paper is to be signed; a token signs what already bears its number."""

        INK = "ink", "Ký trên giấy, rồi cấp số"
        TOKEN = "token", "Cấp số, rồi ký số ngoài chương trình"

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="approval")
    signer = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    on_paper = models.BooleanField("duyệt trên giấy", default=False)
    way = models.CharField("cách ký", max_length=5, choices=Way, default=Way.INK)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "duyệt"
        verbose_name_plural = "duyệt"

    def __str__(self) -> str:
        return f"{self.signer.official}, {self.submission}"
