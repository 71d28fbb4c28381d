"""The number books of an office (sổ đăng ký văn bản đi). Every row here is only ever appended."""

from django.db import models
from django.db.models import Q

from documents.models.papers import KINDS, SUBJECT_LENGTH, Document
from documents.numbers.querysets import BookEntryQuerySet, NumberBookQuerySet, SeriesQuerySet
from localities.fields import NfcCharField, SearchField, WithDerivedColumns
from officials.models import Official, Organization
from officials.querysets import OfOrganizationQuerySet
from paper.numbers import padded
from vietnamese.numerals import POINT_LETTERS

# NĐ 30/2020, Phụ lục I, III: copies take one series of numbers for all three forms.
COPY_FORMS = [("SY", "Sao y"), ("TrS", "Trích sao"), ("SL", "Sao lục")]
NOTE_LENGTH = 300


class Series(models.Model):
    """A system of numbers (hệ thống số) that begins anew each year."""

    append_only = True

    class Use(models.TextChoices):
        PAPERS = "papers", "Văn bản hành chính"
        ADVISORY = "advisory", "Văn bản của tổ chức tư vấn"
        COPIES = "copies", "Bản sao"
        SECRET = "secret", "Văn bản mật (chỉ số và ngày)"

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="series", verbose_name="cơ quan"
    )
    use = models.CharField("dùng cho", max_length=10, choices=Use)
    kind = models.CharField("tên loại", max_length=5, choices=KINDS, blank=True)
    name = NfcCharField("tên hệ thống số", max_length=200)
    symbol = NfcCharField("chữ viết tắt trong ký hiệu", max_length=40, blank=True)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = "hệ thống số"
        verbose_name_plural = "hệ thống số"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "use", "kind", "name"],
                name="series_named_once",
                violation_error_message="Cơ quan đã có hệ thống số này.",
            ),
            models.UniqueConstraint(
                fields=["organization", "use", "kind"],
                condition=~Q(use="advisory"),
                name="series_one_per_use_and_kind",
                violation_error_message="Cơ quan đã có hệ thống số này.",
            ),
            models.CheckConstraint(
                condition=Q(kind="") | Q(use="papers"),
                name="series_only_papers_go_by_kind",
                violation_error_message="Chỉ văn bản hành chính mới đánh số theo tên loại.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def issuer(self) -> str:
        """Whose numbers these are: an advisory body issues under its own name."""
        return self.name if self.use == self.Use.ADVISORY else self.organization.name


class SeriesClosing(models.Model):
    """From which day on a series gives no numbers any more; those it gave stay."""

    append_only = True

    series = models.OneToOneField(
        Series, models.PROTECT, related_name="closing", verbose_name="hệ thống số"
    )
    closed_from = models.DateField("đóng từ ngày")
    reference = NfcCharField("căn cứ (số văn bản, ngày)", max_length=NOTE_LENGTH)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "đóng hệ thống số"
        verbose_name_plural = "đóng hệ thống số"

    def __str__(self) -> str:
        return f"{self.series}, đóng từ {self.closed_from:%d/%m/%Y}"


class NumberingDecision(models.Model):
    """How the office numbers its papers from a year on, as its head decided (Điều 15.1.c)."""

    append_only = True

    class Mode(models.TextChoices):
        OWN = "own", "Chương trình giữ sổ và cấp số"
        ELSEWHERE = "elsewhere", "Cơ quan có sổ ở nơi khác; văn thư chép số từ sổ đó"

    class Scheme(models.TextChoices):
        COMMON = "common", "Một hệ thống số chung cho mọi tên loại"
        BY_KIND = "by_kind", "Mỗi tên loại một hệ thống số"

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="numbering_decisions", verbose_name="cơ quan"
    )
    valid_from = models.DateField("áp dụng từ ngày")
    mode = models.CharField("sổ đăng ký văn bản đi", max_length=10, choices=Mode)
    scheme = models.CharField("cách đánh số", max_length=10, choices=Scheme)
    reference = NfcCharField("căn cứ quyết định (số, ngày hoặc biên bản)", max_length=NOTE_LENGTH)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = OfOrganizationQuerySet["NumberingDecision"].as_manager()

    class Meta:
        verbose_name = "quyết định về cách đánh số"
        verbose_name_plural = "quyết định về cách đánh số"

    def __str__(self) -> str:
        return f"{self.organization}, từ {self.valid_from:%d/%m/%Y}"


class NumberingOrder(models.Model):
    """The head's order by which numbers may be reserved or inserted, or no longer may."""

    append_only = True

    class Permit(models.TextChoices):
        RESERVE = "reserve", "Để dành số"
        INSERT = "insert", "Chèn số (15a)"

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="numbering_orders", verbose_name="cơ quan"
    )
    permit = models.CharField("việc", max_length=10, choices=Permit)
    is_on = models.BooleanField("cho phép")
    ordered_by = NfcCharField("người ra lệnh (họ tên, chức vụ)", max_length=200)
    ordered_on = models.DateField("ngày ra lệnh")
    reference = NfcCharField("căn cứ (số văn bản, bút phê)", max_length=NOTE_LENGTH)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = OfOrganizationQuerySet["NumberingOrder"].as_manager()

    class Meta:
        verbose_name = "lệnh về số"
        verbose_name_plural = "lệnh về số"

    def __str__(self) -> str:
        return f"{self.get_permit_display()}: {'cho phép' if self.is_on else 'thôi'}"


class NumberBook(models.Model):
    """The numbers of one series in one year. Its row is what writers lock."""

    append_only = True

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="number_books", verbose_name="cơ quan"
    )
    series = models.ForeignKey(
        Series, models.PROTECT, related_name="books", verbose_name="hệ thống số"
    )
    year = models.PositiveSmallIntegerField("năm")

    objects = NumberBookQuerySet.as_manager()

    class Meta:
        verbose_name = "sổ đăng ký văn bản đi"
        verbose_name_plural = "sổ đăng ký văn bản đi"
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year"],
                name="number_book_one_a_year",
                violation_error_message="Hệ thống số này đã có sổ của năm.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series}, năm {self.year}"


class CarriedNumber(models.Model):
    """Up to which number the year's paper book had come before this one began; the last counts."""

    append_only = True

    book = models.ForeignKey(NumberBook, models.PROTECT, related_name="carried")
    number = models.PositiveIntegerField("số cuối trong sổ giấy")
    on = models.DateField("ngày của số cuối")
    reference = NfcCharField("căn cứ (biên bản, trang sổ)", max_length=NOTE_LENGTH)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "số chuyển từ sổ giấy"
        verbose_name_plural = "số chuyển từ sổ giấy"

    def __str__(self) -> str:
        return f"{self.book}: đến số {self.number}"


class ReservedNumber(models.Model):
    """A number passed over by order, for a paper still to come."""

    append_only = True

    book = models.ForeignKey(NumberBook, models.PROTECT, related_name="reserved")
    number = models.PositiveIntegerField("số")
    purpose = NfcCharField("để dành cho", max_length=NOTE_LENGTH)
    order = models.ForeignKey(NumberingOrder, models.PROTECT, related_name="+")
    reserved_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    reserved_at = models.DateTimeField("để dành lúc", auto_now_add=True)

    class Meta:
        verbose_name = "số để dành"
        verbose_name_plural = "số để dành"
        constraints = [
            models.UniqueConstraint(
                fields=["book", "number"],
                name="reserved_number_once",
                violation_error_message="Số này đã được để dành.",
            ),
        ]

    def __str__(self) -> str:
        return f"Số {padded(str(self.number))}"


class BookEntry(WithDerivedColumns):
    """A line of the book: a number given on a day. `document` is None for papers not made here.

    `correction` counts how often a number was copied from a book elsewhere, and voided because it
    was copied wrongly; in a book of our own it is always 0.
    """

    append_only = True
    ENTRY_KINDS = [*KINDS, *COPY_FORMS]

    book = models.ForeignKey(NumberBook, models.PROTECT, related_name="entries")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="book_entries")
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số")
    insertion = models.PositiveSmallIntegerField("chèn sau số, thứ", default=0)
    correction = models.PositiveSmallIntegerField("chép lại, lần", default=0)
    symbol = NfcCharField("ký hiệu", max_length=80, blank=True)
    issuer = NfcCharField("cơ quan ban hành", max_length=200)
    issued_on = models.DateField("ngày văn bản")
    kind = models.CharField("tên loại", max_length=5, choices=ENTRY_KINDS, blank=True)
    subject = NfcCharField("trích yếu", max_length=SUBJECT_LENGTH, blank=True)
    signer = NfcCharField("người ký", max_length=200, blank=True)
    recipients = models.JSONField("nơi nhận", default=list, blank=True)
    keeper = NfcCharField("đơn vị, người nhận bản lưu", max_length=200, blank=True)
    copies = models.PositiveIntegerField("số lượng bản", null=True, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="book_entries"
    )
    follows = models.OneToOneField(
        "VoidedEntry", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    order = models.ForeignKey(NumberingOrder, models.PROTECT, null=True, related_name="+")
    given_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    given_at = models.DateTimeField("vào sổ lúc", auto_now_add=True)
    search = SearchField(
        "searched", depends_on=("number", "insertion", "symbol", "subject", "signer")
    )

    objects = BookEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng sổ văn bản đi"
        verbose_name_plural = "dòng sổ văn bản đi"
        constraints = [
            models.UniqueConstraint(
                fields=["book", "number", "insertion", "correction"],
                name="book_entry_number_once",
                violation_error_message="Số này đã có trong sổ.",
            ),
            models.UniqueConstraint(
                fields=[
                    "organization",
                    "year",
                    "issuer",
                    "number",
                    "insertion",
                    "symbol",
                    "correction",
                ],
                condition=~Q(symbol=""),
                name="book_entry_number_and_symbol_once_a_year",
                violation_error_message="Số và ký hiệu này đã cấp cho văn bản khác trong năm.",
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(follows=None),
                name="book_entry_one_number_for_a_document",
                violation_error_message="Văn bản đã được cấp số.",
            ),
            models.CheckConstraint(
                condition=Q(follows=None) | Q(document__isnull=False),
                name="book_entry_only_documents_follow_a_void",
                violation_error_message="Chỉ văn bản soạn ở đây mới được cấp số lần nữa.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="book_entry_numbers_from_one",
                violation_error_message="Số văn bản bắt đầu từ 01.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="") & ~Q(subject="")
                | Q(
                    kind="",
                    symbol="",
                    subject="",
                    signer="",
                    recipients=[],
                    keeper="",
                    copies=None,
                    document=None,
                ),
                name="book_entry_whole_or_number_and_date_only",
                violation_error_message="Văn bản mật chỉ ghi số và ngày; văn bản khác ghi đủ.",
            ),
        ]
        indexes = [models.Index(fields=["book", "-number", "-insertion"], name="book_entry_order")]

    def __str__(self) -> str:
        return f"{self.printed_number}/{self.symbol}" if self.symbol else self.printed_number

    @property
    def suffix(self) -> str:
        """The letter of an inserted number: the a of 15a."""
        return POINT_LETTERS[self.insertion - 1] if self.insertion else ""

    @property
    def typed_number(self) -> str:
        return f"{self.number}{self.suffix}"

    @property
    def printed_number(self) -> str:
        return padded(self.typed_number)

    @property
    def searched(self) -> str:
        return f"{self} {self.get_kind_display()} {self.subject} {self.signer}"

    @property
    def is_void(self) -> bool:
        return hasattr(self, "void")


class VoidedEntry(models.Model):
    """Why a number was voided. The line stays in the book, the number is never given again."""

    append_only = True

    entry = models.OneToOneField(BookEntry, models.PROTECT, related_name="void")
    reason = NfcCharField("lý do", max_length=NOTE_LENGTH)
    voided_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    voided_at = models.DateTimeField("hủy lúc", auto_now_add=True)

    class Meta:
        verbose_name = "số đã hủy"
        verbose_name_plural = "số đã hủy"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="voided_entry_says_why",
                violation_error_message="Cần ghi lý do hủy số.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry}: {self.reason}"
