"""The forms a Vietnamese text takes: as stored, as cleaned on the way in, as searched."""

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})


def nfc(text: str) -> str:
    """The composed form, in which everything is stored (macOS pastes the decomposed one)."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """Text fit to be stored: NFC, lines ended by a line feed, nothing invisible but the tab.

    Word's own line and page breaks become line feeds. Dropped are the other control characters,
    zero-width and direction marks, byte order marks, soft hyphens and lone surrogates. TCVN3
    writes "ư" as a soft hyphen: `encodings.to_unicode` comes before this.
    """
    lines = _LINE_ENDS.sub("\n", text)
    return nfc("".join(c for c in lines if c in "\t\n" or not _is_invisible(c)))


def fold(text: str) -> str:
    """The form for searching: no case, no marks, đ as d, single spaces.

    Hoà, Hòa, HÒA and their decomposed forms fold alike.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(c for c in plain if c.isspace() or not _is_mark_or_invisible(c))
    return " ".join(kept.replace("đ", "d").split())


def _is_mark_or_invisible(character: str) -> bool:
    return unicodedata.combining(character) > 0 or _is_invisible(character)


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE
