"""Tells a letter to a chat room by its incoming webhook, such as those of Teams and Slack."""

from chatbot.posting.letter import Letter
from chatbot.posting.requesting import post_json


class WebhookCarrier:
    """Carries letters to the webhook that is their recipient."""

    def carry(self, letter: Letter) -> None:
        """Both Teams and Slack show the field `text`. Raises NotSentError."""
        post_json(letter.recipient, {"text": f"{letter.subject}\n\n{letter.text}"}, {})
