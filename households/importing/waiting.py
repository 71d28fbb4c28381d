"""Workbooks that wait for the word of an official."""

from households.importing.permissions import may_confirm
from households.models import Import
from officials.models import Official


def to_confirm(official: Official) -> list[Import]:
    """With nothing to be mended. Whom lists of households are open to is asked of each that waits
    (`may_confirm`), for on most days none does."""
    waiting = Import.objects.filter(
        organization__in=official.visible_organization_ids, state=Import.State.READY
    )
    listed = waiting.select_related("organization__unit", "put_in_by").order_by("put_in_at")
    return [one for one in listed if may_confirm(one, official)]
