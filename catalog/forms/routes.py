"""The public search of study-travel routes."""

from django import forms

from catalog.forms.cases import provinces


class PublicRouteSearchForm(forms.Form):
    search = forms.CharField(label="线路、主题、工坊或地区", max_length=50, required=False)
    province = forms.ChoiceField(label="省份", required=False)

    def __init__(self, *data):
        super().__init__(*data)
        self.fields["province"].choices = provinces()
