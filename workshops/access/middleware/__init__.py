from .null_bytes import RefuseNullBytesMiddleware
from .required_steps import RequiredStepsMiddleware
from .security_headers import SecurityHeadersMiddleware
from .session_limits import SessionLimitsMiddleware

__all__ = [
    "RefuseNullBytesMiddleware",
    "RequiredStepsMiddleware",
    "SecurityHeadersMiddleware",
    "SessionLimitsMiddleware",
]
