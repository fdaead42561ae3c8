"""What the chat answers from is exchanged as one piece, soon after something was published, and never lost meanwhile."""

from dataclasses import replace
from threading import Event, Thread

import pytest

from chatbot.actions.assembling import think
from chatbot.actions.brain import Brain, Mind
from chatbot.actions.parts import Parts
from chatbot.actions.refusals import NothingPublishedError
from chatbot.actions.sync_knowledge import sync_knowledge
from chatbot.storage.sessions import StorageUnavailableError
from tests.builders import FakeMatcher, make_knowledge, make_small_articles


class FakeLibrary:
    """Something to think from: counts how often it was read, and can be slow or out of reach."""

    def __init__(self) -> None:
        self.publication = 1
        self.times_read = 0
        self.may_finish = Event()
        self.may_finish.set()
        self.has_thought = Event()
        self.is_out_of_reach = False

    def think(self) -> Mind:
        self.may_finish.wait()
        self.times_read += 1
        self.has_thought.set()
        if self.is_out_of_reach:
            raise StorageUnavailableError
        return Mind(make_knowledge(), FakeMatcher(), self.publication)


def no_model() -> None:
    """Matching by words alone is enough for three articles."""


@pytest.fixture
def library():
    return FakeLibrary()


@pytest.fixture
def brain(library: FakeLibrary):
    brain = Brain(library.think, latest=lambda: library.publication)
    yield brain
    brain.close()


def test_it_is_built_once_however_many_ask_first(brain: Brain, library: FakeLibrary):
    library.may_finish.clear()
    visitors = [Thread(target=brain.current) for _ in range(8)]
    for visitor in visitors:
        visitor.start()
    library.may_finish.set()
    for visitor in visitors:
        visitor.join()

    assert library.times_read == 1


def test_without_a_publication_it_stays_as_it_is(brain: Brain, library: FakeLibrary):
    mind = brain.current()

    assert not brain.catch_up()
    assert brain.current() is mind


def test_the_old_mind_serves_while_the_new_one_is_built(brain: Brain, library: FakeLibrary):
    old = brain.current()
    library.may_finish.clear()
    library.publication = 2
    building = Thread(target=brain.catch_up)
    building.start()

    assert brain.current() is old

    library.may_finish.set()
    building.join()
    assert brain.current().publication == 2


def test_it_catches_up_on_its_own(brain: Brain, library: FakeLibrary):
    brain.current()
    library.has_thought.clear()

    library.publication = 2

    assert library.has_thought.wait(30)


def test_a_build_that_fails_leaves_the_old_mind_and_is_tried_again(brain: Brain, library: FakeLibrary):
    old = brain.current()
    library.publication, library.is_out_of_reach = 2, True
    with pytest.raises(StorageUnavailableError):
        brain.catch_up()
    assert brain.current() is old

    library.is_out_of_reach = False
    assert brain.catch_up()


def test_what_was_published_is_what_the_next_mind_holds(parts: Parts):
    assert parts.brain.current().knowledge.articles["ask-for-help"].revision == 1
    changed = replace(make_small_articles()[0], title="How do I ask now?")
    sync_knowledge(parts.sessions, [changed], parts.fixed.values, parts.clock())

    mind = think(parts.sessions, parts.fixed, no_model)

    assert list(mind.knowledge.articles) == ["ask-for-help"]
    assert mind.knowledge.articles["ask-for-help"].revision == 2
    assert mind.matcher.rank("how do i ask").best == "ask-for-help"


def test_with_nothing_published_there_is_nothing_to_think_of(parts: Parts):
    sync_knowledge(parts.sessions, [], parts.fixed.values, parts.clock())

    with pytest.raises(NothingPublishedError):
        think(parts.sessions, parts.fixed, no_model)
