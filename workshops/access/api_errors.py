"""What the API answers when the rules say no, or when the input is wrong."""

from django.core.exceptions import RequestDataTooBig, ValidationError
from rest_framework.exceptions import ValidationError as ApiValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from .api_parsing import TooLarge
from .refusal import Refused


def handle(error, context):
    """`Refused` → 403 for `wrong_role`, else 409, with code and message; model validation → 400 by field."""
    if isinstance(error, Refused):
        body = {"code": error.code, "message": error.message, "field": error.field}
        return Response(body, status=403 if error.code == "wrong_role" else 409)
    if isinstance(error, ValidationError):
        error = ApiValidationError(error.message_dict if hasattr(error, "error_dict") else error.messages)
    if isinstance(error, RequestDataTooBig):
        error = TooLarge()
    return exception_handler(error, context)
