"""Steps of an application through the API: each action of the transition table with the payload it takes."""

from collections.abc import Callable
from dataclasses import dataclass

from rest_framework import serializers

from certification.actions import deciding, drafting, reviewing, transferring
from certification.criteria import Verdict
from certification.flow import Action


class Note(serializers.Serializer):
    note = serializers.CharField(required=False, allow_blank=True, default="", label="说明")


class Nothing(serializers.Serializer):
    pass


class Return(Note):
    fields_at_fault = serializers.DictField(child=serializers.CharField(), required=False, default=dict)


class OpinionPayload(serializers.Serializer):
    agrees = serializers.BooleanField(label="同意")
    text = serializers.CharField(required=False, allow_blank=True, default="", label="意见")


class VerdictPayload(serializers.Serializer):
    met = serializers.BooleanField()
    reason = serializers.CharField()


class DecisionPayload(serializers.Serializer):
    reasons = serializers.CharField(label="理由")
    verdicts = serializers.DictField(child=VerdictPayload(), required=False, default=dict, label="人工判断")


class StepRequest(serializers.Serializer):
    """`action` is one of the row's `allowed_actions`; `payload` is what that action takes."""

    action = serializers.ChoiceField(choices=Action.choices)
    payload = serializers.DictField(required=False, default=dict)


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


def take_step(pk: int, *, by, action: str, payload: dict):
    """Validate the payload of `action` and take the step; DRF's ValidationError names fields."""
    known = APPLICATION_ACTIONS.get(action)
    if known is None:
        raise serializers.ValidationError({"action": ["该步骤须在页面办理。"]})
    given = known.payload(data=payload)
    given.is_valid(raise_exception=True)
    return known.run(pk, by=by, **given.validated_data)
