"""Steps of a case through the API: each action of the transition table with the payload it takes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rest_framework import serializers

from certification.actions import confirming, deciding, drafting, reviewing, transferring
from certification.criteria import Verdict
from certification.flow import Action
from certification.forms.cases_return import FIELDS

FIELDS_AT_FAULT = frozenset(name for names in FIELDS.values() for name in names)
QUESTION = re.compile(r"question_[0-9]{1,18}")


class Note(serializers.Serializer):
    note = serializers.CharField(required=False, allow_blank=True, default="", max_length=1000, label="说明")


class Nothing(serializers.Serializer):
    pass


class Return(Note):
    """`fields_at_fault`: what is to be mended, by field; the province's own questions as `question_<id>`."""

    fields_at_fault = serializers.DictField(
        child=serializers.CharField(max_length=200), required=False, default=dict, label="需要补正的内容"
    )

    def validate_fields_at_fault(self, reasons):
        unknown = [name for name in reasons if name not in FIELDS_AT_FAULT and not QUESTION.fullmatch(name)]
        if unknown:
            raise serializers.ValidationError({name: ["没有这一项。"] for name in unknown})
        return reasons


class OpinionPayload(serializers.Serializer):
    agrees = serializers.BooleanField(label="同意")
    text = serializers.CharField(required=False, allow_blank=True, default="", max_length=1000, label="意见")


class VerdictPayload(serializers.Serializer):
    met = serializers.BooleanField()
    reason = serializers.CharField(max_length=1000)


class DecisionPayload(serializers.Serializer):
    reasons = serializers.CharField(max_length=2000, label="理由")
    verdicts = serializers.DictField(child=VerdictPayload(), required=False, default=dict, label="人工判断")


@dataclass(frozen=True, slots=True)
class ApiAction:
    payload: type[serializers.Serializer]
    run: Callable


def _decide(action: Callable) -> Callable:
    def run(pk, *, by, reasons, verdicts):
        judged = {code: Verdict(verdict["met"], verdict["reason"]) for code, verdict in verdicts.items()}
        return action(pk, by=by, reasons=reasons, verdicts=judged)

    return run


def _return(pk, *, by, note, fields_at_fault):
    return reviewing.return_for_correction(pk, by=by, note=note, fields=fields_at_fault)


# Inspections need photographs: they are recorded on the page.
APPLICATION_ACTIONS: dict[str, ApiAction] = {
    Action.SUBMIT: ApiAction(Nothing, drafting.submit),
    Action.PRESENT: ApiAction(Nothing, transferring.present),
    Action.WITHDRAW: ApiAction(Note, drafting.withdraw),
    Action.ACCEPT: ApiAction(Note, reviewing.accept),
    Action.RETURN: ApiAction(Return, _return),
    Action.OPEN_REVIEW: ApiAction(Note, reviewing.open_review),
    Action.OPINE: ApiAction(OpinionPayload, reviewing.give_opinion),
    Action.OPEN_NOTICE: ApiAction(Nothing, reviewing.open_notice),
    Action.CERTIFY: ApiAction(DecisionPayload, _decide(deciding.certify)),
    Action.REFUSE: ApiAction(DecisionPayload, _decide(deciding.refuse)),
}


def _send_back(pk, *, by, note):
    return confirming.send_back(pk, by=by, reason=note)


CONFIRMATION_ACTIONS: dict[str, ApiAction] = {
    Action.PASS: ApiAction(Note, confirming.accept),
    Action.RETURN: ApiAction(Note, _send_back),
}


class StepRequest(serializers.Serializer):
    """`action` is one of the row's `allowed_actions`; `payload` is what that action takes."""

    action = serializers.ChoiceField(choices=Action.choices)
    payload = serializers.DictField(required=False, default=dict)


def take_step(actions: Mapping[str, ApiAction], pk: int, *, by, data) -> None:
    """Validate the request and the payload of its action, and take the step; DRF's ValidationError names fields."""
    asked = StepRequest(data=data)
    asked.is_valid(raise_exception=True)
    known = actions.get(asked.validated_data["action"])
    if known is None:
        raise serializers.ValidationError({"action": ["没有这一步骤，或须在页面办理。"]})
    payload = known.payload(data=asked.validated_data["payload"])
    payload.is_valid(raise_exception=True)
    known.run(pk, by=by, **payload.validated_data)
