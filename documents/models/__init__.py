"""The tables of papers in an office, by what they hold."""

from documents.models.papers import KINDS, SUBJECT_LENGTH, URGENCIES, Document, Revision

__all__ = ["KINDS", "SUBJECT_LENGTH", "URGENCIES", "Document", "Revision"]
