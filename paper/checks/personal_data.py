"""Personal data and words for suspects, pointed at in the list of findings too."""

from collections.abc import Iterator

from paper.checks.finding import Finding, Group, Severity
from paper.checks.manuscript import Manuscript, Passage
from paper.personal import findings


def personal_data(_: Manuscript, passage: Passage) -> Iterator[Finding]:
    for found in findings(passage.text):
        start = passage.text.index(found.excerpt, found.start)
        rule = f"personal-{found.kind.value.replace(' ', '-')}"
        end = start + len(found.excerpt)
        yield Finding(rule, Group.WORDING, Severity.HINT, found.message, start, end)
