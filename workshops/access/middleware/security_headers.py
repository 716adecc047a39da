"""Security headers that Django does not set itself."""

from django.conf import settings


class SecurityHeadersMiddleware:
    """Content-Security-Policy from ``settings.CONTENT_SECURITY_POLICY`` and Permissions-Policy on every answer;
    pages shown to a signed-in person are not kept by browsers or proxies unless the view says otherwise."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.policy = "; ".join(f"{name} {value}" for name, value in settings.CONTENT_SECURITY_POLICY.items())

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response
