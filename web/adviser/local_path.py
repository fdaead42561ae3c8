"""Where a sign-in leads on to: a page of the console, whatever the address says."""

import re

HOME = "/adviser/"
_LONGEST = 512
_PAGE_OF_THE_CONSOLE = re.compile(r"/adviser/[A-Za-z0-9/_.~%=&?+-]*")


def local_path(text: str) -> str:
    """The text where it is the path of a page of the console, and otherwise the home page.

    Everything else is refused by its form: no other host, no scheme, no backslash, no control character, no step upwards.
    """
    is_one = len(text) <= _LONGEST and _PAGE_OF_THE_CONSOLE.fullmatch(text) is not None and ".." not in text
    return text if is_one else HOME
