"""The 54 ethnic groups with their codes (QĐ 121-TCTK/PPCĐ ngày 02/3/1979)."""

from django.core.validators import RegexValidator
from django.db import models

from localities.fields import NfcCharField, SearchField, WithDerivedColumns

KINH = "01"


class EthnicGroup(WithDerivedColumns, models.Model):
    """Một dân tộc. The code is its key everywhere, also in workbooks."""

    code = models.CharField(
        "mã", max_length=2, primary_key=True, validators=[RegexValidator(r"\A\d{2}\Z")]
    )
    name = NfcCharField("tên", max_length=40, unique=True)
    name_search = SearchField("name")

    class Meta:
        verbose_name = "dân tộc"
        verbose_name_plural = "dân tộc"
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name

    @property
    def is_minority(self) -> bool:
        return self.code != KINH
