from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from config.icons import icon

# Every app brings its paths whole, so that an address is found by searching for it.
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("desk.urls")),
    path("", include("reports.urls")),
    path("", include("plans.urls")),
    path("", include("directives.urls")),
    path("", include("households.urls")),
    path("", include("documents.urls")),
    path("", include("officials.urls")),
    path("quan-tri-he-thong/", admin.site.urls),
    path("favicon.ico", icon, name="icon"),
]

handler400 = "config.refusals.bad_request"
