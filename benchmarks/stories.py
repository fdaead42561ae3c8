"""Puts a question into a long story, as tired people do: for measuring, written from general knowledge, never tuned on."""

import random

SENTENCES = (
    "I don't really know where to begin with this so bear with me.",
    "We moved to the area three years ago when my partner changed jobs.",
    "He was born six weeks early and spent a while in special care.",
    "My mother in law keeps telling me that boys are just like that.",
    "She loves trains and can tell you every station between here and Carlisle.",
    "I have been off sick since Easter because I could not keep up with everything.",
    "His older sister is doing fine and never had any trouble.",
    "The mornings are the worst part of the day for all of us.",
    "We have been through two head teachers and I have lost count of the supply staff.",
    "He only eats four things and one of them has to be a certain brand.",
    "My husband works nights so most of this falls to me.",
    "There was a lovely lady who came out to see us once but she has since retired.",
    "I keep a folder with every letter and it is now about three inches thick.",
    "Last week he came out of class with his shirt ripped and would not say a word.",
    "I cried in the car park again today.",
    "People at the gate have stopped talking to us.",
    "She was such a happy baby and slept through from eight weeks.",
    "The neighbours have been kind about the noise.",
    "We tried a reward chart and a visual timetable and neither lasted long.",
    "He is really good at maths but writing a sentence takes him all afternoon.",
    "I am not one for making a fuss.",
    "Everyone I ring says that I need to ring somebody else.",
    "I was up half the night reading things on the internet and I am more confused than before.",
    "My own mum says that I was the same at that age.",
    "He has a best friend called Alfie who is going to a different place in September.",
    "We had a dog but had to rehome her because of the chewing.",
    "It took us four years to get this far.",
    "His teacher this year is young and keen and I do like her.",
    "I used to be a confident person and now I shake before every meeting.",
    "Money is tight since I went part time.",
)


def story_around(question: str, chance: random.Random, words: int = 200) -> str:
    """The question somewhere in a story of about that many words."""
    sentences: list[str] = []
    left = chance.sample(SENTENCES, len(SENTENCES))
    while left and sum(len(sentence.split()) for sentence in sentences) < words - len(question.split()):
        sentences.append(left.pop())
    sentences.insert(chance.randrange(len(sentences) + 1), question)
    return " ".join(sentences)
