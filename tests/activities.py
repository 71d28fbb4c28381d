"""What was done in a ward, as its offices put it down."""

from datetime import date

from documents.models import Use
from documents.originals import files
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from plans.activities import commending, life, recording
from plans.models import Activity, Commendation, CommunityModel

HELD = date(2026, 3, 10)
OF_ACTIVITY = ("activity", "correct_activity", "withdraw_activity", "add_activity_files")
OF_FILE = ("activity_file", "tick_activity_file", "take_off_activity_file")
OF_MODEL = (
    *("community_model", "strike_model_step", "count_members"),
    *("correct_model", "withdraw_model"),
)
OF_COMMENDATION = ("commendation", "correct_commendation", "withdraw_commendation")
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def make_group(organization: Organization, name: str = "Khối 7", **dates: date) -> ResidentialGroup:
    kind = ResidentialGroup.Kind.KHOI
    return ResidentialGroup.objects.create(unit=organization.unit, kind=kind, name=name, **dates)


def an_activity(organization: Organization, **columns: object) -> Activity:
    """Not yet put down."""
    facts = {
        "kind": Activity.Kind.OUTREACH,
        "held_on": HELD,
        "what": "Tuyên truyền phòng cháy, chữa cháy",
        "attendants": 40,
    }
    return Activity(organization=organization, **{**facts, **columns})


def make_activity(organization: Organization, by: Official, **columns: object) -> Activity:
    return recording.put_down(an_activity(organization, **columns), by=by)


def make_model(
    organization: Organization,
    by: Official,
    name: str = "Tổ tự quản an ninh, trật tự",
    *,
    on: date = HELD,
    group: ResidentialGroup | None = None,
) -> CommunityModel:
    kind = CommunityModel.Kind.ORDER
    model = CommunityModel(organization=organization, name=name, kind=kind, group=group)
    return life.launch(model, on=on, paper="Quyết định số 12/QĐ-UBND", by=by)


def a_commendation(organization: Organization, **columns: object) -> Commendation:
    """Not yet put down."""
    facts = {
        "number": "45/QĐ-UBND",
        "issued_on": HELD,
        "issuer": "Chủ tịch UBND phường",
        "form": Commendation.Form.MERIT,
        "published_name": "Tổ hòa giải khối 2",
        "what_for": "Hòa giải tốt ở cơ sở",
    }
    return Commendation(organization=organization, **{**facts, **columns})


def make_commendation(organization: Organization, by: Official, **columns: object) -> Commendation:
    return commending.put_down(a_commendation(organization, **columns), by=by)


def rows_of_activities(organization: Organization, by: Official) -> dict[str, object]:
    """What the addresses about what was done stand for."""
    photo = files.accept(PNG, use=Use.EVIDENCE, name="anh.png")
    activity = recording.put_down(an_activity(organization), [photo], by=by)
    model, commendation = make_model(organization, by), make_commendation(organization, by)
    assert life.go_on("models.issue_rules", model, on=HELD, paper="Quy chế mẫu", by=by)
    about = {
        **dict.fromkeys(OF_ACTIVITY, activity.pk),
        **dict.fromkeys(OF_MODEL, model.pk),
        **dict.fromkeys(OF_COMMENDATION, commendation.pk),
    }
    file_pk = activity.files.get().pk
    return {
        **{name: {"pk": pk} for name, pk in about.items()},
        **{name: {"pk": activity.pk, "file_pk": file_pk} for name in OF_FILE},
        "model_step": {"pk": model.pk, "way": "hoat-dong"},
    }
