"""Shares as pasted from a spreadsheet: a line for each ward."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError

from directives.objectives.amounts import SHOWN, read_amount
from officials.models import Organization
from vietnamese.folding import fold


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was read, by the key of the office, and what was not, line by line."""

    shares: Mapping[int, Decimal]
    faults: tuple[str, ...]


def read(text: str, offices: Sequence[Organization]) -> Pasted:
    """Lines "Tên phường<TAB>số"; cells before these two are passed over, empty lines too."""
    named = _named(offices)
    shares: dict[int, Decimal] = {}
    faults: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            office, target = _line(line, named)
            if office.pk in shares:
                raise ValidationError(f"{office.unit} đã có ở một dòng trên.")
        except ValidationError as fault:
            faults.append(f"Dòng {number}: {fault.messages[0]}")
        else:
            shares[office.pk] = target
    return Pasted(shares, tuple(faults))


def _line(line: str, named: Mapping[str, Sequence[Organization]]) -> tuple[Organization, Decimal]:
    cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
    if len(cells) < 2:
        raise ValidationError("cần hai ô, tên xã, phường và số, cách nhau bằng phím Tab.")
    name, typed = cells[-2:]
    found = named.get(fold(name), ())
    if not found:
        raise ValidationError(f"không có “{name[:SHOWN]}” trong các nơi đã nhận văn bản.")
    if len(found) > 1:
        raise ValidationError(f"có {len(found)} nơi tên “{name[:SHOWN]}”, hãy ghi rõ xã, phường.")
    return found[0], read_amount(typed)


def _named(offices: Sequence[Organization]) -> dict[str, list[Organization]]:
    """By every way its name is written in a table."""
    found: dict[str, list[Organization]] = {}
    for office in offices:
        for name in dict.fromkeys(_names(office)):
            found.setdefault(name, []).append(office)
    return found


def _names(office: Organization) -> Iterator[str]:
    unit = office.unit
    yield from map(fold, (office.name, unit.full_name, unit.name, f"UBND {unit.full_name}"))
