"""Every kind of record keeps what it promises: entered, listed, put right, voided, in and out as a workbook, in scope.

What a kind does beyond that is tested beside its app.
"""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests import factories
from tests.api.conftest import Api
from tests.records.stage import celled, samples, typed
from tests.workbooks import filled
from workshops import import_tables
from workshops.access import journal_labels
from workshops.access.models import JournalEntry
from workshops.actions import importing, running_imports
from workshops.records import writing
from workshops.records.kind import get, registered
from workshops.tables import table as tables

NAMES = sorted(kind.name for kind in registered())
pytestmark = pytest.mark.django_db


def test_every_kind_has_a_sample():
    assert set(NAMES) - samples().keys() == set()


def constraints_of(kind) -> set[str]:
    return {each.name for each in kind.model._meta.constraints if not each.name.endswith("_voided")}


@pytest.mark.parametrize("name", NAMES)
def test_what_the_database_refuses_is_said_in_words(name):
    kind = get(name)
    assert constraints_of(kind) - kind.constraint_words.keys() == set()
    strange = {field for field, _ in kind.constraint_words.values()} - {*kind.fields, ""}
    assert strange == set()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_imported_are_fields(name):
    kind = get(name)
    if kind.importable:
        columns = {column.key for column in kind.columns if column.importable}
        own = {f.name: f for f in kind.model._meta.get_fields()}  # a form may have fields of its own
        needed = {f for f in kind.fields if f in own and not own[f].blank and f not in kind.files}
        booleans = {f.name for f in kind.model._meta.fields if f.get_internal_type() == "BooleanField"}
        assert columns <= set(kind.fields)
        assert needed - booleans <= columns


@pytest.mark.parametrize("name", NAMES)
def test_entered_by_its_form(stage, as_user, name):
    kind, sample = get(name), samples()[name]
    facts, client = sample.facts(stage), as_user(sample.by(stage))
    assert client.get(kind.url("new")).status_code == 200
    answer = client.post(kind.url("new"), typed(kind, facts), follow=True)
    assert answer.redirect_chain, answer.context["form"].errors
    row = kind.model.objects.latest("pk")
    for field, value in facts.items():
        kept = getattr(row, field)
        assert (list(kept.all()) if field in kind.many else kept) == value, field
    assert answer.redirect_chain[-1][0] == kind.url_of(row)
    assert str(row) in answer.content.decode()
    listed = client.get(kind.url("list"))
    assert [each.pk for each in listed.context["listing"].page] == [row.pk]
    entry = JournalEntry.objects.get(action=kind.act("enter"), object_id=str(row.pk))
    assert journal_labels.label(entry.action) == f"登记{kind.noun}"


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_form_names_what_is_missing(stage, as_user, name):
    kind = get(name)
    client = as_user(samples()[name].by(stage))
    form = client.post(kind.url("new"), {}).context["form"]
    needed = {each for each, field in form.fields.items() if field.required}
    assert needed
    assert needed <= form.errors.keys()
    assert kind.model.objects.count() == 0


@pytest.mark.parametrize("name", NAMES)
def test_put_right_by_who_keeps_it_and_never_over_anothers_change(stage, as_user, name):
    kind, sample = get(name), samples()[name]
    row = stage.row(name)
    client = as_user(sample.by(stage))
    form = client.get(kind.url("edit", row.pk)).context["form"]
    facts = {f: getattr(row, f) for f in kind.fields if f not in kind.files and f not in kind.many}
    facts |= {f: list(getattr(row, f).all()) for f in kind.many}
    sent = typed(kind, facts) | {"seen_version": form.fields["seen_version"].initial}
    assert client.post(kind.url("edit", row.pk), sent).status_code == 302
    row.refresh_from_db()
    assert row.version == 2
    again = client.post(kind.url("edit", row.pk), sent)
    assert writing.CHANGED in again.content.decode()


@pytest.mark.parametrize("name", NAMES)
def test_voided_with_a_reason_and_no_longer_listed(stage, as_user, name):
    kind, row = get(name), stage.row(name)
    client = as_user(samples()[name].by(stage))
    assert client.get(kind.url("void", row.pk)).status_code == 200
    assert "请写明作废原因" in client.post(kind.url("void", row.pk), {"reason": ""}).content.decode()
    assert client.post(kind.url("void", row.pk), {"reason": "重复登记"}).status_code == 302
    assert list(client.get(kind.url("list")).context["listing"].page) == []
    assert "重复登记" in client.get(kind.url_of(row)).content.decode()
    assert client.get(kind.url("edit", row.pk)).status_code == 404
    assert JournalEntry.objects.filter(action=kind.act("void"), object_id=str(row.pk)).exists()


@pytest.mark.parametrize("name", NAMES)
def test_strangers_change_nothing_and_see_only_what_is_shared(stage, as_user, name):
    kind, row = get(name), stage.row(name)
    shared = type(row).objects.visible_to(stage.other.clerk).filter(pk=row.pk).exists()
    may_be_shared = getattr(kind.model, "shared_rows", None) is not None or kind.model.scope_path == ""
    assert may_be_shared or not shared  # drafts of what is shared once published are not
    for stranger in stage.strangers:
        client = as_user(stranger)
        seen = type(row).objects.visible_to(stranger).filter(pk=row.pk).exists()
        assert client.get(kind.url_of(row)).status_code == (200 if seen else 404)
        assert Api(stranger).get(f"/{name}/{row.pk}/").status_code == (200 if seen else 404)
        for page in ("edit", "void"):
            assert client.get(kind.url(page, row.pk)).status_code == 404
            assert client.post(kind.url(page, row.pk), {"reason": "越权"}).status_code == 404
        listed = client.get(kind.url("list")).context["listing"].page
        assert (row.pk in [each.pk for each in listed]) == seen
    row.refresh_from_db()
    assert row.version == 1


@pytest.mark.parametrize("name", NAMES)
def test_administrators_see_nothing(stage, as_user, name):
    row = stage.row(name)
    for duty in ("sysadmin", "secadmin", "auditor"):
        client = as_user(factories.user(duty, duty))
        assert client.get(get(name).url_of(row)).status_code in (302, 403, 404)
        assert client.get(get(name).url("new")).status_code in (302, 403)


@pytest.mark.parametrize("name", NAMES)
def test_the_workbook_holds_what_the_list_shows_and_the_api_gives_the_row(stage, as_user, name):
    kind, row = get(name), stage.row(name)
    user = samples()[name].by(stage)
    answer = as_user(user).get(kind.url("list"), {"format": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(answer))).worksheets[0]
    _title, headings, *lines = sheet.iter_rows(values_only=True)
    exported = [column.heading for column in tables.get(name).columns_for(user) if column.exported]
    assert list(headings) == exported
    assert len(lines) == 1
    found = Api(user).get(f"/{name}/").json()["results"]
    assert [each["id"] for each in found] == [row.pk]


@pytest.mark.parametrize("name", [name for name in NAMES if get(name).importable])
def test_imported_from_its_template(stage, as_user, name):
    kind, sample = get(name), samples()[name]
    by, facts = sample.by(stage), sample.facts(stage)
    assert as_user(by).get(f"/imports/{name}/template/").status_code == 200
    file = filled(import_tables.get(name), celled(kind, facts))
    job = importing.upload(by=by, table_name=name, file=SimpleUploadedFile("名册.xlsx", file.getvalue()))
    running_imports.check(job.pk)
    job.refresh_from_db()
    assert job.result.get("bad") == 0, job.result
    importing.confirm(job.pk, by=by, skip_bad_rows=False)
    running_imports.save(job.pk)
    row = kind.model.objects.latest("pk")
    columns = {column.key for column in kind.columns if column.importable}
    for field in columns & facts.keys():
        kept = getattr(row, field)
        assert (list(kept.all()) if field in kind.many else kept) == facts[field], field
