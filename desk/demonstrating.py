"""The ordinary demonstration, part after part; each loads what is not there yet."""

from desk import (
    demonstrated_duties,
    demonstrated_figures,
    demonstrated_province,
    demonstrated_regimes,
    demonstrated_reports,
    demonstrated_reputable,
    demonstrated_tasks,
    demonstrated_visits,
    demonstration,
)
from desk.demonstration import Person
from officials.apps import INVENTED
from paper.writers.marking import marked


@marked(INVENTED)
def load() -> tuple[Person, ...]:
    """After the units, what is cited and the ethnic groups; returns who can sign in.

    Each part is a transaction of its own: what was cut off is loaded the next time. Papers that
    are issued on the way are printed and kept with the mark, wherever this is run.
    """
    people = (*demonstration.load(), *demonstrated_duties.load())
    demonstrated_figures.load()
    people += demonstrated_reputable.load()
    people += demonstrated_tasks.load()
    people += demonstrated_reports.load()
    people += demonstrated_regimes.load()
    demonstrated_province.load_half_before()
    demonstrated_visits.load()
    return people
