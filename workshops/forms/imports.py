"""Forms of imports."""

from django import forms

from workshops.import_tables import ImportTable
from workshops.tables.limits import in_megabytes, limits_of

ALL, GOOD = "all", "good"


class UploadForm(forms.Form):
    """A workbook for ``table``, as large as the table takes it."""

    use_required_attribute = False
    file = forms.FileField(
        label="填好的工作簿",
        error_messages={"required": "请选择要导入的文件。", "empty": "文件是空的，请重新选择。"},
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def __init__(self, *args, table: ImportTable, **kwargs):
        super().__init__(*args, **kwargs)
        most, file = limits_of(table).file, self.fields["file"]
        file.help_text = f"只收 .xlsx，不超过 {in_megabytes(most)} MB、{table.rows_max:,} 行。请使用本页的模板。"
        file.widget.attrs["data-max-bytes"] = str(most)


class ConfirmForm(forms.Form):
    """Which rows to write; the second choice is offered only where there are bad rows."""

    use_required_attribute = False
    mode = forms.ChoiceField(
        label="写入方式", widget=forms.RadioSelect, error_messages={"required": "请选择写入方式。"}
    )

    def __init__(self, *args, rows_good: int, rows_bad: int, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(ALL, "全部正确才写入")]
        if rows_bad:
            choices.append((GOOD, f"只写入正确的 {rows_good} 行，有错误的 {rows_bad} 行不写入"))
        self.fields["mode"].choices = choices
        self.initial.setdefault("mode", GOOD if rows_bad else ALL)

    @property
    def skip_bad_rows(self) -> bool:
        return self.cleaned_data["mode"] == GOOD
