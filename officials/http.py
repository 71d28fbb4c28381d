"""The request as our views know it: behind the login wall, with htmx."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from officials.models import Official


class OfficialRequest(HttpRequest):
    user: Official
    htmx: HtmxDetails
