"""Which organizations of the system the lines of Nơi nhận mean.

A line means an organization by its full name; by a short one ("UBND tỉnh") among the sender's own
unit and province; or all of a kind in the province ("UBND các xã, phường"). What is ambiguous
means nobody: the clerk chooses.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from documents import frozen
from documents.models import Document
from documents.numbers.prints import sent_to
from localities.kinds import Level
from localities.models import AdministrativeUnit
from officials.models import Organization
from vietnamese.dates import today
from vietnamese.folding import fold

Kind = Organization.Kind
_ABBREVIATIONS = {
    "ubnd": "uy ban nhan dan",
    "ubmttq": "uy ban mat tran to quoc",
    "mttq": "mat tran to quoc",
    "ca": "cong an",
    "bchqs": "ban chi huy quan su",
    "hdnd": "hoi dong nhan dan",
    "tp": "thanh pho",
}
_ALL_OF_A_LEVEL = re.compile(r"\bcac (?:xa|phuong|dac khu)\b")
_HEADS = {
    "cong an": Kind.POLICE,
    "ban chi huy quan su": Kind.MILITARY_COMMAND,
    "uy ban mat tran": Kind.FATHERLAND_FRONT,
    "mat tran": Kind.FATHERLAND_FRONT,
    "uy ban nhan dan": Kind.PEOPLES_COMMITTEE,
    "cac ": Kind.PEOPLES_COMMITTEE,
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of Nơi nhận or Kính gửi with the organizations it means; none: on paper."""

    text: str
    means: tuple[Organization, ...] = ()

    @property
    def destination(self) -> str:
        """Where it goes, in the office's words."""
        if len(self.means) > 1:
            return f"{len(self.means)} nơi trong chương trình"
        return self.means[0].name if self.means else "gửi bản giấy"


@dataclass(frozen=True, slots=True)
class Directory:
    """The organizations a sender can reach, by full name and by short name."""

    sender: Organization
    everybody: tuple[Organization, ...]
    by_name: dict[str, list[Organization]]
    by_short_name: dict[str, list[Organization]]

    @classmethod
    def of(cls, sender: Organization) -> "Directory":
        """One query; organizations whose papers another inherited are no longer reached."""
        everybody = tuple(reachable(sender))
        names, short = defaultdict(list), defaultdict(list)
        for one in (*everybody, sender):
            names[fold(one.name)].append(one)
            if one.unit_id in {sender.unit_id, _province_of(sender.unit)}:
                short[_short(one)].append(one)
        return cls(sender, everybody, dict(names), dict(short))

    def meant_by(self, text: str) -> tuple[Organization, ...]:
        words = expanded(text)
        if _ALL_OF_A_LEVEL.search(words):
            return self._all_of_a_kind(words)
        named = self.by_name.get(words) or self.by_short_name.get(words) or []
        own = [one for one in named if one.unit_id == self.sender.unit_id]
        meant = own if len(named) > 1 else named
        return tuple(meant) if len(meant) == 1 else ()

    def _all_of_a_kind(self, words: str) -> tuple[Organization, ...]:
        kind = next((kind for head, kind in _HEADS.items() if words.startswith(head)), None)
        province = _province_of(self.sender.unit)
        return tuple(
            one
            for one in self.everybody
            if one.kind == kind
            and one.unit.level == Level.COMMUNE
            and _province_of(one.unit) == province
        )


def reachable(sender: Organization) -> Iterable[Organization]:
    """Organizations that exist today, in the order of their names; not the sender itself."""
    ended = Q(unit__valid_to__lt=today())
    found = Organization.objects.filter(successor=None).exclude(ended).exclude(pk=sender.pk)
    return found.select_related("unit__parent__parent").order_by("unit__name_sort", "name")


def lines_of(document: Document, directory: Directory) -> Sequence[Line]:
    """Everybody the frozen sheet names, addressees first, each once; not the file, nor itself."""
    sheet = frozen.sheet_of(document)
    texts = sent_to((*sheet.addressed_to, *sheet.recipients))
    lines = (Line(text, directory.meant_by(text)) for text in texts)
    return tuple(line for line in lines if line.means != (directory.sender,))


def expanded(text: str) -> str:
    """Folded, with the usual abbreviations written out."""
    words = re.sub(r"[.,;:]+", " ", fold(text)).split()
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


def _short(organization: Organization) -> str:
    """The name without that of its unit: "cong an tinh" for Công an tỉnh Nghệ An."""
    return fold(organization.name).removesuffix(fold(organization.unit.name)).strip()


def _province_of(unit: AdministrativeUnit) -> int:
    return unit.province.pk
