"""`flask retention`: delete what has been kept for as long as we said."""

import click
from flask.cli import AppGroup

from chatbot.actions.purge_conversations import purge_conversations
from web.parts import the_parts

retention = AppGroup("retention", help="What is kept, and for how long: purge.")


@retention.command("purge")
def purge_command() -> None:
    """Delete the conversations that nobody has used for the retention time. The server does the same by itself."""
    removed = 0
    while batch := purge_conversations(the_parts()):
        removed += batch
    click.echo(f"{removed} conversations deleted.")
