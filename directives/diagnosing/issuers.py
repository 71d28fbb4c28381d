"""Whether two names mean the same organ: "TTg" and "Thủ tướng Chính phủ", "UBND tỉnh" in short."""

import re

from vietnamese.folding import fold

_WORDS = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "ttg": "thu tuong chinh phu",
    "ttcp": "thu tuong chinh phu",
    "cp": "chinh phu",
    "ubtvqh": "uy ban thuong vu quoc hoi",
    "bca": "bo cong an",
    "bqp": "bo quoc phong",
    "bct": "bo chinh tri",
    "ubdt": "uy ban dan toc",
    "mttq": "mat tran to quoc",
    "ubmttq": "uy ban mat tran to quoc",
    "tp": "thanh pho",
    "tx": "thi xa",
}
_MINISTER = re.compile(r"^(?:bo truong(?:, chu nhiem)?|chu nhiem|thong doc) ")


def same_issuer(typed: str, registered: str) -> bool:
    """Whether the typed name is the registered one, or a beginning of it."""
    short, full = _plain(typed), _plain(registered)
    if short in {"bo truong", "bo", "chu nhiem"}:
        return full.startswith("bo ") or "uy ban dan toc" in full
    return full.startswith(short) or short.startswith(full) or f" {short}" in full


def _plain(name: str) -> str:
    words = [_WORDS.get(word, word) for word in re.findall(r"\w+", fold(name))]
    plain = " ".join(words)
    if plain == "thu tuong":
        plain = "thu tuong chinh phu"
    plain = plain.replace("thu tuong chinh phu chinh phu", "thu tuong chinh phu")
    return _MINISTER.sub("", f"{plain} ").strip()
