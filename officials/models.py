"""Officials, organizations, posts, and the head that an organization's papers bear."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from localities.fields import (
    NameSortField,
    NfcCharField,
    NfcTextField,
    SearchField,
    WithDerivedColumns,
)
from officials.once import once_a_page
from officials.querysets import (
    AppointmentQuerySet,
    OfficialManager,
    OfficialQuerySet,
    OfOrganizationQuerySet,
    OrganizationQuerySet,
)
from vietnamese.dates import today

USERNAME_RULE = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]*\Z",
    "Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số, dấu chấm và gạch nối.",
)
END_NOT_BEFORE_START = Q(valid_to=None) | Q(valid_to__gte=F("valid_from"))


class Official(WithDerivedColumns, AbstractBaseUser, PermissionsMixin):
    """Cán bộ, công chức with an account. One person, one account; rights come from posts."""

    username = models.CharField(
        "tên đăng nhập",
        max_length=60,
        unique=True,
        validators=[USERNAME_RULE],
        error_messages={"unique": "Tên đăng nhập này đã có người dùng."},
    )
    full_name = NfcCharField("họ và tên", max_length=120)
    search = SearchField("full_name")
    roll_order = NameSortField("full_name")
    email = models.EmailField("thư điện tử công vụ", blank=True)
    office_phone = NfcCharField("điện thoại cơ quan", max_length=40, blank=True)
    must_change_password = models.BooleanField("phải đổi mật khẩu", default=True)
    one_time_until = models.DateTimeField(
        "mật khẩu dùng một lần có hiệu lực đến", null=True, blank=True
    )
    is_active = models.BooleanField("đang hoạt động", default=True)
    is_staff = models.BooleanField("vào được trang quản trị hệ thống", default=False)
    is_demonstration = models.BooleanField("tài khoản trình diễn", default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OfficialManager.from_queryset(OfficialQuerySet)()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = "cán bộ"
        verbose_name_plural = "cán bộ"
        indexes = [models.Index(fields=["roll_order", "id"], name="official_roll_order")]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.rsplit(" ", 1)[-1]

    @cached_property
    def current_appointments(self) -> list["Appointment"]:
        """Posts in force today, the longest held first; read once per request."""
        posts = self.appointments.current()
        posts = posts.select_related("organization__unit__parent__parent")
        return list(posts.order_by("valid_from", "pk"))

    def roles_in(self, organization: "Organization") -> frozenset["Role"]:
        return frozenset(
            Role(post.role)
            for post in self.current_appointments
            if post.organization_id == organization.pk
        )

    @cached_property
    def visible_organization_ids(self) -> frozenset[int]:
        held = frozenset(post.organization_id for post in self.current_appointments)
        succeeded = frozenset[int]().union(*self.succeeded_organizations.values())
        below = Organization.departments_of(held | succeeded)
        before = succeeded | {pk for pk, above in below.items() if above in succeeded}
        return held.union(below, before, Organization.inherited_by(before))

    @cached_property
    def succeeded_organizations(self) -> Mapping[int, frozenset[int]]:
        """By the offices of their posts, those that each has succeeded itself."""
        held = {post.organization_id for post in self.current_appointments}
        rows = Organization.objects.filter(successor__in=held).values_list("pk", "successor_id")
        before = dict(rows)
        return {now: frozenset(old for old in before if before[old] == now) for now in held}

    @cached_property
    def administered_organization_ids(self) -> frozenset[int]:
        posts = self.current_appointments
        return Organization.with_departments(
            {post.organization_id for post in posts if post.role == Role.ADMINISTRATOR}
        )


class Organization(models.Model):
    """Cơ quan, tổ chức. `name` is its own confirmed, printed name; no list overrides it."""

    class Kind(models.TextChoices):
        PEOPLES_COMMITTEE = "UBND", "Ủy ban nhân dân"
        DEPARTMENT = "PHONG", "Phòng, ban chuyên môn"
        ETHNIC_AFFAIRS = "DANTOC", "Cơ quan công tác dân tộc cấp tỉnh"
        POLICE = "CA", "Công an"
        MILITARY_COMMAND = "QS", "Ban Chỉ huy quân sự"
        FATHERLAND_FRONT = "MTTQ", "Mặt trận Tổ quốc"

    kind = models.CharField("loại cơ quan", max_length=8, choices=Kind)
    name = NfcCharField("tên đầy đủ", max_length=200)
    unit = models.ForeignKey(
        "localities.AdministrativeUnit",
        on_delete=models.PROTECT,
        related_name="organizations",
        verbose_name="đơn vị hành chính",
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="departments",
        verbose_name="trực thuộc",
    )
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name="cơ quan kế thừa hồ sơ",
    )
    office_phone = NfcCharField("điện thoại cơ quan", max_length=40, blank=True)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                name="organization_named_once_in_its_unit",
                violation_error_message="Đơn vị hành chính này đã có cơ quan cùng tên.",
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | Q(kind="PHONG"),
                name="organization_only_departments_have_a_parent",
                violation_error_message="Chỉ phòng, ban chuyên môn mới trực thuộc cơ quan khác.",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")) & ~Q(successor=F("id")),
                name="organization_not_its_own_parent",
                violation_error_message="Cơ quan không thể trực thuộc hoặc kế thừa chính mình.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @once_a_page
    def letterhead_on(self, day: date) -> "Letterhead | None":
        """The header lines in force on the day; None before the first ones."""
        return self.letterheads.filter(valid_from__lte=day).order_by("-valid_from").first()

    @classmethod
    def with_departments(cls, ids: Iterable[int]) -> frozenset[int]:
        ids = frozenset(ids)
        return ids.union(cls.departments_of(ids))

    @classmethod
    def departments_of(cls, ids: frozenset[int]) -> Mapping[int, int | None]:
        """Each with the organization it is under, by their keys."""
        below = cls.objects.filter(parent__in=ids) if ids else cls.objects.none()
        return dict(below.values_list("pk", "parent"))

    @classmethod
    def inherited_by(cls, ids: Iterable[int]) -> frozenset[int]:
        """Organizations these have succeeded, through every merger, with their departments."""
        found: frozenset[int] = frozenset()
        wave = frozenset(ids)
        while wave:
            before = cls.objects.filter(successor__in=wave).values_list("pk", flat=True)
            wave = cls.with_departments(before) - found
            found |= wave
        return found


class Role(models.TextChoices):
    """What a post lets its holder do here. The title is what people call the post."""

    CHAIR = "CHAIR", "Người đứng đầu (duyệt, ký)"
    DEPUTY_CHAIR = "DEPUTY", "Cấp phó (duyệt, ký thay)"
    OFFICE_HEAD = "OFFICE", "Kiểm tra nội dung (lãnh đạo văn phòng, phòng)"
    CLERK = "CLERK", "Văn thư (thể thức, vào sổ, phát hành)"
    DRAFTER = "DRAFTER", "Soạn thảo"
    REVIEWER = "REVIEWER", "Xem xét hồ sơ cấp dưới gửi lên"
    DATA_PROTECTION = "DATA", "Phụ trách bảo vệ dữ liệu cá nhân"
    ADMINISTRATOR = "ADMIN", "Quản trị tài khoản của cơ quan"


class SigningCapacity(models.TextChoices):
    """Quyền hạn ghi trước chức vụ người ký (NĐ 30/2020, Phụ lục I, II.7.a; Điều 13)."""

    NONE = "", "Không ký văn bản"
    HEAD = "HEAD", "Ký với chức danh người đứng đầu"
    ON_BEHALF = "TM", "TM. (thay mặt tập thể)"
    FOR_HEAD = "KT", "KT. (ký thay cấp trưởng)"
    ACTING = "Q", "Q. (quyền cấp trưởng)"
    BY_ORDER = "TL", "TL. (thừa lệnh)"
    BY_DELEGATION = "TUQ", "TUQ. (thừa ủy quyền)"


class Appointment(models.Model):
    """Chức vụ of one official in one organization, with its dates. Never overwritten: ended."""

    official = models.ForeignKey(
        Official, on_delete=models.PROTECT, related_name="appointments", verbose_name="cán bộ"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="appointments", verbose_name="cơ quan"
    )
    title = NfcCharField("chức vụ", max_length=120)
    role = models.CharField("việc được làm", max_length=8, choices=Role)
    signing_capacity = models.CharField(
        "quyền hạn khi ký",
        max_length=4,
        choices=SigningCapacity,
        blank=True,
        default=SigningCapacity.NONE,
    )
    field_of_work = NfcCharField("lĩnh vực phụ trách", max_length=200, blank=True)
    valid_from = models.DateField("từ ngày", default=today)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "chức vụ"
        verbose_name_plural = "chức vụ"
        indexes = [models.Index(fields=["organization", "role"], name="appointment_roles")]
        constraints = [
            models.CheckConstraint(
                condition=END_NOT_BEFORE_START,
                name="appointment_ends_after_it_starts",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            ),
            models.UniqueConstraint(
                fields=["official", "organization", "role"],
                condition=Q(valid_to=None),
                name="appointment_role_open_once",
                violation_error_message="Cán bộ đang giữ việc này tại cơ quan rồi.",
            ),
            models.UniqueConstraint(
                fields=["organization"],
                condition=Q(valid_to=None, role="CHAIR"),
                name="appointment_one_head",
                violation_error_message=(
                    "Cơ quan đang có người đứng đầu; hãy kết thúc chức vụ của người trước."
                ),
            ),
            models.CheckConstraint(
                condition=Q(signing_capacity="") | Q(role__in=["CHAIR", "DEPUTY", "OFFICE"]),
                name="appointment_signers_lead",
                violation_error_message=(
                    "Chỉ người đứng đầu, cấp phó và lãnh đạo văn phòng, phòng mới ký văn bản."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.organization}"

    def is_in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


class Letterhead(models.Model):
    """Phần đầu văn bản of an organization from a day on, as confirmed by a person.

    NĐ 30/2020, Phụ lục I, II.2-4 and II.7: the superior body stands there "nếu có", so the
    papers of before 01/7/2025 reprint with the lines they were issued with.
    """

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="letterheads", verbose_name="cơ quan"
    )
    valid_from = models.DateField("dùng từ ngày")
    superior = NfcCharField("cơ quan chủ quản trực tiếp (nếu có)", max_length=120, blank=True)
    issuer = NfcTextField("tên cơ quan ban hành, mỗi dòng in một dòng", max_length=300)
    symbol = NfcCharField("chữ viết tắt trong ký hiệu", max_length=40)
    place = NfcCharField("địa danh", max_length=80)
    collective = NfcCharField("tập thể đứng sau TM. (nếu có)", max_length=120, blank=True)
    contact = NfcCharField("dòng liên hệ ở chân trang (nếu có)", max_length=300, blank=True)
    confirmed_by = models.ForeignKey(
        Official,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="confirmed_letterheads",
        verbose_name="người xác nhận",
    )
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OfOrganizationQuerySet["Letterhead"].as_manager()

    class Meta:
        verbose_name = "tiêu đề văn bản"
        verbose_name_plural = "tiêu đề văn bản"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "valid_from"],
                name="letterhead_once_a_day",
                violation_error_message="Cơ quan đã có tiêu đề dùng từ ngày này.",
            ),
            models.CheckConstraint(
                condition=~Q(issuer=""),
                name="letterhead_names_its_issuer",
                violation_error_message="Tiêu đề phải có tên cơ quan ban hành.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}, từ {self.valid_from:%d/%m/%Y}"

    @property
    def issuer_lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.issuer.splitlines() if line.strip())
