"""`flask audit`: check that nobody has changed the audit log."""

import click
from flask import current_app
from flask.cli import AppGroup

from chatbot.actions.verify_audit import AuditVerdict, verify_audit
from web.parts import parts_of

audit = AppGroup("audit", help="The audit log.")


@audit.command("verify")
@click.option("--noted", help="A last hash noted earlier, to prove that no row was cut off the end since.")
def verify_command(noted: str | None) -> None:
    """Follow the chain of the audit log, and name the first row that does not fit."""
    verdict = verify_audit(parts_of(current_app).sessions, noted)
    click.echo(words_of_verdict(verdict))
    if not verdict.is_sound:
        raise SystemExit(1)


def words_of_verdict(verdict: AuditVerdict) -> str:
    """A verdict as the command prints it."""
    if verdict.broken_at is not None:
        return f"Row {verdict.broken_at} does not fit. The {verdict.rows} rows before it are sound."
    if verdict.knows_noted is False:
        return f"The {verdict.rows} rows fit together, but the noted hash is not among them: rows were cut off."
    return f"{verdict.rows} rows, all sound. The last hash is {verdict.head}"
