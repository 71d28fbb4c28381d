"""Who stands at the head of an office."""

from officials.models import Appointment, Organization, Role


def head_of(organization: Organization) -> Appointment | None:
    """Who signs a paper that is begun for them until its drafter says otherwise."""
    chairs = organization.appointments.current().filter(role=Role.CHAIR)
    return chairs.order_by("pk").first()
