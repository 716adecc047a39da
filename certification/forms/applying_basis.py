"""Step 2: projects picked from the lists, or a craft with its ground."""

from django import forms

from certification.forms.applying_base import StepForm
from certification.models import Application
from workshops.forms.inputs import rows
from workshops.models import IchProject


class BasisForm(StepForm):
    """The picks arrive as checkboxes named ``projects``; the page draws them with the picker, not as a field."""

    projects = forms.ModelMultipleChoiceField(IchProject.objects.all(), label="依托的非遗代表性项目", required=False)

    class Meta(StepForm.Meta):
        fields = ("craft_category", "craft_name", "craft_ground")
        widgets = {"craft_ground": rows(5)}
        help_texts = {
            "craft_category": "国家传统工艺振兴目录的 14 个类别。",
            "craft_ground": "说明这门手艺的来历和特色、当地有多少人会做、产品销路如何；可在第 5 步上传佐证材料。",
        }

    def prepare(self):
        kinds = Application._meta.get_field("craft_category").choices
        self.fields["craft_category"].choices = [("", "不填写"), *kinds]

    def picked(self) -> list[IchProject]:
        """The projects ticked on the page, or those kept so far."""
        if self.is_bound:
            chosen = self.cleaned_data.get("projects", IchProject.objects.none())
        else:
            chosen = self.instance.projects.all()
        return list(chosen.select_related("region").order_by("level", "name"))

    def craft_fields(self):
        return [self[name] for name in ("craft_category", "craft_name", "craft_ground")]

    def storable(self) -> dict:
        kept = super().storable()
        if "projects" in self.cleaned_data:
            kept["projects"] = self.cleaned_data["projects"]
        return kept
