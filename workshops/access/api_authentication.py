"""``Authorization: Token …`` against our own tokens."""

from rest_framework.authentication import TokenAuthentication as BaseTokenAuthentication
from rest_framework.exceptions import AuthenticationFailed

from .actions.tokens import live_token


class TokenAuthentication(BaseTokenAuthentication):
    """Same header as DRF's; the token is looked up by its digest and dies with any change of its account."""

    def authenticate_credentials(self, key):
        token = live_token(key)
        if token is None:
            raise AuthenticationFailed("令牌无效或已过期。", code="invalid_token")
        return token.user, token
