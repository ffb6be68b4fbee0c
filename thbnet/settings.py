"""Settings of thbnet: safe defaults, the environment on top.

Every variable read here is listed, with its meaning, in `.env.example`.
"""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")

# The folder of everything the application writes: database, media, collected static files.
DATA_DIR = Path(env.str("THBNET_DATA", default=str(BASE_DIR / "var"))).resolve()
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

DEBUG = env.bool("DEBUG", default=False)
DEVELOPMENT_KEY = "development-only-never-use-this-key-on-a-public-address-" + "0" * 16
# The demo and the tests run over plain HTTP on this machine; production never does.
PRODUCTION = env.bool("PRODUCTION", default=False)
SECRET_KEY = env.str("SECRET_KEY", default=DEVELOPMENT_KEY)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
THIS_MACHINE = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=THIS_MACHINE)
if SECRET_KEY == DEVELOPMENT_KEY and (PRODUCTION or set(ALLOWED_HOSTS) - set(THIS_MACHINE)):
    raise ImproperlyConfigured("Set SECRET_KEY in the environment: a public portal needs its own.")
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("Set DEBUG to off: in production it shows the code to everybody.")

CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# The public address, without a final slash: what a printed page tells its reader to type.
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")

INSTALLED_APPS = [
    "network",
    "strategy",
    "newsletter",
    "thbnet.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "content_editor",
    "django_prose_editor",
    "js_asset",
    "imagefield",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "thbnet",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "thbnet.encoding.only_utf8",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "thbnet.urls"
WSGI_APPLICATION = "thbnet.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thbnet.context_processors.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "thbnet.templatetags.days",
                "thbnet.templatetags.languages",
                "thbnet.templatetags.sizes",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # widgets, too, have templates of ours
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'thbnet.sqlite3'}")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Immediate transactions: a writer waits for its turn at the start, where waiting is safe,
    # instead of failing half-way when it turns out that somebody else wrote.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 150,  # seconds: the demo, while it is loaded, publishes in one transaction
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# To open one takes longer than to answer most requests.
DATABASES["default"]["CONN_MAX_AGE"] = 60  # seconds
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# An issue's page posts about fifteen fields for each of its blocks.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

AUTH_USER_MODEL = "network.Member"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTHENTICATION_BACKENDS = ["thbnet.accounts.backends.NameOrAddress"]
LOGIN_URL = "account_login"
# Where signing in leads when it was asked to lead to another site.
LOGIN_REDIRECT_URL = "admin:index"
# Whether the admin asks every member for a second factor beside the password.
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=PRODUCTION)
# How many proxies of ours stand in front: so many entries of X-Forwarded-For are believed.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

ACCOUNT_ADAPTER = "thbnet.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]  # asked by a check only
ACCOUNT_EMAIL_VERIFICATION = "none"  # administrators enter the addresses
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE, without asking
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PRODUCTION else "http"
ACCOUNT_USER_DISPLAY = "thbnet.accounts.adapters.display_name"
ACCOUNT_FORMS = {
    "login": "thbnet.accounts.forms.Login",
    "reauthenticate": "thbnet.accounts.forms.ConfirmPassword",
    "change_password": "thbnet.accounts.forms.ChangePassword",
    "reset_password": "thbnet.accounts.forms.AskForPassword",
    "reset_password_from_key": "thbnet.accounts.forms.ChoosePassword",
}
# Windows of minutes: whoever is kept out by somebody else's attempts, is not kept out for long.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",  # the key is an address together with a name
    "reset_password": "10/h/ip,3/h/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
    "save_text": "60/m/key",  # the key is a requested text, which is saved while it is typed
    "save_portrait": "10/m/key",
    "send_text": "5/m/key",
    "write_message": "10/10m/ip,100/h/key",  # the key is the post that gets it
}
MFA_ADAPTER = "thbnet.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "thbnet"
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds: clocks of telephones are not exact
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_ALLOW_UNVERIFIED_EMAIL = True  # administrators enter the addresses
MFA_FORMS = {
    "authenticate": "thbnet.accounts.factor_forms.EnterCode",
    "reauthenticate": "thbnet.accounts.factor_forms.ConfirmCode",
    "login_webauthn": "thbnet.accounts.passkeys.SignInByPasskey",
    "authenticate_webauthn": "thbnet.accounts.passkeys.SecondStepByPasskey",
    "reauthenticate_webauthn": "thbnet.accounts.passkeys.ConfirmByPasskey",
    "activate_totp": "thbnet.accounts.factor_forms.ActivateApp",
    "deactivate_totp": "thbnet.accounts.factor_forms.DeactivateApp",
    "generate_recovery_codes": "thbnet.accounts.factor_forms.NewRecoveryCodes",
    "add_webauthn": "thbnet.accounts.factor_forms.AddPasskey",
    "edit_webauthn": "thbnet.accounts.factor_forms.RenamePasskey",
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "thbnet.formats"
USE_TZ = True
TIME_ZONE = "Europe/Paris"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("help", BASE_DIR / "docs" / "pictures" / "editors"),  # what the handbook shows in the admin
]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "thbnet.assets.finder.Made",
]
ASSETS_ROOT = DATA_DIR / "assets"  # where it makes them
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    # Pictures of what is public anyway: the portraits on the network's pages.
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Pictures of drafts: no public address leads here, only a view that asks for permission.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": DATA_DIR / "private",
            "base_url": "/admin/newsletter/pictures/",
        },
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
IMAGEFIELD_BIN_DEPTH = 2
FILE_UPLOAD_HANDLERS = [
    "thbnet.pictures.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# What the process that draws a PDF may take before it is ended.
PDF_SECONDS = env.int("PDF_SECONDS", default=60)
PDF_MEMORY = env.int("PDF_MEMORY", default=1024)  # megabytes

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10  # seconds: a reader waits while the contact form is sent
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="thbnet <portal@example.org>")
# The network's office: told of what readers write to no post in particular.
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="ctr@example.org")
# Where weaknesses of the portal are reported, as addresses with their scheme, the best one first.
SECURITY_CONTACTS = env.list("SECURITY_CONTACTS", default=[f"mailto:{CONTACT_EMAIL}"])

# Counts of attempts and pictures of forms under way; shared by the processes of one machine.
# Several machines share a Redis.
CACHES = {
    "default": env.cache_url("CACHE_URL", default=f"filecache://{DATA_DIR / 'cache'}"),
}
if CACHES["default"]["BACKEND"].endswith("FileBasedCache"):
    CACHES["default"] |= {
        "BACKEND": "thbnet.cache.SharedFileCache",
        # Many names tried must not push out what is remembered of the others.
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }

# Copies of public pages, in front of Django: so much memory for each process; 0 keeps none.
# Not while templates are being changed: only a change of content lets go of a copy.
FRONT_CACHE_BYTES = env.int("FRONT_CACHE_MB", default=0 if DEBUG else 64) * 1024**2

# Nobody but us is loaded, nothing is inlined; pages that readers share carry no nonce.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],  # for tools that read robots.txt from within a page; no script may
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# The admin's block editor needs an import map (nonce), injects styles and has a font of icons;
# autocompletes ask for their choices.
ADMIN_CSP = {
    "script-src": [SELF, NONCE],
    "connect-src": [SELF],
    "font-src": [SELF],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
}

# The pages of accounts: passkeys need a script, the code to photograph is an image in the page.
ACCOUNTS_CSP = {"script-src": [SELF], "connect-src": [SELF], "img-src": [SELF, "data:"]}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds: a working day
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "filters": {"secret_paths": {"()": "thbnet.logs.HideSecretPaths"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["secret_paths"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
