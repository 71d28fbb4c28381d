from importlib.util import find_spec

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

# While the apps are being written, those that have URLs yet.
APPS = [
    app
    for app in ("officials", "localities", "documents", "plans", "desk")
    if find_spec(f"{app}.urls")
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("quan-tri-he-thong/", admin.site.urls),
    *(path("", include(f"{app}.urls")) for app in APPS),
]
