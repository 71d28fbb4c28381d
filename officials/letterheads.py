"""Header lines proposed from the list of units. A person compares and confirms; nothing else does.

NĐ 30/2020, Phụ lục I, II.2 (issuing bodies), II.3 (symbol), II.4 (place). Until 30/6/2025 a ward's
superior is its district; since 01/7/2025 there is none and a People's Committee stands alone.
"""

from datetime import date

from localities.models import AdministrativeUnit
from officials.models import Letterhead, Organization
from paper.kinds import Kind
from paper.sheet import IssueDate, Sheet

TWO_TIERS_FROM = date(2025, 7, 1)
COLLECTIVES = {
    Organization.Kind.PEOPLES_COMMITTEE: "ỦY BAN NHÂN DÂN",
    Organization.Kind.FATHERLAND_FRONT: "BAN THƯỜNG TRỰC",
}
SYMBOLS = {
    Organization.Kind.PEOPLES_COMMITTEE: "UBND",
    Organization.Kind.FATHERLAND_FRONT: "MTTQ",
    Organization.Kind.MILITARY_COMMAND: "BCHQS",
}
DEPARTMENTS = frozenset({Organization.Kind.DEPARTMENT, Organization.Kind.ETHNIC_AFFAIRS})
POLICE_SYMBOLS = {
    AdministrativeUnit.Kind.WARD: "CAP",
    AdministrativeUnit.Kind.COMMUNE: "CAX",
    AdministrativeUnit.Kind.TOWN: "CATT",
    AdministrativeUnit.Kind.PROVINCE: "CAT",
}


def proposed(organization: Organization, *, on: date) -> Letterhead:
    """An unsaved proposal for papers issued from that day on."""
    kind = Organization.Kind(organization.kind)
    return Letterhead(
        organization=organization,
        valid_from=on,
        superior=_superior(organization, kind, on),
        issuer="\n".join(_issuer(organization, kind)),
        symbol=_symbol(organization, kind),
        place=_place(organization.unit),
        collective=COLLECTIVES.get(kind, ""),
    )


def head_sheet(letterhead: Letterhead, *, year: int | None) -> Sheet:
    """A plan without a text, to look at the head these lines make; the year may not be known."""
    symbol = "-".join(part for part in (Kind.PLAN.code, letterhead.symbol) if part)
    return Sheet(
        kind=Kind.PLAN,
        blocks=(),
        superior=letterhead.superior,
        issuer=letterhead.issuer_lines,
        symbol=symbol,
        place=letterhead.place,
        issued=IssueDate(year=year),
    )


def _superior(organization: Organization, kind: Organization.Kind, on: date) -> str:
    if kind in DEPARTMENTS and organization.parent:
        return _short(organization.parent, organization.unit)
    above = organization.unit.superior(on=on)
    if above is None:
        return ""
    if kind == Organization.Kind.PEOPLES_COMMITTEE:
        return f"UBND {above.full_name.upper()}" if on < TWO_TIERS_FROM else ""
    return f"{_WORDS[kind]} {above.full_name}".upper() if kind in _WORDS else ""


_WORDS = {
    Organization.Kind.POLICE: "Công an",
    Organization.Kind.MILITARY_COMMAND: "Bộ Chỉ huy quân sự",
    Organization.Kind.FATHERLAND_FRONT: "Mặt trận Tổ quốc Việt Nam",
}


def _short(parent: Organization, unit: AdministrativeUnit) -> str:
    if parent.kind == Organization.Kind.PEOPLES_COMMITTEE:
        return f"UBND {unit.full_name}".upper()
    return parent.name.upper()


def _issuer(organization: Organization, kind: Organization.Kind) -> tuple[str, ...]:
    if kind == Organization.Kind.PEOPLES_COMMITTEE:
        return ("ỦY BAN NHÂN DÂN", organization.unit.full_name.upper())
    return (organization.name.upper(),)


def _symbol(organization: Organization, kind: Organization.Kind) -> str:
    if kind == Organization.Kind.POLICE:
        return POLICE_SYMBOLS.get(AdministrativeUnit.Kind(organization.unit.kind), "CA")
    return SYMBOLS.get(kind) or _initials(organization.name)


def _initials(name: str) -> str:
    """ "Phòng Văn hóa - Xã hội" → "VHXH": the first letters without the word for the kind."""
    words = [word for word in name.split() if word[0].isalpha()]
    return "".join(word[0] for word in words[1:]).upper()


def _place(unit: AdministrativeUnit) -> str:
    """The bare name; with the kind when the name is a number ("Phường 1"), II.4.a."""
    return unit.full_name if unit.name.isdigit() else unit.name
