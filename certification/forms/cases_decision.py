"""The decision: a judgement on each criterion that no figure decides, and the reasons."""

from django import forms

from certification.criteria import Finding, Outcome, Verdict
from certification.forms.cases import CaseForm
from certification.queries.applications import findings_for
from workshops.forms.inputs import rows

MET, NOT_MET = "met", "not_met"


class DecisionForm(CaseForm):
    """`verdict_<code>` and `reason_<code>` for each finding that needs a person's judgement."""

    verdicts_required = True
    reasons = forms.CharField(
        label="理由",
        max_length=2000,
        widget=rows(4),
        error_messages={"required": "请写明作出决定的理由。"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.findings = findings_for(self.application)
        for finding in self.judged():
            self.fields[f"verdict_{finding.code}"] = forms.ChoiceField(
                label=f"{finding.label}：判断",
                choices=[(MET, "符合"), (NOT_MET, "不符合")],
                widget=forms.RadioSelect,
                required=self.verdicts_required,
                error_messages={"required": "请判断是否符合。"},
            )
            self.fields[f"reason_{finding.code}"] = forms.CharField(
                label="判断的理由", max_length=500, required=False, widget=rows(2)
            )

    def judged(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.outcome == Outcome.JUDGEMENT]

    def rows(self) -> list[tuple[Finding, object, object]]:
        """(finding, bound verdict, bound reason); the last two None where a figure decides."""
        judged = {finding.code for finding in self.judged()}
        return [
            (finding, self[f"verdict_{finding.code}"], self[f"reason_{finding.code}"])
            if finding.code in judged
            else (finding, None, None)
            for finding in self.findings
        ]

    def clean(self):
        for finding in self.judged():
            name = f"reason_{finding.code}"
            if self.cleaned_data.get(f"verdict_{finding.code}") and not self.cleaned_data.get(name, "").strip():
                self.add_error(name, "请写明判断的理由。")
        return self.cleaned_data

    def verdicts(self) -> dict[str, Verdict]:
        given = {f.code: self.cleaned_data.get(f"verdict_{f.code}") for f in self.judged()}
        return {
            code: Verdict(choice == MET, self.cleaned_data[f"reason_{code}"])
            for code, choice in given.items()
            if choice
        }

    def payload(self) -> dict:
        return {"reasons": self.cleaned_data["reasons"], "verdicts": self.verdicts()}

    def summary(self):
        judged = {finding.code: finding.label for finding in self.judged()}
        found = [
            (judged[code], f"{'符合' if verdict.met else '不符合'}：{verdict.reason}")
            for code, verdict in self.verdicts().items()
        ]
        return [*found, ("理由", self.cleaned_data["reasons"])]


class RefusalForm(DecisionForm):
    """Refusing: criteria that play no part in it may stay without a judgement."""

    verdicts_required = False
