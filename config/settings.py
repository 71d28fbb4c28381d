"""Settings of Bình An: one file, safe for production by default, changed by environment only.

BINHAN_LOCAL=1 is what `bin/run` and the tests set: plain HTTP on this machine.
"""

import os
from datetime import timedelta
from pathlib import Path

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config.keys import kept_key
from config.mail import mail_server

django_stubs_ext.monkeypatch()


def flag(name: str, *, default: bool = False) -> bool:
    """A switch of the environment: "1" or "0", nothing else."""
    value = os.environ.get(name, "1" if default else "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}")
    return value == "1"


BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("BINHAN_VAR", BASE_DIR / "var"))
LOCAL = flag("BINHAN_LOCAL")
# Says on every page and print that it is invented.
DEMONSTRATION = flag("BINHAN_DEMONSTRATION")


SECRET_KEY = os.environ.get("BINHAN_SECRET_KEY") or kept_key(VAR_DIR / "secret_key")
DEBUG = flag("BINHAN_DEBUG")
ALLOWED_HOSTS = os.environ.get("BINHAN_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("BINHAN_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "config.administration.SystemAdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "history",
    "localities",
    "officials",
    "workflow",
    "documents",
    "directives",
    "households",
    "plans",
    "reports",
    "desk",
]

# Whose page a paper is read on; the first that knows it answers.
PAPER_HOMES = ["plans.homes.page_of_plan", "reports.writing.homes.page_of_report"]
# Where the paper that replaces it is begun, of papers that belong to some work.
PAPER_REPLACEMENTS = [
    "plans.homes.replacing_page_of_plan",
    "reports.submitting.replacing.replacing_page_of_report",
]
# What the marks [[…]] of a draft stand for; the first that knows one answers (decision 0008).
PAPER_SOURCES = [
    "directives.citations.sources_of",
    "households.disclosure.citing.sources_of",
    "plans.tasks.table.sources_of",
    "plans.objectives.table.sources_of",
    "reports.consolidating.citing.sources_of",
    "reports.writing.citing.sources_of",
]
# What is kept with every save of a draft, in its transaction (documents/drafts/saves.py).
PAPER_SAVES = ["households.figures.taking.take_first"]
# What a paper rests on: kept when it is handed up, looked at again when it is numbered.
PAPER_GROUNDS = {
    "citations": "directives.grounds.CITATIONS",
    "figures": "households.disclosure.grounds.GIVEN",
    "report_figures": "reports.submitting.leaving.GIVEN_WITH_REPORT",
}
# What else is asked before a paper is handed up; each gives findings (documents/review/checks.py).
PAPER_CHECKS = [
    "directives.draft_asides.listed",
    "households.figures.draft_asides.listed",
    "households.disclosure.draft_asides.listed",
    "plans.checks.unanswered_duties",
    "plans.tasks.checks.open_questions",
    "plans.objectives.checks.open_questions",
    "reports.writing.checks.open_questions",
    "reports.consolidating.draft_asides.listed",
]
# What who approves a paper confirms besides (documents/review/confirmations.py).
PAPER_CONFIRMATIONS = ["households.disclosure.small_figures.asked"]
# What stands beside a draft, and beside a part of it on its form (documents/drafts/asides.py).
PAPER_ASIDES = [
    "reports.consolidating.draft_asides.beside_draft",
    "households.figures.draft_asides.beside_draft",
    "households.disclosure.draft_asides.beside_draft",
    "directives.draft_asides.beside_draft",
]
PART_ASIDES = [
    "desk.picking.picker",
    "households.figures.draft_asides.picker",
    "directives.draft_asides.beside_part",
]
# Who is told that a paper was issued, and that it was replaced or recalled (documents/issued/).
PAPER_ISSUES = [
    "plans.tasks.giving_out.give_out",
    "directives.issued.enter",
    "households.disclosure.releasing.issued",
    "reports.submitting.leaving.issued",
]
# Told in the same transaction, once the paper stands as issued.
PAPER_STANDING = [
    "plans.papers.replacing.supersede_earlier",
    "reports.submitting.replacing.supersede_earlier",
]
PAPER_ENDINGS = ["directives.issued.ended", "plans.papers.ending.end_tasks"]
# Pages elsewhere about a directive, for those to whom they are of use (directives/homes.py).
DIRECTIVE_PAGES = [
    "plans.homes.matrix_of_directive",
    "plans.homes.objectives_of_directive",
    "reports.consolidating.homes.results_of_objectives",
]
# Who else has something to say on the page of a given task (plans/tasks/notes.py).
TASK_NOTES = ["desk.reminding.chased.notes_on"]
# Kinds of paper that are begun among the work they belong to, and the name of that page.
PAPER_BEGINNINGS = {"KH": "plans:new"}

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "documents.originals.uploads.UploadLimit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "officials.middleware.LoginWall",
    "django.contrib.messages.middleware.MessageMiddleware",
    "config.idle.idle_lock",
    "officials.once.remembering",
    "officials.middleware.AccountGate",
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
                "officials.acting.context",
            ],
        },
    },
]

# FULL: what is committed survives a power cut, so the file of heads can never lead the database.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728;"
    "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-20000;"
)
DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{VAR_DIR / 'binh-an.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A writer takes its lock at BEGIN and waits for it; Django's default fails half-way instead.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": SQLITE_PRAGMAS,
    }
    DATABASES["default"]["TEST"] = {"NAME": os.environ.get("BINHAN_TEST_SQLITE")}
else:
    # PostgreSQL would compile a question that takes 20 ms for 100 ms before it answers.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "officials.Official"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "officials.backends.OfficialBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "officials.password_rules.FourKinds"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# QCVN 12:2026/BCA: five wrong passwords lock the account, for 12 hours at least, wherever they
# come from; an administrator may unlock it before. Trying again meanwhile does not lengthen it.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(hours=12)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_VERBOSE = False
# W006 warns of browsers that change their name; ours are counted by account alone, whatever the
# address, because all desks of an office share one. W040 tells of an index whose further columns
# SQLite leaves out; there the index is of use without them.
SILENCED_SYSTEM_CHECKS = ["axes.W006", "models.W040"]
LOGIN_URL = "officials:sign_in"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "officials:sign_in"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
IDLE_MINUTES = int(os.environ.get("BINHAN_IDLE_MINUTES", "15"))

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]
LOCALE_PATHS = [BASE_DIR / "config" / "locale"]

STATIC_URL = "static/"
# Collected for production only; a folder that is not there would be a warning on every start.
STATIC_ROOT = None if LOCAL else VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", ("paper", BASE_DIR / "paper" / "assets")]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "config.vendor.VendorFinder",
]
WHITENOISE_USE_FINDERS = LOCAL
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Papers are private: nothing under MEDIA_ROOT is ever served by its path.
MEDIA_ROOT = VAR_DIR / "files"
# Workbooks wait here at most a day; it is no part of the file store and of no backup.
IMPORTS_FOLDER = VAR_DIR / "imports-waiting"
# The ends of the history's chains, outside the database (history/README.md).
HISTORY_HEADS = VAR_DIR / "history-heads.log"

# Whether wards that share this server may keep household rows (docs/bounds.md, 2); a ward that has
# a server for itself needs only its chair's decision.
HOUSEHOLD_ROWS_ON_SHARED_SERVER = flag("BINHAN_HOUSEHOLD_ROWS")

# Letters go to officials only, from the clock (desk/reminding/); without a server there are none.
_MAIL = mail_server(os.environ)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _MAIL.host else 'dummy'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _MAIL.host, _MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.tls == "starttls", _MAIL.tls == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = _MAIL.sender
MAIL_HOUR = _MAIL.hour
SITE_ADDRESS = _MAIL.address

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# data: is for the pictures inside Bootstrap's own style sheet.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SECURE_SSL_REDIRECT = not LOCAL
SECURE_HSTS_SECONDS = 0 if LOCAL else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
SECURE_HSTS_PRELOAD = not LOCAL
SESSION_COOKIE_SECURE = not LOCAL
CSRF_COOKIE_SECURE = not LOCAL
if flag("BINHAN_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("BINHAN_LOG", "WARNING")},
    "loggers": {
        # A wrong address and an orderly stop are no faults.
        "django.request": {"level": "ERROR"},
        "django_tasks_db": {"level": "ERROR"},
    },
}
