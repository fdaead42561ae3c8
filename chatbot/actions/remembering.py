"""A conversation's story as JSON and back. What a later release adds to the story is filled in with its default."""

from dataclasses import asdict
from typing import Any

from chatbot.conversation.story import Story
from chatbot.knowledge.article import Plan


def story_to_json(story: Story) -> dict[str, Any]:
    """The story in the form it is stored in."""
    return {**asdict(story), "offered": list(story.offered), "plan": story.plan.value}


def story_from_json(stored: dict[str, Any]) -> Story:
    """The story that was stored."""
    return Story(
        last_article=stored.get("last_article"),
        last_message=stored.get("last_message", ""),
        offered=tuple(stored.get("offered", ())),
        plan=Plan(stored.get("plan", Plan.EITHER)),
        plan_question=stored.get("plan_question"),
        misses=stored.get("misses", 0),
        held_by_adviser=stored.get("held_by_adviser", False),
        near_deadline=stored.get("near_deadline", False),
    )
