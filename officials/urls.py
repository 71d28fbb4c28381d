from django.urls import path

from officials.views import groups, letterheads, people, posts, signing_in

app_name = "officials"

urlpatterns = [
    path("dang-nhap/", signing_in.sign_in, name="sign_in"),
    path("dang-xuat/", signing_in.sign_out, name="sign_out"),
    path("doi-mat-khau/", signing_in.change_password, name="change_password"),
    path("lam-viec-tai/", signing_in.act_in, name="act_in"),
    path("quan-tri/can-bo/", people.people, name="people"),
    path("quan-tri/can-bo/them/", people.add_person, name="add_person"),
    path("quan-tri/can-bo/<int:pk>/", people.person, name="person"),
    path("quan-tri/can-bo/<int:pk>/sua/", people.edit_person, name="edit_person"),
    path("quan-tri/can-bo/<int:pk>/ngung/", people.deactivate, name="deactivate"),
    path("quan-tri/can-bo/<int:pk>/mo-lai/", people.activate, name="activate"),
    path("quan-tri/can-bo/<int:pk>/mo-khoa/", people.unlock, name="unlock"),
    path("quan-tri/can-bo/<int:pk>/cap-mat-khau/", people.reset_password, name="reset_password"),
    path("quan-tri/can-bo/<int:official_pk>/chuc-vu/", posts.appoint, name="appoint"),
    path("quan-tri/chuc-vu/", posts.posts, name="posts"),
    path("quan-tri/chuc-vu/<int:pk>/ket-thuc/", posts.end, name="end_appointment"),
    path("quan-tri/khoi/", groups.groups, name="groups"),
    path("quan-tri/khoi/them/", groups.add_group, name="add_group"),
    path("quan-tri/khoi/nhap/", groups.merge_groups, name="merge_groups"),
    path("quan-tri/khoi/nhan/", groups.take_over_groups, name="take_over_groups"),
    path("quan-tri/khoi/<int:pk>/sua/", groups.correct_group, name="correct_group"),
    path("quan-tri/khoi/<int:pk>/doi-ten/", groups.rename_group, name="rename_group"),
    path("quan-tri/khoi/<int:pk>/tach/", groups.split_group, name="split_group"),
    path("quan-tri/khoi/<int:pk>/ket-thuc/", groups.end_group, name="end_group"),
    path("quan-tri/tieu-de/", letterheads.letterheads, name="letterheads"),
    path("quan-tri/tieu-de/them/", letterheads.add_letterhead, name="add_letterhead"),
    path("quan-tri/tieu-de/xem-truoc/", letterheads.preview, name="preview_letterhead"),
    path(
        "quan-tri/tieu-de/<int:pk>/sua/", letterheads.correct_letterhead, name="correct_letterhead"
    ),
]
