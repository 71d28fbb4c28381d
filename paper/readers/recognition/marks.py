"""The fixed wordings of a paper's head and foot."""

import re

from paper.sheet import Urgency
from vietnamese.folding import fold

NATION_LINE = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM", re.IGNORECASE)
MOTTO_LINE = re.compile(r"ĐỘC\s+LẬP\s*[-–—]\s*TỰ\s+DO\s*[-–—]\s*HẠNH\s+PHÚC", re.IGNORECASE)
ADDRESS = re.compile(r"Kính\s+gửi\s*:?\s*", re.IGNORECASE)
LETTER_SUBJECT = re.compile(r"V\s?/\s?v\b\s*:?\s*", re.IGNORECASE)
RECIPIENTS = re.compile(r"Nơi\s+nhận\s*:?\s*", re.IGNORECASE)
DRAFT = re.compile(r"\(?\s*DỰ\s+THẢO\s*\)?")
SECRECY = re.compile(r"(?:TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)")

_CIRCULATION = {fold(mark): mark for mark in ("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ")}
_URGENCY = {fold(urgency.value): urgency for urgency in Urgency}


def urgency_of(text: str) -> Urgency | None:
    return _URGENCY.get(fold(text)) if text == text.upper() else None


def circulation_of(text: str) -> str:
    return _CIRCULATION.get(fold(text), "")
