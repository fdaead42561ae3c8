"""A phrasing that asks another article's question is found, and one that asks its own is not."""

from chatbot.knowledge.glossary import NO_GLOSSARY
from chatbot.matching.straying import straying_phrasings
from tests.builders import make_article

OWN = ("how do i appeal", "appeal to the tribunal", "appeal form")
OTHER = ("free bus to school", "school bus pass", "who gets the school bus free")


def test_a_phrasing_of_another_articles_question_is_found_with_what_it_is_like():
    appeal = make_article(id="appeal", title="How do I appeal?", phrasings=(*OWN, "who gets the free school bus"))
    bus = make_article(id="bus", title="Who gets a free school bus?", phrasings=OTHER)

    strays = {stray.phrasing: stray for stray in straying_phrasings((appeal, bus), NO_GLOSSARY)}

    assert strays["who gets the free school bus"].nearer_article == "bus"
    assert not strays.keys() & {*OWN}


def test_articles_that_keep_to_themselves_have_no_strays():
    appeal = make_article(id="appeal", title="How do I appeal?", phrasings=OWN)
    bus = make_article(id="bus", title="Who gets a free school bus?", phrasings=OTHER)

    assert list(straying_phrasings((appeal, bus), NO_GLOSSARY)) == []
