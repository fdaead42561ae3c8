"""When the pages were last gone through by the automated checks, as the accessibility page says."""

from datetime import date

LAST_TESTED = date(2026, 11, 24)
