"""A deployment is set by its environment; a wrong setting stops the start with one clear line."""

import stat
from pathlib import Path

import pytest

from web.secret_key import kept_secret_key
from web.settings import SettingError, Settings
from web.starting import start


def read(root: Path, **environ: str) -> Settings:
    return Settings.from_environ(environ, root)


def test_with_nothing_set_everything_lives_below_instance(tmp_path: Path):
    settings = read(tmp_path)

    assert settings.database_url == f"sqlite:///{tmp_path}/instance/chat.sqlite3"
    assert (settings.host, settings.port, settings.retention_days) == ("127.0.0.1", 8000, 90)
    assert settings.ratelimit_enabled
    assert settings.trusted_hosts is None
    assert not settings.is_served_over_https


def test_the_secret_key_is_made_once_and_is_for_the_service_alone(tmp_path: Path):
    first, second = read(tmp_path).secret_key, read(tmp_path).secret_key

    assert first == second
    assert len(first) >= 64
    path = tmp_path / "instance" / "secret_key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]


def test_a_secret_key_that_another_process_made_first_is_taken(tmp_path: Path):
    (tmp_path / "secret_key").write_text("made by the other\n")

    assert kept_secret_key(tmp_path) == "made by the other"


def test_what_is_set_is_used(tmp_path: Path):
    settings = read(
        tmp_path,
        DATABASE_URL="postgresql://chat@db/chat",
        SECRET_KEY="0123456789abcdef",
        PUBLIC_URL="https://chat.example.org/",
        RATELIMIT_ENABLED="false",
        RETENTION_DAYS="30",
        PORT="8080",
        STREAMS="100",
        TRUSTED_PROXIES="1",
        SERVICE_NAME="Test SENDIAS",
        REDIS_URL="redis://cache/0",
    )

    assert settings.database_url == "postgresql://chat@db/chat"
    assert settings.secret_key == "0123456789abcdef"
    assert not (tmp_path / "instance").exists()
    assert settings.public_url == "https://chat.example.org"
    assert settings.is_served_over_https
    assert settings.trusted_hosts == ["127.0.0.1", "chat.example.org", "localhost"]
    assert (settings.ratelimit_enabled, settings.retention_days, settings.port) == (False, 30, 8080)
    assert (settings.streams, settings.trusted_proxies, settings.service_name) == (100, 1, "Test SENDIAS")


def test_a_blank_setting_is_one_that_is_not_set(tmp_path: Path):
    assert read(tmp_path, PORT=" ", PUBLIC_URL="").port == 8000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "70000"),
        ("PORT", "\u0668\u0660"),
        ("RETENTION_DAYS", "0"),
        ("RETENTION_DAYS", "forever"),
        ("RATELIMIT_ENABLED", "maybe"),
        ("PUBLIC_URL", "chat.example.org"),
        ("PUBLIC_URL", "https://chat.example.org/path"),
        ("PUBLIC_URL", "ftp://chat.example.org"),
        ("REDIS_URL", "http://cache"),
        ("MAIL_URL", "mail.example.org"),
        ("MAIL_URL", "smtp://mail.example.org"),
        ("NOTIFY_API_KEY", "short"),
        ("ALERT_EMAIL", "nobody"),
        ("ALERT_WEBHOOK_URL", "http://room.example.org/hook"),
        ("CONCERN_DAYS", "7"),
        ("SECRET_KEY", "short"),
        ("METRICS_TOKEN", "short"),
        ("STREAMS", "0"),
        ("MATCHING_MODEL", "huge"),
        ("TRUSTED_PROXIES", "9"),
        ("SERVICE_HOURS_FILE", "/no/such/file.yaml"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(tmp_path: Path, name: str, value: str):
    with pytest.raises(SettingError, match=rf"^{name} (must|names)[^\n]+$"):
        read(tmp_path, **{name: value})


def test_no_secret_is_shown_with_the_settings(tmp_path: Path):
    settings = read(tmp_path, SECRET_KEY="a-secret-of-secrets", DATABASE_URL="postgresql://u:hunter2@db/chat")

    assert "a-secret-of-secrets" not in repr(settings)
    assert "hunter2" not in repr(settings)


@pytest.mark.parametrize(
    ("environ", "line"),
    [
        ({"PORT": "http"}, "Cannot start: PORT must be a whole number from 0 to 65535, not “http”"),
        (
            {"DATABASE_URL": "mysql://u:hunter2@db/chat"},
            "Cannot start: DATABASE_URL: “mysql” is neither sqlite nor postgresql",
        ),
        (
            {"DATABASE_URL": "postgresql://u:hunter2@127.0.0.1:1/chat"},
            "Cannot start: the database of DATABASE_URL cannot be opened (OperationalError)",
        ),
    ],
)
def test_the_process_ends_with_that_line(environ: dict[str, str], line: str):
    with pytest.raises(SystemExit) as end:
        start({"SECRET_KEY": "for tests only, opens nothing", **environ})

    assert str(end.value) == line
