"""Random outline texts, and how many of them: BINHAN_EXAMPLES=10000 for the full number."""

import os

from hypothesis import settings
from hypothesis import strategies as st

EXAMPLES = int(os.environ.get("BINHAN_EXAMPLES", "150"))
many = settings(max_examples=EXAMPLES, deadline=None)

_MARKERS = (
    *("", "Phần I", "Phần thứ hai:", "PHẦN III", "Chương II.", "Mục 1", "Mục 2 -", "Tiểu mục 1"),
    *("Điều 1.", "Điều 12a:", "A.", "B/", "C.", "Đ.", "I.", "I", "IV.", "XCIX.", "C.", "CI.", "X-"),
    *("1.", "12.", "999.", "1000.", "2024.", "1.1.", "1.1", "1.1.1.", "01.4.2024", "1.500", "a)"),
    *("đ)", "a.", "yy)", "a1)", "-", "–", "•", "\uf0b7", "+", "|", "\\", "**1.**", "*-", "**I."),
)
_WORDS = (
    *("Công", "an", "PHƯỜNG", "TỔ CHỨC", "của", "hộ", "1.500", "**đậm**", "*nghiêng*", "**", "*"),
    *("[[06/2008/CT-TTg]]", "{{ho_dtts}}", "|", "\\", "\\*", "---", "<", "^", "Hoà", "Ho\u0300a"),
    *("I.", "1.", "a)", "-", "./.", "”", "\t", "\u00a0", "\u200b", "\x0b", "", " "),
)
_GAPS = st.sampled_from([" ", "", "  "])
_lines = st.builds(
    lambda marker, gap, words: marker + gap + " ".join(words),
    st.sampled_from(_MARKERS),
    _GAPS,
    st.lists(st.sampled_from(_WORDS), max_size=5),
)
_line_ends = st.sampled_from(["\n", "\n\n", "\r\n"])
likely = st.lists(st.builds(lambda line, end: line + end, _lines, _line_ends), max_size=25).map(
    "".join
)
anything = st.text(max_size=200)
outline_texts = likely | likely | anything
