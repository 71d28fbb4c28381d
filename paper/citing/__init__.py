"""Văn bản viện dẫn in running text, as people type them (NĐ 30/2020, Phụ lục I, II.6.b)."""

from paper.citing.numbering import number_of
from paper.citing.reading import find
from paper.citing.values import Citation, Piece

__all__ = ["Citation", "Piece", "find", "number_of"]
