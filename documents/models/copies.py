"""Copies made of issued papers: sao y, trích sao, sao lục (NĐ 30/2020, Điều 25-27)."""

from django.db import models

from documents.models.numbering import BookEntry
from documents.models.papers import Document
from localities.fields import NfcTextField
from officials.models import Appointment


class PaperCopy(models.Model):
    """One copy on paper; its form, number, day and recipients stand in the book of copies."""

    append_only = True

    document = models.ForeignKey(
        Document, models.PROTECT, related_name="paper_copies", verbose_name="văn bản"
    )
    entry = models.OneToOneField(
        BookEntry, models.PROTECT, related_name="paper_copy", verbose_name="dòng sổ bản sao"
    )
    signer = models.ForeignKey(
        Appointment, models.PROTECT, related_name="+", verbose_name="người ký bản sao"
    )
    extract = NfcTextField("phần được trích", blank=True)

    class Meta:
        verbose_name = "bản sao"
        verbose_name_plural = "bản sao"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.entry.get_kind_display()} số {self.entry}"
