from django.urls import path

from reports.submitting import entering_views, sent_views, views

REPORT = "bao-cao/<int:pk>"
SENT = f"{REPORT}/lan-gui/<int:number>"
ENTERED = "xem-xet/ghi-ho/<int:regime_pk>/<slug:span>/<int:unit_pk>"

urlpatterns = [
    path(f"{REPORT}/gui-gop-y/", views.send_for_remarks, name="send_for_remarks"),
    path(f"{REPORT}/nop/", views.submit, name="submit"),
    path(f"{REPORT}/rut-lai/", views.recall, name="recall"),
    path(f"{REPORT}/van-ban-moi/<slug:way>/", views.begin_paper, name="begin_paper"),
    path(f"{SENT}/", sent_views.sent, name="sending"),
    path(f"{SENT}/tep/", sent_views.sent_file, name="sending_file"),
    path(f"{SENT}/van-ban.<slug:suffix>", sent_views.sent_print, name="sending_print"),
    path(f"{SENT}/bieu.xlsx", sent_views.sent_form, name="sending_form"),
    path(f"{SENT}/bien-nhan/", sent_views.receipt, name="receipt"),
    path(f"{SENT}/bien-nhan.pdf", sent_views.receipt_print, name="receipt_print"),
    path(f"{ENTERED}/", entering_views.enter, name="enter"),
    path(f"{ENTERED}/bieu.xlsx", entering_views.blank_form, name="blank_form"),
]
