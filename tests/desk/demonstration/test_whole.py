"""The whole demonstration: invented, within the bounds, and loaded again without effect."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from desk import demonstrated_province, demonstrating
from directives.models import Duty
from documents.models import Original, Revision
from documents.originals import files
from history.verification import verify
from officials.apps import INVENTED
from officials.models import Official
from paper.personal import findings
from plans.models import Activity, Commendation, Task, TaskStep, Template
from reports.models import Finding, Visit, VisitAnswer, VisitFinding
from tests.paper.test_marking import pages

WORDS: dict[type[models.Model], tuple[str, ...]] = {
    Activity: ("what",),
    Commendation: ("published_name", "what_for"),
    Duty: ("what",),
    Finding: ("text",),
    Task: ("what", "basis", "deliverable"),
    TaskStep: ("words",),
    Template: ("text",),
    Visit: ("purpose", "words", "reason"),
    VisitAnswer: ("text",),
    VisitFinding: ("what",),
}
NEVER = ("đối tượng", "thế lực", "phản động", "thù địch", "tín ngưỡng", "trinh sát")
pytestmark = pytest.mark.django_db


def texts() -> Iterator[str]:
    for revision in Revision.objects.all():
        yield "\n".join(revision.content.words)
    for model, columns in WORDS.items():
        for row in model._default_manager.values_list(*columns):
            yield "\n".join(filter(None, row))


def stored() -> dict[str, list[dict[str, object]]]:
    """Every row of every table."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in apps.get_models()
    }


def test_loading_it_again_changes_nothing_and_the_history_holds() -> None:
    before = stored()
    demonstrating.load()
    demonstrated_province.load()
    assert stored() == before
    assert verify() == ()


def test_nothing_of_it_would_be_pointed_at() -> None:
    assert [text for text in texts() if findings(text)] == []
    assert all(revision.unplaced == [] for revision in Revision.objects.all())


def test_nothing_of_it_speaks_of_enemies_suspects_or_belief() -> None:
    assert [text for text in texts() if any(word in text.lower() for word in NEVER)] == []


def test_nobody_s_account_works_but_on_this_machine() -> None:
    assert all(one.is_demonstration for one in Official.objects.all())


def test_the_prints_kept_of_its_issued_papers_bear_the_mark() -> None:
    """This process has none: it came with the loading."""
    kept = Original.objects.filter(kind=Original.Kind.RENDERING)
    assert kept.count() == 4
    for original in kept:
        assert all(INVENTED in page for page in pages(files.read(original.file)))
