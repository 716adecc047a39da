"""Personal data at rest (security.md, personal data)."""

import uuid

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import TextField

from workshops.access import phones, sealed
from workshops.access.actions import personal_data
from workshops.access.models import Duty, User
from workshops.access.sealed_fields import declared

ROW, OTHER = uuid.uuid4(), uuid.uuid4()
LABEL = "test.phone"
PHONE = "13812345678"


@pytest.mark.parametrize("algorithm", ["aes256gcm", "sm4gcm"])
def test_what_is_sealed_opens_for_its_row_and_field_only(settings, algorithm):
    settings.FIELD_ALGORITHM = algorithm
    value = sealed.seal("𠮷·苗绣 " + PHONE, label=LABEL, row=ROW)
    assert value.startswith(f"v1:{algorithm}:1:")
    assert PHONE not in value
    assert sealed.unseal(value, label=LABEL, row=str(ROW)) == "𠮷·苗绣 " + PHONE
    for label, row in ((LABEL, OTHER), ("test.identity", ROW)):
        with pytest.raises(sealed.SealError):
            sealed.unseal(value, label=label, row=row)


@pytest.mark.parametrize(
    "alter",
    [
        lambda value: value[:-6] + ("A" if value[-6] != "A" else "B") + value[-5:],
        lambda value: value.replace(":1:", ":9:"),
        lambda value: value.replace("aes256gcm", "sm4gcm"),
        lambda value: value.replace("v1:", "v2:"),
        lambda value: "v1:aes256gcm:1:AAAA",
        lambda value: PHONE,
        lambda value: "v1:aes256gcm:1:*",
    ],
)
def test_altered_values_do_not_open(alter):
    value = sealed.seal(PHONE, label=LABEL, row=ROW)
    with pytest.raises(sealed.SealError):
        sealed.unseal(alter(value), label=LABEL, row=ROW)


def test_equal_values_seal_differently_and_look_up_equally():
    assert sealed.seal(PHONE, label=LABEL, row=ROW) != sealed.seal(PHONE, label=LABEL, row=ROW)
    assert sealed.lookup(PHONE, label=LABEL) == sealed.lookup(PHONE, label=LABEL)
    assert sealed.lookup(PHONE, label=LABEL) != sealed.lookup(PHONE, label="test.identity")


def test_the_lookup_key_is_its_own(settings):
    before = sealed.lookup(PHONE, label=LABEL)
    settings.LOOKUP_KEY = bytes(32)
    assert sealed.lookup(PHONE, label=LABEL) != before


def test_nothing_stays_nothing():
    assert sealed.seal("", label=LABEL, row=ROW) == sealed.unseal("", label=LABEL, row=ROW) == ""
    assert sealed.lookup("", label=LABEL) == sealed.mask_phone("") == ""


@pytest.mark.parametrize(
    ("mask", "plain", "shown"),
    [
        (sealed.mask_phone, PHONE, "138****5678"),
        (sealed.mask_phone, "12345", "***45"),
        (sealed.mask_phone, "12", "**"),
        (sealed.mask_identity, "522636199001011234", "522636********1234"),
    ],
)
def test_masks_keep_the_middle_hidden(mask, plain, shown):
    assert mask(plain) == shown


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("138 1234 5678", PHONE),
        ("+86-138-1234-5678", PHONE),
        ("１３８１２３４５６７８", PHONE),
        ("12812345678", None),
        ("1381234567", None),
        ("", None),
    ],
)
def test_phones_are_read_however_they_are_typed(typed, phone):
    assert phones.normal_phone(typed) == phone


@pytest.fixture
def leaders(person):
    made = [person(f"leader{n}", Duty.LEADER, "522636") for n in range(5)]
    for number, user in enumerate(made):
        phones.seal_phone(user, f"1390855000{number}")
        user.save()
    return made


def test_rotation_seals_anew_in_batches_and_can_be_repeated(leaders, settings, monkeypatch):
    monkeypatch.setattr(personal_data, "BATCH", 2)
    settings.FIELD_KEYS = {**settings.FIELD_KEYS, "2": bytes(range(32)), "10": bytes(32)}
    assert personal_data.rotate_field_keys()[phones.LABEL] == 5
    settings.FIELD_KEYS = {"10": bytes(32)}
    for number, user in enumerate(User.objects.filter(duty=Duty.LEADER).order_by("pk")):
        assert sealed.unseal(user.phone_sealed, label=phones.LABEL, row=user.uid) == f"1390855000{number}"
    call_command("rotate_field_keys")
    assert personal_data.rotate_field_keys()[phones.LABEL] == 0


def test_every_sealed_field_is_declared():
    fields = {
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, TextField) and field.name.endswith("_sealed")
    }
    assert fields == {(model, each.name) for model, each in declared().values()}
