"""Filters of the confirmation queue."""

from django import forms

from workshops.regions.models import Region


class AreaForm(forms.Form):
    """GET filter: words, and one of the areas below the office's own."""

    search = forms.CharField(label="工坊名称、带头人或登记编号", max_length=60, required=False)
    area = forms.ChoiceField(label="地区", required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        below = [] if user.is_leader else Region.objects.below(user.region).values_list("pk", "name")
        if below:
            self.fields["area"].choices = [("", "全部"), *below]
        else:
            del self.fields["area"]

    def chosen(self, name: str):
        """The value of a field; None where it is empty, or was tampered with."""
        self.is_valid()
        return self.cleaned_data.get(name) or None

    def narrowed(self, queryset, prefix: str = ""):
        """Rows of the workshops that match; `prefix`: ORM path to the workshop with its underscores."""
        if area := self.chosen("area"):
            queryset = queryset.filter(**{f"{prefix}region__path__startswith": Region.objects.get(pk=area).path})
        for word in (self.chosen("search") or "").lower().split():
            queryset = queryset.filter(**{f"{prefix}search_text__contains": word})
        return queryset


class QueueForm(AreaForm):
    """Filters of the confirmation queue."""

    status = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[("", "待县级审核"), ("returned", "已退回"), ("accepted", "已通过"), ("all", "全部")],
    )
    year = forms.IntegerField(label="确认年度", required=False, min_value=2000, max_value=2100)
    overdue = forms.BooleanField(label="只看超期未审核", required=False)
    changed = forms.ChoiceField(
        label="更新内容", required=False, choices=[("", "不限"), ("no", "无变化"), ("yes", "有更新")]
    )
