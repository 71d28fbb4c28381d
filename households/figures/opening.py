"""The opening paragraph of a plan, written from the ward's figures with their marks.

Which sentences there are depends on what the ward has; the numbers stay marks, so that they follow
the register when they are taken anew.
"""

from collections.abc import Iterator, Sequence

from households.figures.names import OTHERS, Religion, canonical, figure
from households.figures.ward import Ward
from localities.models import ResidentialGroup
from paper.inline import TOKEN

GroupKind = ResidentialGroup.Kind
_FAITHS = {
    Religion.PROTESTANTISM: "theo đạo Tin lành",
    Religion.CAODAISM: "theo đạo Cao Đài",
    Religion.OTHER: "theo tôn giáo khác",
}
"""How those are spoken of whose name does not end in "giáo"."""


def opening(ward: Ward | None) -> str:
    """One paragraph of outline text; "" where nothing is recorded that could begin it."""
    if ward is None or ward.total is None:
        return ""
    sentences = (_territory_and_people(ward), _religions(ward), _minorities(ward))
    return " ".join(filter(None, sentences))


def read_with(ward: Ward, text: str) -> str:
    """The text with the values of the day in the places of their marks."""
    found = {name: figure(name) for name in _names(text)}
    values = {name: one.find(ward) for name, one in found.items() if one}
    return TOKEN.sub(lambda mark: value.text if (value := values.get(mark[2])) else mark[0], text)


def _names(text: str) -> Iterator[str]:
    return (found["figure"] for found in TOKEN.finditer(text) if found["figure"])


def _territory_and_people(ward: Ward) -> str:
    has = "{{ho}} hộ, {{nhan_khau}} nhân khẩu"
    if ward.area_hectares:
        has = f"diện tích tự nhiên {{{{dien_tich}}}} km², dân số {has}"
    parts = [f"Tính đến ngày {{{{ngay_so_lieu}}}}, {ward.name} có {has}", *_groups(ward)]
    return f"{', '.join(parts)}."


def _groups(ward: Ward) -> list[str]:
    """ "chia thành {{so_khoi}} khối với {{so_to}} tổ dân cư"."""
    counts = {kind: _of_kind(ward, kind) for kind in GroupKind}
    named = [_counted(kind) for kind, count in counts.items() if count and kind != GroupKind.OTHER]
    if not named or counts[GroupKind.OTHER]:
        return []
    begun = "chia thành" if sum(counts.values()) > 1 else "gồm"
    cells = figure("so_to")
    found = cells.find(ward) if cells else None
    within = " với {{so_to}} tổ dân cư" if found and found.number else ""
    return [f"{begun} {_listed(named)}{within}"]


def _of_kind(ward: Ward, kind: GroupKind) -> int:
    return sum(1 for group in ward.groups if group.kind == kind)


def _counted(kind: GroupKind) -> str:
    return f"{{{{so_{kind.value}}}}} {kind.label.lower()}"


def _religions(ward: Ward) -> str:
    told = [_of_religion(ward, religion) for religion in Religion]
    listed = "; ".join(filter(None, told))
    return f"Toàn {ward.kind} có {listed}." if listed else ""


def _of_religion(ward: Ward, religion: Religion) -> str:
    tally = ward.religions.get(religion.value)
    if not tally:
        return ""
    name = canonical(religion.label)
    faith = _FAITHS.get(religion, f"theo {religion.label}")
    return f"{_numbers(name, households=bool(tally.households))} {faith}"


def _numbers(name: str, *, households: bool) -> str:
    persons = f"{{{{nhan_khau_{name}}}}} nhân khẩu"
    return f"{{{{ho_{name}}}}} hộ, {persons}" if households else persons


def _minorities(ward: Ward) -> str:
    """Mixed households count by their head: persons may be there without a household of theirs."""
    found = ward.by_ethnic_group
    if found is None:
        return ""
    minorities, whole = found[0].minorities, found[0].stated
    if not minorities:
        return f"Trên địa bàn {ward.kind} không có đồng bào dân tộc thiểu số sinh sống."
    names = _ethnic_names(ward)
    if minorities.persons == whole.persons:
        return f"Toàn bộ nhân khẩu là đồng bào dân tộc thiểu số{names}."
    numbers = _numbers("dtts", households=bool(minorities.households))
    if not minorities.households:
        return f"Toàn {ward.kind} có {numbers} là người dân tộc thiểu số{names}."
    most = "chiếm đa số dân cư, " if 2 * minorities.persons > whole.persons else ""
    return f"Đồng bào dân tộc thiểu số {most}có {numbers}{names}."


def _ethnic_names(ward: Ward) -> str:
    """What follows the numbers: "thuộc các dân tộc {{cac_dan_toc}}"; nothing of small groups."""
    names = figure("cac_dan_toc")
    value = names.find(ward) if names else None
    if value is None or value.text == OTHERS:
        return ""
    several = "các dân tộc" if "," in value.text else "dân tộc"
    return f" thuộc {several} {{{{cac_dan_toc}}}}"


def _listed(parts: Sequence[str]) -> str:
    *before, last = parts
    return f"{', '.join(before)} và {last}" if before else last
