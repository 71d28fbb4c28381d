"""How counts stand on a page."""

from django import template

from vietnamese.numerals import grouped

register = template.Library()


@register.filter
def counted(number: int | None) -> str:
    """ "12.922"; a dash where nobody counted."""
    return "–" if number is None else grouped(number)
