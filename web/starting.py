"""Starts the application, or says in one line why it cannot start."""

from collections.abc import Mapping

from flask import Flask

from chatbot.actions.announcing_by_redis import RedisMissingError
from chatbot.knowledge.fault import UnreadableError
from chatbot.storage.engine import DatabaseUrlError
from chatbot.storage.sessions import StorageUnavailableError
from web.application import create_app
from web.journal import write_json_lines
from web.settings import SettingError, Settings


def start(environ: Mapping[str, str]) -> Flask:
    """The application for an environment. Ends the process with one clear line when a setting or the knowledge is wrong."""
    try:
        settings = Settings.from_environ(environ)
        write_json_lines()
        return create_app(settings)
    except SettingError as error:
        raise SystemExit(f"Cannot start: {error}") from None
    except DatabaseUrlError as error:
        raise SystemExit(f"Cannot start: DATABASE_URL: {error}") from None
    except StorageUnavailableError as error:
        raise SystemExit(f"Cannot start: the database of DATABASE_URL cannot be opened ({error})") from None
    except (UnreadableError, RedisMissingError) as error:
        raise SystemExit(f"Cannot start: {error}") from None
