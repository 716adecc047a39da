"""All settings. Everything secret or site-specific comes from the environment (see README)."""

import base64
import datetime
import os
from pathlib import Path

import dj_database_url

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))


def flag(name: str, default: bool) -> bool:
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


DEBUG = flag("DEBUG", False)
SECRET_KEY = os.environ.get("SECRET_KEY", "")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost").split(",")
# Number of our own reverse proxies in front of the web process; 0 = X-Forwarded-For is not believed.
TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXY_COUNT", "0"))
# Keys, apart from each other so that each can be changed alone: personal data ("1:base64,2:base64", 32 bytes each;
# the highest id seals, older ones still open), look-ups of personal data, and the signature over the journal.
FIELD_KEYS = {
    key_id: base64.b64decode(key)
    for key_id, _, key in (item.partition(":") for item in os.environ.get("FIELD_KEYS", "").split(",") if item)
}
FIELD_ALGORITHM = os.environ.get("FIELD_ALGORITHM", "aes256gcm")  # or "sm4gcm"
LOOKUP_KEY = base64.b64decode(os.environ.get("LOOKUP_KEY", ""))
JOURNAL_KEY = base64.b64decode(os.environ.get("JOURNAL_KEY", ""))
# Public keys (hex) of former JOURNAL_KEYs, so that older seals can still be verified.
JOURNAL_PUBLIC_KEYS = [key for key in os.environ.get("JOURNAL_PUBLIC_KEYS", "").split(",") if key]
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "django_htmx",
    "bootstrap",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "pgtrigger",
    "pghistory",
    "workshops.regions",
    "workshops.access",
    "workshops.tables",
    "workshops",
    "employment",
    "training",
    "certification",
    "catalog",
    "reporting",
]

MIDDLEWARE = [
    "config.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "workshops.access.middleware.SecurityHeadersMiddleware",
    "workshops.access.middleware.RefuseNullBytesMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "workshops.access.origin.RequestOriginMiddleware",
    "workshops.access.middleware.SessionLimitsMiddleware",
    "workshops.access.middleware.RequiredStepsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "reporting.context.shell",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.config(
        env="DATABASE_URL",
        default="postgres://register:register@127.0.0.1:5432/register",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
REDIS_URL = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # a month's pay of a large workshop: three fields a person
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "access:sign-in"
LOGIN_REDIRECT_URL = "reporting:desk"
LOGOUT_REDIRECT_URL = "reporting:home"
REQUIRE_SECOND_FACTOR = flag("REQUIRE_SECOND_FACTOR", not DEBUG)  # of offices and administrators, not of leaders
OTP_TOTP_ISSUER = "非遗工坊登记管理系统"
API_TOKEN_HOURS = int(os.environ.get("API_TOKEN_HOURS", "12"))
REGISTRATIONS_PER_HOUR = int(os.environ.get("REGISTRATIONS_PER_HOUR", "60"))  # tries by one network address
OBJECTIONS_PER_HOUR = int(os.environ.get("OBJECTIONS_PER_HOUR", "5"))  # to public notices, by one network address
VERIFICATIONS_PER_MINUTE = int(os.environ.get("VERIFICATIONS_PER_MINUTE", "60"))  # of certificates, by one address
# Years after the last spell of employment; then who it was is erased (docs/adr/0031).
PERSON_RETENTION_YEARS = int(os.environ.get("PERSON_RETENTION_YEARS", "5"))

# Lock-out (django-axes), kept in the database: an account after 5 failures, an address, which a whole office shares,
# after 30; for 15 minutes.
AXES_HANDLER = "workshops.access.lockout.AccountAndAddressHandler"
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_FAILURE_LIMIT = int(os.environ.get("ACCOUNT_FAILURE_LIMIT", "5"))
ADDRESS_FAILURE_LIMIT = int(os.environ.get("ADDRESS_FAILURE_LIMIT", "30"))
AXES_COOLOFF_TIME = datetime.timedelta(minutes=int(os.environ.get("LOCKOUT_MINUTES", "15")))
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "workshops.access.lockout.locked_out"
AXES_CLIENT_IP_CALLABLE = "workshops.access.origin.client_address"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "password", "otp", "code", "purpose", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True  # the journal has it
AXES_ENABLE_ADMIN = False

SESSION_IDLE_SECONDS = 60 * int(os.environ.get("SESSION_IDLE_MINUTES", "30"))
SESSION_ABSOLUTE_SECONDS = 3600 * int(os.environ.get("SESSION_ABSOLUTE_HOURS", "12"))
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_SECONDS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT", VAR_DIR / "media"))
# Static files as they are, straight from the sources: while developing, and in tests, which don't collect them.
PLAIN_STATIC = WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = flag("PLAIN_STATIC", DEBUG)
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # Uploads are nobody's but the application's.
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if PLAIN_STATIC
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "workshops.tables.api_rows.RowSchema",
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "workshops.access.api_authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "EXCEPTION_HANDLER": "workshops.access.api_errors.handle",
    "DEFAULT_PARSER_CLASSES": [
        "workshops.access.api_parsing.BoundedJSONParser",
        "rest_framework.parsers.FormParser",
        "rest_framework.parsers.MultiPartParser",
    ],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    # Counted by account, or by address before signing in.
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.UserRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"user": f"{os.environ.get('API_REQUESTS_PER_MINUTE', '600')}/min"},
    "NUM_PROXIES": TRUSTED_PROXY_COUNT,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "非遗工坊登记管理系统 API",
    "VERSION": "1.0.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    # One heading a resource, closed: all steps of all resources take a browser half a minute to draw.
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "validatorUrl": None, "docExpansion": "none"},
    "ENUM_NAME_OVERRIDES": {
        "SurveyStatusEnum": "reporting.models.SurveyStatus",
        "SheetStatusEnum": "reporting.models.SheetStatus",
        "ReturnPeriodKindEnum": "reporting.models.PeriodKind",
        "ApplicationKindEnum": "certification.models.ApplicationKind",
        "ApplicationStatusEnum": "certification.models.ApplicationStatus",
        "ConfirmationStatusEnum": "certification.models.ConfirmationStatus",
        "ActionEnum": "certification.flow.Action",
        "FileKindEnum": "workshops.models.Attachment.Kind",
        "IchLevelEnum": "workshops.models.IchLevel",
        "RegionChangeKindEnum": "workshops.regions.models.ChangeKind",
        "RegionChangeStatusEnum": "workshops.regions.models.ChangeStatus",
        "RegionLevelEnum": "workshops.regions.models.Level",
        "PersonCategoryEnum": "employment.models.Category",
        "EmploymentFormEnum": "employment.models.EmploymentForm",
        "DepartmentEnum": "workshops.access.models.Department",
        "AttendanceHowEnum": "training.models.AttendanceHow",
        "AwardEnum": "training.models.Award",
        "ClaimStatusEnum": "training.models.ClaimStatus",
        "ClassKindEnum": "training.models.ClassKind",
        "ClassResultEnum": "training.models.ClassResult",
        "CompetitionLevelEnum": "training.models.CompetitionLevel",
        "CourseStatusEnum": "training.models.CourseStatus",
        "CultivationStageEnum": "training.models.CultivationStage",
        "NeedStatusEnum": "training.models.NeedStatus",
        "PlanStatusEnum": "training.models.PlanStatus",
        "SupportKindEnum": "training.models.SupportKind",
        "TitleKindEnum": "training.models.TitleKind",
        "TraineeStatusEnum": "training.models.TraineeStatus",
        "TrainingFormEnum": "training.models.TrainingForm",
        "AssistanceKindEnum": "catalog.models.AssistanceKind",
        "BrandKindEnum": "catalog.models.BrandKind",
        "CampaignSeriesEnum": "catalog.models.CampaignSeries",
        "CaseStatusEnum": "catalog.models.CaseStatus",
        "CoverageDepthEnum": "catalog.models.CoverageDepth",
        "CoverageKindEnum": "catalog.models.CoverageKind",
        "DelistCauseEnum": "catalog.models.DelistCause",
        "EventApplicationStatusEnum": "catalog.models.EventApplicationStatus",
        "EventSeriesEnum": "catalog.models.EventSeries",
        "EventStatusEnum": "catalog.models.EventStatus",
        "ListingLevelEnum": "catalog.models.ListingLevel",
        "ListingStatusEnum": "catalog.models.ListingStatus",
        "OrderStatusEnum": "catalog.models.OrderStatus",
        "PlaceKindEnum": "catalog.models.PlaceKind",
        "PlatformEnum": "catalog.models.Platform",
        "ProductKindEnum": "catalog.models.ProductKind",
        "ProductStatusEnum": "catalog.models.ProductStatus",
        "RightKindEnum": "catalog.models.RightKind",
        "RightStatusEnum": "catalog.models.RightStatus",
        "RouteStatusEnum": "catalog.models.RouteStatus",
        "SalesChannelEnum": "catalog.models.SalesChannel",
        "ScenicLevelEnum": "catalog.models.ScenicLevel",
        "CatalogSupportKindEnum": "catalog.models.SupportKind",
        "FlagActionEnum": "reporting.models.FlagAction",
        "FlagLevelEnum": "reporting.models.FlagLevel",
        "FlagStatusEnum": "reporting.models.FlagStatus",
        "IssueStatusEnum": "reporting.models.IssueStatus",
        "LearntEnum": "reporting.models.Learnt",
        "SeverityEnum": "reporting.models.Severity",
        "SurvivalEnum": "workshops.models.Survival",
        "PairingActionKindEnum": "reporting.models.PairingActionKind",
        "PairingKindEnum": "reporting.models.PairingKind",
        "ProblemActionEnum": "reporting.models.ProblemAction",
        "ProblemKindEnum": "reporting.models.ProblemKind",
        "ProblemLevelEnum": "reporting.models.ProblemLevel",
        "ProblemStatusEnum": "reporting.models.ProblemStatus",
        "ReturnActionEnum": "reporting.models.ReturnAction",
        "ReturnLevelEnum": "reporting.models.ReturnLevel",
        "ReturnStatusEnum": "reporting.models.ReturnStatus",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "config.api_schema.add_refusals",
    ],
}

# What browsers may load and do. Nothing inline, nothing from elsewhere.
CONTENT_SECURITY_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# HTTPS is assumed wherever DEBUG is off; HTTPS=0 for an installation that is only reached from its own machine.
HTTPS = flag("HTTPS", not DEBUG)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# E-mail, for notices; without EMAIL_HOST messages reach the inbox only.
SITE_URL = os.environ.get("SITE_URL", "").rstrip("/")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
EMAIL_NOTICES = bool(EMAIL_HOST)
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "noreply@localhost")

# Logs go to standard error and carry no personal data: no request bodies, no local variables, no user names.
DEFAULT_EXCEPTION_REPORTER_FILTER = "workshops.access.log_safety.PersonalDataFilter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"no_query": {"()": "workshops.access.log_safety.NoQueryString"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_query"]}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "axes": {"handlers": ["console"], "level": "ERROR", "propagate": False},  # names users; the journal has it
    },
}
