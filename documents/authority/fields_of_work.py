"""Lĩnh vực phụ trách: what a deputy signs KT. within (NĐ 30/2020, Điều 13.1 and 13.2).

A post names its fields in one line, parted by semicolons.
"""

from officials.models import Appointment, Organization, SigningCapacity
from vietnamese.folding import fold


def fields_named(words: str) -> tuple[str, ...]:
    """The fields that one line names, in its order."""
    return tuple(" ".join(one.split()) for one in words.split(";") if one.strip())


def names(words: str, field: str) -> bool:
    """Whether the line names this field, however it is spelled."""
    return fold(field) in {fold(one) for one in fields_named(words)}


def fields_in(organization: Organization) -> tuple[str, ...]:
    """The fields that the office's deputies hold today, each once, the longest held first."""
    deputies = Appointment.objects.current().filter(
        organization__in=[organization.pk, organization.successor_id],
        signing_capacity=SigningCapacity.FOR_HEAD,
    )
    lines = deputies.order_by("valid_from", "pk").values_list("field_of_work", flat=True)
    found: dict[str, str] = {}
    for field in (field for line in lines for field in fields_named(line)):
        found.setdefault(fold(field), field)
    return tuple(found.values())
