"""Puts the parts together, once, at the start of a process."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from chatbot.actions.announcing import Announcer, InProcessAnnouncer
from chatbot.actions.announcing_by_redis import RedisAnnouncer
from chatbot.actions.brain import Brain, Mind
from chatbot.actions.load_knowledge import load_knowledge
from chatbot.actions.parts import Parts
from chatbot.actions.refusals import NothingPublishedError
from chatbot.conversation.story import NEW_STORY
from chatbot.conversation.turn import Typed, take_turn
from chatbot.knowledge.article import Article
from chatbot.knowledge.collection import FixedKnowledge, Knowledge, read_fixed_knowledge
from chatbot.knowledge.glossary import Glossary
from chatbot.knowledge.wording import read_wording
from chatbot.matching.calibration import fingerprint
from chatbot.matching.encoder import Encoder, EncoderMode
from chatbot.matching.encoding import load_encoder
from chatbot.matching.kept_calibration import best_calibration
from chatbot.matching.matcher import Matcher, build_matcher
from chatbot.posting.post import NO_POST, Post
from chatbot.storage.engine import open_engine
from chatbot.storage.migrating import migrate
from chatbot.storage.revisions import publication_number
from chatbot.storage.sessions import Sessions, open_sessions, reading


@dataclass(frozen=True)
class Place:
    """Where the service keeps things, and how well it can match there.

    `model` is the sentence model that matching asks for; `kept_vectors` the folder in which the vectors of the articles and
    the fitted weights stay from one start to the next, or None. `redis_url` is the Redis that several processes share, or None for one process.
    """

    database_url: str
    knowledge_folder: Path
    retention_days: int
    model: EncoderMode
    kept_vectors: Path | None
    redis_url: str | None = None
    post: Post = NO_POST


def assemble(place: Place, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Parts:
    """Opens the database, brings it to the tables of this release, and sets the parts up on it.

    Raises DatabaseUrlError, RedisMissingError, StorageUnavailableError or UnreadableError.
    """
    engine = open_engine(place.database_url)
    migrate(engine)
    sessions = open_sessions(engine)
    fixed = read_fixed_knowledge(place.knowledge_folder, retention_days=place.retention_days)
    encoder = cache(partial(load_encoder, place.model, place.kept_vectors))
    brain = Brain(think=partial(think, sessions, fixed, encoder, place.kept_vectors), latest=partial(_latest, sessions))
    letters = read_wording(place.knowledge_folder / "wording" / "letters.yaml")
    return Parts(sessions, brain, fixed, _announcer(place.redis_url), clock, place.post, letters)


def _announcer(redis_url: str | None) -> Announcer:
    return InProcessAnnouncer() if redis_url is None else RedisAnnouncer(redis_url)


def think(
    sessions: Sessions, fixed: FixedKnowledge, encoder: Callable[[], Encoder | None], kept: Path | None = None
) -> Mind:
    """A mind made from what is published now, and warmed up. Raises NothingPublishedError when that is nothing."""
    with reading(sessions) as session:
        publication = publication_number(session)
        articles = load_knowledge(session)
    if not articles:
        raise NothingPublishedError
    matcher = _matcher([published.article for published in articles.values()], fixed.glossary, encoder(), kept)
    mind = Mind(Knowledge(articles, fixed), matcher, publication)
    _warm_up(mind)
    return mind


def _matcher(articles: Sequence[Article], glossary: Glossary, encoder: Encoder | None, kept: Path | None) -> Matcher:
    mode = EncoderMode.NONE if encoder is None else encoder.mode
    calibration = best_calibration(kept, mode, fingerprint(articles, glossary))
    return build_matcher(articles, glossary, encoder, calibration)


def _warm_up(mind: Mind) -> None:
    """Takes a turn that nobody sees: what is only made when it is first needed is made now, and no visitor waits for it."""
    take_turn(Typed("hello"), NEW_STORY, mind.knowledge, mind.matcher, datetime.now(UTC))


def _latest(sessions: Sessions) -> int:
    with reading(sessions) as session:
        return publication_number(session)
