"""The settings the tests run under: those of the product, with a place of their own for files.

Set up through the environment first, so that config.settings decides everything else.
"""

import os

from tests.places import VAR

os.environ["BINHAN_VAR"] = str(VAR)
os.environ["BINHAN_LOCAL"] = "1"
os.environ["BINHAN_SECRET_KEY"] = "only-for-tests"
# Playwright's synchronous interface runs an event loop in the thread that uses the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from config.settings import *  # noqa: F403
from config.settings import DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Looked for when asked for: each test's client would list them all first (10 ms).
WHITENOISE_AUTOREFRESH = True

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, because the server of the browser tests answers from threads of its own.
    DATABASES["default"]["TEST"] = {"NAME": f"{VAR}/test.sqlite3"}
