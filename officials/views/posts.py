"""Administration of posts: who holds what, since when, until when."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from officials import administering, permissions
from officials.forms import AppointmentForm, EndForm
from officials.http import OfficialRequest
from officials.lists import page_of
from officials.models import Appointment, Official
from officials.views.access import administered, administrators_only, carried_out
from workflow.verdicts import demand


@administrators_only
def posts(request: OfficialRequest) -> HttpResponse:
    held = Appointment.objects.administered_by(request.user).not_ended()
    held = held.select_related("official", "organization")
    order = ("organization__name", "official__roll_order", "pk")
    page = page_of(held, order=order, after=request.GET.get("sau"))
    return render(request, "officials/posts.html", {"page": page})


def appoint(request: OfficialRequest, official_pk: int) -> HttpResponse:
    official = administered(Official, request, official_pk)
    form = AppointmentForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():

        def give() -> None:
            administering.appoint(official, form.instance, by=request.user)

        if carried_out(form, give):
            messages.success(request, f"Đã thêm chức vụ {form.instance.title} cho {official}.")
            return redirect("officials:person", pk=official.pk)
    return render(request, "officials/post_add.html", {"form": form, "official": official})


def end(request: OfficialRequest, pk: int) -> HttpResponse:
    post = administered(Appointment, request, pk)
    demand(permissions.may_end(post, request.user))
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def finish() -> None:
            administering.end_appointment(post, on=form.cleaned_data["on"], by=request.user)

        if carried_out(form, finish):
            messages.success(request, f"Đã kết thúc chức vụ {post.title} của {post.official}.")
            return redirect("officials:person", pk=post.official_id)
    return render(request, "officials/post_end.html", {"form": form, "post": post})
