"""docs/lifecycle.md says what the tables say."""

from pathlib import Path

from desk.describing import described
from desk.handover.lifecycle import LIFECYCLE as HANDOVERS
from documents.lifecycle import LIFECYCLE as PAPERS
from plans.activities.life import LIFE as MODELS
from plans.tasks.lifecycle import LIFECYCLE as TASKS
from reports.inspection.lifecycle import LIFECYCLE as VISITS
from reports.lifecycle import LIFECYCLE as REPORTS

TABLES = (PAPERS, TASKS, MODELS, HANDOVERS, REPORTS, VISITS)

PAGE = Path(__file__).parents[2] / "docs" / "lifecycle.md"


def test_the_page_of_the_lifecycle_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == described(), "run manage.py describe_lifecycle"


def test_every_step_says_who_may_take_it() -> None:
    rows = [line for line in described().splitlines() if line.startswith("| `")]
    assert len(rows) == sum(len(table.transitions) for table in TABLES)
    for row in rows:
        step, button, way, who, _ = (cell.strip() for cell in row.strip("|").split("|"))
        assert all((step, button, way, who)), row
