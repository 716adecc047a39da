from .required_steps import RequiredStepsMiddleware
from .security_headers import SecurityHeadersMiddleware
from .session_limits import SessionLimitsMiddleware

__all__ = ["RequiredStepsMiddleware", "SecurityHeadersMiddleware", "SessionLimitsMiddleware"]
