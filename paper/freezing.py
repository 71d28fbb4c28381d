"""A sheet as plain data, to be kept for good, and the hashes that approval rests on.

The content is what the text says (blocks and annexes, with citations, figures and lists resolved);
the form is every other component of NĐ 30/2020. Number and day belong to neither: they are given
later, and are frozen by themselves.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from paper.blocks import Block, Rank
from paper.kinds import Kind
from paper.sheet import Annex, IssueDate, Sheet, Signature, Urgency

VERSION = 1
"""Of the data. What was frozen under an earlier one must stay readable for ever."""
Data = dict[str, Any]

_CONTENT = frozenset({"blocks", "annexes"})
_LATER = frozenset({"number", "issued", "draft", "version"})


def to_data(sheet: Sheet) -> Data:
    """The sheet as JSON can hold it; `from_data` gives an equal sheet back.

    What is empty is left out, so that a component added to the sheet later changes neither the
    data nor the hashes of the papers that do not have it.
    """
    values = {field.name: _plain(getattr(sheet, field.name)) for field in fields(sheet)}
    return {"version": VERSION, **{name: value for name, value in values.items() if value}}


def from_data(data: Mapping[str, Any]) -> Sheet:
    """The sheet that `to_data` took apart. Raises ValueError for data of another version."""
    if data["version"] != VERSION:
        raise ValueError(f"frozen as version {data['version']}, this program reads {VERSION}")
    known: Data = {"kind": None, "blocks": (), **data}
    del known["version"]
    return Sheet(**{name: _READ.get(name, _listed)(value) for name, value in known.items()})


def content_hash(sheet: Sheet) -> str:
    """SHA-256, in hexadecimal, of what the text and its annexes say."""
    data = to_data(sheet)
    return _hash({name: data[name] for name in data if name in _CONTENT})


def form_hash(sheet: Sheet) -> str:
    """SHA-256, in hexadecimal, of all other components; not of number, day and draft mark."""
    data = to_data(sheet)
    return _hash({name: data[name] for name in data if name not in _CONTENT | _LATER})


def _hash(data: Data) -> str:
    canonical = json.dumps(data, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _plain(value: Any) -> Any:
    match value:
        case tuple():
            return [_plain(inner) for inner in value]
        case Block():
            return [value.rank.name, value.marker, value.text]
        case Annex():
            large = {"is_large": True} if value.is_large else {}
            kept = {"label": value.label, "title": value.title, "blocks": _plain(value.blocks)}
            return kept | large
        case Signature():
            return {"authority": list(value.authority), "signer": value.signer}
        case IssueDate():
            return [value.day, value.month, value.year]
        case Kind():
            return value.code
        case Urgency():
            return value.name
    return value


def _listed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _blocks(data: Iterable[Sequence[str]]) -> tuple[Block, ...]:
    return tuple(Block(Rank[rank], text, marker) for rank, marker, text in data)


def _annexes(data: Iterable[Data]) -> tuple[Annex, ...]:
    return tuple(
        Annex(one["label"], one["title"], _blocks(one["blocks"]), one.get("is_large", False))
        for one in data
    )


def _signatures(data: Iterable[Data]) -> tuple[Signature, ...]:
    return tuple(Signature(tuple(one["authority"]), one["signer"]) for one in data)


def _kind(code: str | None) -> Kind | None:
    return Kind.of_code(code) if code else None


_READ: dict[str, Callable[[Any], Any]] = {
    "kind": _kind,
    "blocks": _blocks,
    "annexes": _annexes,
    "signatures": _signatures,
    "issued": lambda parts: IssueDate(*parts),
    "urgency": lambda name: Urgency[name],
}
