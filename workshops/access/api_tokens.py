"""``/api/v1/tokens/``: password (and second factor) in, token out."""

import unicodedata

from django.contrib.auth import authenticate
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from . import second_factor
from .actions import sessions, tokens
from .api_authentication import TokenAuthentication
from .models import ApiToken


class CredentialsSerializer(serializers.Serializer):
    username = serializers.CharField(max_length=50)
    password = serializers.CharField(max_length=128, trim_whitespace=False, write_only=True)
    otp = serializers.CharField(max_length=20, required=False, write_only=True, help_text="两步验证码或恢复码")

    def validate_username(self, username):
        return unicodedata.normalize("NFKC", username)


class TokenSerializer(serializers.Serializer):
    token = serializers.CharField()
    expires_at = serializers.DateTimeField()


class ProblemSerializer(serializers.Serializer):
    """Every refusal: a stable code and a sentence in Chinese."""

    code = serializers.CharField()
    detail = serializers.CharField()


@method_decorator(sensitive_post_parameters(), name="dispatch")
class TokenView(APIView):
    """Issue and revoke API tokens; failed attempts lock out as on the sign-in page."""

    # Issuing needs no token, revoking needs the token being revoked; a session is no way in (no CSRF check needed).
    authentication_classes = [TokenAuthentication]

    def get_permissions(self):
        return [IsAuthenticated()] if self.request.method == "DELETE" else []

    @extend_schema(
        request=CredentialsSerializer,
        responses={
            201: TokenSerializer,
            401: OpenApiResponse(ProblemSerializer, description="用户名、密码或验证码不正确"),
            403: OpenApiResponse(ProblemSerializer, description="须先在网页上修改密码或启用两步验证"),
            429: OpenApiResponse(ProblemSerializer, description="登录失败次数过多"),
        },
        auth=[],
    )
    def post(self, request):
        given = CredentialsSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        username, password = given.validated_data["username"], given.validated_data["password"]
        user = authenticate(request._request, username=username, password=password)
        if user is None:
            sessions.refuse_session(request._request, username)
            return _problem(status.HTTP_401_UNAUTHORIZED, "invalid_credentials", "用户名或密码不正确。")
        refusal = _step_due(user, given.validated_data.get("otp", ""))
        if refusal is not None:
            sessions.refuse_session(request._request, username, reason=refusal.data["code"])
            return refusal
        token, expires_at = tokens.issue_token(by=user)
        return Response(TokenSerializer({"token": token, "expires_at": expires_at}).data, status.HTTP_201_CREATED)

    @extend_schema(request=None, responses={204: None})
    def delete(self, request):
        if isinstance(request.auth, ApiToken):
            tokens.revoke_token(request.auth)
        return Response(status=status.HTTP_204_NO_CONTENT)


def _step_due(user, otp: str) -> Response | None:
    """The refusal of a right password that is not enough."""
    if user.must_change_password:
        return _problem(status.HTTP_403_FORBIDDEN, "password_change_due", "请先在网页上修改临时密码。")
    if second_factor.confirmed_device(user) is None:
        if second_factor.is_required(user):
            return _problem(status.HTTP_403_FORBIDDEN, "second_factor_due", "请先在网页上启用两步验证。")
        return None
    if not otp:
        return _problem(status.HTTP_401_UNAUTHORIZED, "otp_required", "请提供两步验证码（otp）。")
    if not second_factor.verify(user, otp):
        return _problem(status.HTTP_401_UNAUTHORIZED, "otp_invalid", "两步验证码不正确或已使用。")
    return None


def _problem(code: int, reason: str, detail: str) -> Response:
    return Response({"code": reason, "detail": detail}, status=code)
