"""/nguoi-co-uy-tin/…: included by households.urls."""

from django.urls import path

from households.reputable import list_views, person_views, proposal_views

WARD = "nguoi-co-uy-tin/xa-phuong/<int:pk>"
FILE = "nguoi-co-uy-tin/ho-so/<int:pk>"
PERSON = "nguoi-co-uy-tin/<int:pk>"

urlpatterns = [
    path("nguoi-co-uy-tin/", list_views.home, name="reputable"),
    path("nguoi-co-uy-tin/so-luong/", list_views.wards, name="reputable_wards"),
    path(f"{WARD}/", list_views.listing, name="reputable_list"),
    path(f"{WARD}/da-ra-khoi-danh-sach/", list_views.former, name="reputable_former"),
    path(f"{WARD}/in/<slug:which>.<slug:suffix>", list_views.print_list, name="reputable_print"),
    path(f"{WARD}/quy-dinh/", list_views.rule, name="reputable_rule"),
    path(f"{WARD}/che-do/", person_views.year_of_benefits, name="reputable_benefits"),
    path(f"{WARD}/lap-ho-so/", proposal_views.propose, name="reputable_propose"),
    path(f"{WARD}/da-duoc-cong-nhan/", person_views.enter, name="reputable_enter"),
    path(f"{FILE}/", proposal_views.detail, name="reputable_proposal"),
    path(f"{FILE}/dung/", proposal_views.stop, name="reputable_stop"),
    path(f"{FILE}/<slug:slug>/", proposal_views.step, name="reputable_step"),
    path(f"{PERSON}/", person_views.detail, name="reputable_person"),
    path(f"{PERSON}/sua/", person_views.correct, name="reputable_correct"),
    path(f"{PERSON}/xoa/", person_views.erase, name="reputable_erase"),
    path(f"{PERSON}/che-do/", person_views.give, name="reputable_give"),
    path(
        "nguoi-co-uy-tin/che-do/<int:pk>/rut/",
        person_views.take_back,
        name="reputable_take_back",
    ),
]
