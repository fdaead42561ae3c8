"""The key that signs cookies, made once and kept where only this service can read it."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def kept_secret_key(instance: Path) -> str:
    """The key in `instance/secret_key`, made there first if there is none.

    It is written beside its place and then linked into it, so that two processes that start at once end with the same key.
    """
    path = instance / "secret_key"
    if not path.exists():
        instance.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_once(path)
    return path.read_text(encoding="ascii").strip()


def _write_once(path: Path) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    with suppress(FileExistsError):
        path.hardlink_to(draft)
    draft.unlink()
