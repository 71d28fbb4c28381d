"""The incoming papers of an office: the book, its lines, and what is done about each.

NĐ 30/2020, Điều 21 to 24 and Phụ lục IV, V to VIII. Every row here is only ever appended.
"""

from datetime import date

from django.db import models
from django.db.models import Q

from directives.models.directives import KINDS, TITLE_LENGTH, Directive
from directives.receiving_querysets import ReceiptQuerySet
from documents.models import URGENCIES, Delivery, Document
from localities.fields import NfcCharField, NfcTextField, SearchField, WithDerivedColumns
from officials.models import Official, Organization
from officials.querysets import OfOrganizationQuerySet

NOTE_LENGTH = 300
WHO_LENGTH = 200
OPINION_LENGTH = 4000


class IncomingBookDecision(models.Model):
    """Where the book of a year is kept, and up to which number paper had come before it.

    The latest of a year counts, else the latest mode of the years before.
    """

    append_only = True

    class Mode(models.TextChoices):
        OWN = "own", "Chương trình giữ sổ và cấp số đến"
        ELSEWHERE = "elsewhere", "Cơ quan có sổ ở nơi khác; văn thư chép số đến từ sổ đó"

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="incoming_decisions", verbose_name="cơ quan"
    )
    year = models.PositiveSmallIntegerField("từ năm")
    mode = models.CharField("sổ đăng ký văn bản đến", max_length=10, choices=Mode)
    carried = models.PositiveIntegerField("số đến cuối trong sổ giấy của năm", default=0)
    reference = NfcCharField("căn cứ (số, ngày hoặc biên bản)", max_length=NOTE_LENGTH)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = OfOrganizationQuerySet["IncomingBookDecision"].as_manager()

    class Meta:
        verbose_name = "quyết định về sổ văn bản đến"
        verbose_name_plural = "quyết định về sổ văn bản đến"

    def __str__(self) -> str:
        return f"{self.organization}, từ năm {self.year}"


class IncomingBook(models.Model):
    """The arrival numbers of one office in one year. Its row is what writers lock."""

    append_only = True

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="incoming_books", verbose_name="cơ quan"
    )
    year = models.PositiveSmallIntegerField("năm")

    objects = OfOrganizationQuerySet["IncomingBook"].as_manager()

    class Meta:
        verbose_name = "sổ đăng ký văn bản đến"
        verbose_name_plural = "sổ đăng ký văn bản đến"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "year"],
                name="incoming_book_one_a_year",
                violation_error_message="Cơ quan đã có sổ văn bản đến của năm.",
            ),
        ]

    def __str__(self) -> str:
        return f"Sổ văn bản đến năm {self.year}"


class Receipt(WithDerivedColumns):
    """A line of the book of incoming papers: số đến, with what the book says of the paper.

    What it says stays, whatever becomes of the paper. `delivery` is None where it came on paper.
    `correction` counts how often a number was miscopied from a book elsewhere.
    """

    append_only = True

    class Channel(models.TextChoices):
        SYSTEM = "system", "Trong chương trình"
        BY_HAND = "by_hand", "Trao tay"
        POST = "post", "Bưu điện"
        AXIS = "axis", "Trục liên thông văn bản"
        MAIL = "mail", "Thư điện tử công vụ"
        FAX = "fax", "Fax"

    book = models.ForeignKey(IncomingBook, models.PROTECT, related_name="receipts")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="receipts")
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số đến")
    correction = models.PositiveSmallIntegerField("chép lại, lần", default=0)
    arrived_on = models.DateField("ngày đến")
    channel = models.CharField("nhận qua", max_length=8, choices=Channel)
    from_whom = NfcCharField("bên chuyển đến", max_length=WHO_LENGTH, blank=True)
    copies = models.PositiveIntegerField("số bản", default=1)
    file_code = NfcCharField("số và ký hiệu hồ sơ", max_length=60, blank=True)
    note = NfcCharField("ghi chú", max_length=NOTE_LENGTH, blank=True)
    directive = models.ForeignKey(Directive, models.PROTECT, related_name="receipts")
    delivery = models.ForeignKey(
        Delivery, models.PROTECT, null=True, blank=True, related_name="receipts"
    )
    follows = models.OneToOneField(
        "VoidedReceipt", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    author = NfcCharField("tác giả", max_length=WHO_LENGTH)
    kind = models.CharField("tên loại", max_length=5, choices=KINDS)
    paper_number = NfcCharField("số, ký hiệu văn bản", max_length=60, blank=True)
    issued_on = models.DateField("ngày văn bản")
    subject = NfcCharField("trích yếu", max_length=TITLE_LENGTH)
    urgency = models.CharField("mức độ khẩn", max_length=12, choices=URGENCIES, blank=True)
    registered_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField("vào sổ lúc", auto_now_add=True)
    search = SearchField(
        "searched", depends_on=("number", "kind", "paper_number", "author", "subject")
    )

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản đến"
        verbose_name_plural = "văn bản đến"
        indexes = [
            models.Index(fields=["book", "-number"], name="receipt_order"),
            models.Index(fields=["organization", "directive"], name="receipt_of_a_directive"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["book", "number", "correction"],
                name="receipt_number_once",
                violation_error_message="Số đến này đã có trong sổ.",
            ),
            models.UniqueConstraint(
                fields=["delivery"],
                condition=Q(delivery__isnull=False, follows=None),
                name="receipt_one_for_a_delivery",
                violation_error_message="Văn bản này đã vào sổ.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="receipt_numbers_from_one",
                violation_error_message="Số đến bắt đầu từ 01.",
            ),
            models.CheckConstraint(
                condition=Q(delivery=None) | Q(channel="system"),
                name="receipt_of_a_delivery_came_here",
                violation_error_message="Văn bản gửi trong chương trình thì nhận tại đây.",
            ),
        ]

    def __str__(self) -> str:
        return f"Số đến {self.number:02d}/{self.year}"

    @property
    def printed_number(self) -> str:
        return f"{self.number:02d}"

    @property
    def named(self) -> str:
        """Tên loại, số, ký hiệu: "Công văn 1502/UBND-NC"."""
        return f"{self.get_kind_display()} {self.paper_number}".strip()

    @property
    def searched(self) -> str:
        return f"{self.number} {self.named} {self.author} {self.subject}"

    @property
    def is_void(self) -> bool:
        return hasattr(self, "void")


class VoidedReceipt(models.Model):
    """Why a line of the book was struck through. Its number is never given again."""

    append_only = True

    receipt = models.OneToOneField(Receipt, models.PROTECT, related_name="void")
    reason = NfcCharField("lý do", max_length=NOTE_LENGTH)
    voided_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    voided_at = models.DateTimeField("hủy lúc", auto_now_add=True)

    class Meta:
        verbose_name = "số đến đã hủy"
        verbose_name_plural = "số đến đã hủy"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="voided_receipt_says_why",
                violation_error_message="Cần ghi lý do hủy số đến.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.receipt}: {self.reason}"


class Opinion(models.Model):
    """One entry on the phiếu giải quyết; the latest of each part says who has the paper now."""

    append_only = True

    class Part(models.TextChoices):
        LEADER = "leader", "Ý kiến của lãnh đạo cơ quan, tổ chức"
        UNIT = "unit", "Ý kiến của lãnh đạo đơn vị"
        PROPOSAL = "proposal", "Ý kiến đề xuất của người giải quyết"

    receipt = models.ForeignKey(Receipt, models.PROTECT, related_name="opinions")
    part = models.CharField("phần của phiếu", max_length=10, choices=Part)
    said_by = NfcCharField("người cho ý kiến (họ tên, chức vụ)", max_length=WHO_LENGTH)
    given_on = models.DateField("ngày cho ý kiến")
    text = NfcTextField("ý kiến", max_length=OPINION_LENGTH, blank=True)
    passed_on = models.DateField("ngày chuyển", null=True, blank=True)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "ý kiến giải quyết"
        verbose_name_plural = "ý kiến giải quyết"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_part_display()}: {self.said_by}"


class Assignment(models.Model):
    """Who is to deal with the paper by one opinion: chủ trì or phối hợp, until when."""

    append_only = True

    class Part(models.TextChoices):
        LEAD = "lead", "Chủ trì"
        PARTNER = "partner", "Phối hợp"

    opinion = models.ForeignKey(Opinion, models.PROTECT, related_name="assignments")
    part = models.CharField("vai trò", max_length=8, choices=Part)
    who = NfcCharField("đơn vị, người giải quyết", max_length=WHO_LENGTH)
    official = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    due_on = models.DateField("thời hạn giải quyết", null=True, blank=True)

    class Meta:
        verbose_name = "giao giải quyết"
        verbose_name_plural = "giao giải quyết"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["opinion"],
                condition=Q(part="lead"),
                name="assignment_one_lead",
                violation_error_message="Mỗi lần giao có một nơi chủ trì.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()}: {self.who}"

    def is_overdue(self, day: date) -> bool:
        return self.due_on is not None and day > self.due_on


class Progress(models.Model):
    """How far the paper is dealt with (tiến độ giải quyết); the latest counts."""

    append_only = True

    class Step(models.TextChoices):
        UNDER_WAY = "under_way", "Đang giải quyết"
        ANSWERED = "answered", "Đã trả lời bằng văn bản"
        DONE = "done", "Đã giải quyết xong"
        NOTED = "noted", "Lưu để biết"

    receipt = models.ForeignKey(Receipt, models.PROTECT, related_name="progress")
    step = models.CharField("tiến độ", max_length=10, choices=Step)
    on = models.DateField("ngày")
    text = NfcCharField("việc đã làm", max_length=NOTE_LENGTH, blank=True)
    reply = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="replies_to"
    )
    reply_number = NfcCharField("số, ký hiệu văn bản trả lời", max_length=60, blank=True)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "tiến độ giải quyết"
        verbose_name_plural = "tiến độ giải quyết"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(step="answered") | ~Q(reply_number=""),
                name="progress_answered_names_the_answer",
                violation_error_message="Cần ghi số, ký hiệu văn bản trả lời.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_step_display()


class HandedDown(models.Model):
    """A directive that an office passes on as it is to others; `delivery` has no document."""

    append_only = True

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="handed_down")
    delivery = models.OneToOneField(Delivery, models.PROTECT, related_name="handed_down")

    class Meta:
        verbose_name = "văn bản chuyển xuống"
        verbose_name_plural = "văn bản chuyển xuống"

    def __str__(self) -> str:
        return f"{self.directive}: {self.delivery}"
