"""A sheet as a Word file that an office can go on editing: named styles, typed markers."""

from paper.writers.docx.document import write

__all__ = ["write"]
