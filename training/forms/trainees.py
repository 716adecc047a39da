"""Enrolling people, putting them right, and their results."""

from django import forms

from training.actions.trainees_results import Result
from training.models import Trainee
from training.queries.courses import enrolling_workshops, keeps_course
from workshops.access.forms.reauthentication import RevealForm
from workshops.forms.inputs import date_input
from workshops.records.finding import Finder
from workshops.records.forms import NamedField

PHONE_HELP = "手机号码，或带区号的固定电话。加密保存。"
CHOICES = (("", "未登记"), ("passed", "合格"), ("failed", "未合格"))
PASSED = {"passed": True, "failed": False, "": None}
FIELDS = ("score", "passed", "certificate_number", "certified_on")


def _name() -> forms.CharField:
    return forms.CharField(
        label="姓名", max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "请填写姓名。"},
    )  # fmt: skip


def _phone(help_text: str = PHONE_HELP) -> forms.CharField:
    return forms.CharField(
        label="联系电话", max_length=25, required=False, help_text=help_text,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip


class EnrolForm(forms.Form):
    use_required_attribute = False
    name = _name()
    identity = forms.CharField(
        label="身份证号码", max_length=30, help_text="18 位。加密保存，页面只显示前 6 位和后 4 位。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "请填写身份证号码。"},
    )  # fmt: skip
    phone = _phone()

    def __init__(self, *args, user, course, **kwargs):
        super().__init__(*args, **kwargs)
        office = keeps_course(user, course)
        finder = Finder("工坊", lambda by: enrolling_workshops(by, course), beside="number")
        self.fields["workshop"] = NamedField(
            finder, user, label="所属工坊", required=not office,
            help_text="自行报名、不在工坊就业的可不填。" if office else "",
            error_messages={"required": "请填写所属工坊。"},
        )  # fmt: skip
        own = list(enrolling_workshops(user, course)[:2])
        if not office and len(own) == 1:
            self.fields["workshop"].initial = own[0]


class CorrectForm(forms.Form):
    """``seen_version``: of the trainee when the page was opened."""

    use_required_attribute = False
    name = _name()
    phone = _phone()
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, trainee: Trainee, **kwargs):
        super().__init__(*args, initial={"name": trainee.name, "seen_version": trainee.version}, **kwargs)
        if known := trainee.phone_masked:
            self.fields["phone"].help_text = f"现为 {known}，不改可以空着。"


class PickForm(forms.Form):
    """Among the people whom a workshop employs: (key, words)."""

    workers = forms.TypedMultipleChoiceField(
        label="报名的人员", coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请勾选要报名的人员。"},
    )  # fmt: skip

    def __init__(self, *args, people: list[tuple[int, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["workers"].choices = people


class ResultsForm(forms.Form):
    """Four fields a trainee, named ``<field>-<key>``."""

    use_required_attribute = False

    def __init__(self, *args, trainees: list[Trainee], certifies: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.trainees, self.names = trainees, FIELDS if certifies else FIELDS[:2]
        for each in trainees:
            known = Result.of(each)
            made = {
                "score": forms.DecimalField(
                    label="考核成绩（分）", required=False, min_value=0, max_digits=5, decimal_places=2,
                    initial=known.score, error_messages={"invalid": "请填写数字。"},
                ),
                "passed": forms.ChoiceField(
                    label="考核结果", required=False, choices=CHOICES,
                    initial={passed: said for said, passed in PASSED.items()}[known.passed],
                ),
                "certificate_number": forms.CharField(
                    label="证书编号", required=False, max_length=60, initial=known.certificate_number
                ),
                "certified_on": forms.DateField(
                    label="发证日期", required=False, widget=date_input(), initial=known.certified_on,
                    error_messages={"invalid": "请填写有效的日期。"},
                ),
            }  # fmt: skip
            self.fields |= {f"{name}-{each.pk}": made[name] for name in self.names}

    @property
    def lines(self):
        """(trainee, its bound fields)."""
        return [(each, [self[f"{name}-{each.pk}"] for name in self.names]) for each in self.trainees]

    def results(self) -> dict[int, Result]:
        """What the sound form says; where no certificates are given, those there are stay."""
        return {each.pk: self._of(each) for each in self.trainees}

    def _of(self, trainee: Trainee) -> Result:
        given = {name: self.cleaned_data.get(f"{name}-{trainee.pk}") for name in self.names}
        known = Result.of(trainee)
        return Result(
            PASSED[given["passed"] or ""],
            given["score"],
            (given.get("certificate_number", known.certificate_number) or "").strip(),
            given.get("certified_on", known.certified_on),
        )


class ResultsWorkbookForm(RevealForm):
    """Purpose and password before names leave the system."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["purpose"].label = "导出用途"
        self.fields["purpose"].initial = "登记考核结果"
        self.fields["purpose"].error_messages["min_length"] = "请写明导出用途（至少 4 个字）。"
