"""Which workshop an entry is for: asked first, because the rest of the form depends on it."""

from django import forms


class WorkshopField(forms.ModelChoiceField):
    def label_from_instance(self, workshop):
        return f"{workshop.name}（{workshop.number}）"


class WorkshopChoiceForm(forms.Form):
    """`workshops`: those that the user may enter something for."""

    use_required_attribute = False
    workshop = WorkshopField(
        label="工坊",
        queryset=None,
        empty_label="请选择",
        error_messages={"required": "请选择工坊。", "invalid_choice": "请从列出的工坊中选择。"},
    )

    def __init__(self, *args, workshops, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["workshop"].queryset = workshops
