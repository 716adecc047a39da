"""What the tests of applying share: the pages of a draft, filled in and sent as a browser without script does."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from certification.application_steps import STEPS
from tests import factories
from workshops.models import IchProject

USCC = "91522636MA6DL5NR0K"  # check digit worked out in test_applying_fields


def step_url(application, slug: str) -> str:
    if slug in ("files", "review"):
        return reverse(f"certification:application-{slug}", args=[application.pk])
    return reverse("certification:application-step", args=[application.pk, slug])


def project(name="苗族蜡染技艺", region=factories.DANZHAI, **fields) -> IchProject:
    factories.regions()
    return IchProject.objects.create(
        name=name, region_id=region, **{"level": "national", "category": 8, "list_number": "Ⅷ-25"} | fields
    )


def pdf(name="合同.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7 body")


def marked(page) -> set[str]:
    """The fields that the page shows as wanting something."""
    return {name for name in page.context["form"].errors if f'id="id_{name}_error"' in page.content.decode()} | (
        {"projects"} & page.context["form"].errors.keys()
    )


def state_of(page, slug: str) -> tuple[str, str]:
    """(state, note) of one of the steps on top of the page."""
    step = page.context["steps"][[each.slug for each in STEPS].index(slug)]
    return step["state"], step["note"]
