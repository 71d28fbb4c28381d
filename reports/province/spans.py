"""The days of a period in an address: "20251215-20260614"."""

from datetime import date, datetime

from reports.regimes.calendar import Span

_DAY = "%Y%m%d"


class SpanConverter:
    regex = "[0-9]{8}-[0-9]{8}"

    def to_python(self, value: str) -> Span:
        """ValueError where these are no days: the address is not found."""
        since, until = value.split("-")
        return _day(since), _day(until)

    def to_url(self, span: Span) -> str:
        return "-".join(f"{day:{_DAY}}" for day in span)


def _day(text: str) -> date:
    return datetime.strptime(text, _DAY).date()  # noqa: DTZ007 (a day has no zone)
