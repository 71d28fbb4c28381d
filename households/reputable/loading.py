"""The benefits of the decision that ship with the software, each with its day and certainty."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from households.models import BenefitRate

FIXTURE = Path(settings.BASE_DIR) / "fixtures" / "reputable" / "benefits.json"


def read(path: Path = FIXTURE) -> Iterator[BenefitRate]:
    """Unsaved, in the order of the file."""
    shipped = json.loads(path.read_text("utf-8"))
    valid_from = date.fromisoformat(shipped["valid_from"])
    for rate in shipped["rates"]:
        until = rate.pop("valid_to", None)
        yield BenefitRate(
            **rate,
            valid_from=valid_from,
            valid_to=date.fromisoformat(until) if until else None,
            source=shipped["source"],
        )


@transaction.atomic
def load(path: Path = FIXTURE) -> int:
    """Adds what is not there; what the system's administrator changed stays. How many are new."""
    known = set(BenefitRate.objects.values_list("kind", "payer", "valid_from"))
    new = [rate for rate in read(path) if (rate.kind, rate.payer, rate.valid_from) not in known]
    return len(BenefitRate.objects.bulk_create(new))
