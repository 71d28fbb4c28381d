"""What of a ward's figures of ethnic groups and religions is shown and counted above it.

The rule is that of the registers (households.disclosure): what a ward gave in words is not given,
and a sum over wards counts what was given and nothing else, so that it tells nothing more
(`suppression.summed`). Here it is kept for what did not come out of a ward's register itself: typed
over, or put in for a ward by the office above.
"""

from collections.abc import Mapping

from households.disclosure.suppression import LEAST_K
from households.disclosure.wording import WITHHELD, below
from reports.consolidating.summing import Given
from reports.models import AskedFigure
from reports.regimes.sourcing import guarded_figure

HOUSEHOLDS = "ho_"
"""The rule asks after persons; of households it knows nothing by themselves."""


def guarded(given: Mapping[str, Given], asked: Mapping[str, AskedFigure]) -> Mapping[str, Given]:
    """By code: a few persons read "dưới 5", and no sum of the same place gives them away."""
    few = {code for code, one in given.items() if code in asked and _is_few(asked[code], one)}
    if not few:
        return given
    sums = {code for code in given if code in asked and few & {*asked[code].parts}}
    told = {
        **dict.fromkeys(sums, Given(words=WITHHELD)),
        **dict.fromkeys(few, Given(words=below(LEAST_K))),
    }
    return {**given, **told}


def _is_few(asked: AskedFigure, given: Given) -> bool:
    if given.amount is None or not 0 < given.amount < LEAST_K:
        return False
    found = guarded_figure(asked)
    return found is not None and not found.name.startswith(HOUSEHOLDS)
