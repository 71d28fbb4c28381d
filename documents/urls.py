from django.urls import path

from documents import views
from documents.authority import urls as rule_urls
from documents.deliveries import urls as delivery_urls
from documents.drafts import beginning_views, edit_views
from documents.issued import copying_views, following_views
from documents.numbers import print_urls as book_print_urls
from documents.numbers import urls as book_urls
from documents.originals import urls as original_urls
from documents.review import urls as review_urls

app_name = "documents"

# /van-ban/<id>/
urlpatterns = [
    *book_print_urls.urlpatterns,
    *book_urls.urlpatterns,
    *delivery_urls.urlpatterns,
    *review_urls.urlpatterns,
    *rule_urls.urlpatterns,
    *original_urls.urlpatterns,
    path("van-ban/", beginning_views.paper_list, name="list"),
    path("van-ban/moi/", beginning_views.new, name="new"),
    path("van-ban/moi/tu-tep/", beginning_views.new_from_file, name="new_from_file"),
    path("van-ban/moi/tu-van-ban/", beginning_views.new_from_text, name="new_from_text"),
    path("van-ban/moi/<slug:slug>/", beginning_views.new_of_kind, name="new_of_kind"),
    path("van-ban/<int:pk>/", views.detail, name="detail"),
    path("van-ban/<int:pk>/ban-sao/", copying_views.make, name="make_copy"),
    path("van-ban/<int:pk>/ban-sao/<int:copy_pk>.pdf", copying_views.printed, name="printed_copy"),
    path("van-ban/<int:pk>/soan/<slug:way>/", following_views.follow, name="follow"),
    path(
        "van-ban/<int:pk>/noi-khac/<slug:way>/",
        following_views.end_elsewhere,
        name="end_elsewhere",
    ),
    path("van-ban/<int:pk>/sua/<str:key>/", edit_views.edit, name="edit"),
    path("van-ban/<int:pk>/sua/<str:key>/xem-truoc/", edit_views.preview, name="preview"),
    path("van-ban/<int:pk>/the-thuc/", edit_views.components, name="components"),
    path("van-ban/<int:pk>/phu-luc/", edit_views.annex, name="add_annex"),
    path("van-ban/<int:pk>/phu-luc/<int:place>/", edit_views.annex, name="annex"),
    path("van-ban/<int:pk>/huy-ban-thao/", views.abandon, name="abandon"),
    path("van-ban/<int:pk>/lan-luu/", views.revisions, name="revisions"),
    path("van-ban/<int:pk>/lan-luu/<int:number>/", views.revision, name="revision"),
    path("van-ban/<int:pk>/lan-luu/<int:number>/lay-lai/", views.restore, name="restore"),
    path(
        "van-ban/<int:pk>/lan-luu/<int:number>/ban-in.<str:suffix>", views.download, name="download"
    ),
]
