"""What a message says of the family that decides between articles: whether there is a plan, and how old the child is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from chatbot.knowledge.article import Age, Article, Plan

_WITHOUT_PLAN = re.compile(
    r"\b(?:(?:no|without(?: an?| the| any)?|not got(?: an?| the)?|havent got(?: an?)?|hasnt got(?: an?)?|doesnt have(?: an?)?"
    r"|dont have(?: an?)?|does not have(?: an?)?|do not have(?: an?)?|hasnt(?: yet)? got(?: an?)?|havent an?|hasnt an?"
    r"|never had an?|isnt on an?|not on an?|only has sen support(?: no)?) ehc plan|before (?:the|an|we get an?) ehc plan)\b"
)
_WITH_PLAN = re.compile(
    r"\b(?:(?:has|have|got|with|on|under|had|in|his|her|their|my|our|the|final|named|current|existing|already|she|he|says)"
    r"(?: an?| the| his| her| their| my| final| new| full| current)* ehc plan|section [bf]\b|annual review|ehc plan says)\b"
)
_ASKING_FOR_PLAN = re.compile(
    r"\b(?:get|apply|applied|applying|need|needs|ask|asked|request|want|for) (?:for )?(?:an?|him an?|her an?) ehc plan\b"
)

_CHILD = r"(?:he|she|i|who|son|daughter|child|kid|lad|lass|boy|girl|grandson|granddaughter|nephew|niece|twins?|one)"
_YEARS_OLD = re.compile(
    r"\b(\d{1,2}) ?(?:yrs?|years?|yo|y o)\b"
    rf"|\b(?:hes|shes|im|aged?|turned|turns|turning|{_CHILD} (?:is|am|are|was)(?: only| just| now| nearly)?) (\d{{1,2}})\b"
    r"(?! (?:weeks?|days?|months?|hours?|minutes?|pounds?|percent|times?))"
)
_SCHOOL_YEAR = re.compile(r"\b(?:year|yr|y) ?(\d{1,2})\b")
_PLACES: Mapping[Age, re.Pattern[str]] = {
    Age.UNDER_5: re.compile(
        r"\b(?:nursery|nurseries|preschool|pre school|toddler|baby|childminder|playgroup|early years)\b"
    ),
    Age.PRIMARY: re.compile(r"\b(?:primary|infants?|juniors?|reception class|ks1|ks2)\b"),
    Age.SECONDARY: re.compile(r"\b(?:secondary|high school|gcses?|ks3|ks4)\b"),
    Age.SIXTEEN_TO_25: re.compile(r"\b(?:college|sixth form|6th form|university|uni|apprenticeship|btec|a levels?)\b"),
}
_ELSEWHERE = re.compile(
    r"\b(?:scotland|scottish|wales|welsh|northern ireland|belfast|glasgow|edinburgh|cardiff|swansea|idp plan"
    r"|manchester|liverpool|leeds|birmingham|london|cumbria|bolton|wigan|bradford|sheffield|cheshire|yorkshire|merseyside|salford"
    r"|bury council|rochdale|stockport|kent|essex|surrey|devon|cornwall|norfolk|suffolk|hampshire|sefton|knowsley|oldham|tameside)\b"
)


@dataclass(frozen=True)
class Facets:
    """What is known of the family. No ages means that nothing is known of them; `elsewhere` that another place is named."""

    plan: Plan = Plan.EITHER
    ages: frozenset[Age] = frozenset()
    elsewhere: bool = False


def facets_of(text: str, known_plan: Plan = Plan.EITHER) -> Facets:
    """The facets that a text, as matching reads it, gives away; what the message says outweighs what was known before."""
    plan = _plan(text)
    return Facets(known_plan if plan is Plan.EITHER else plan, _ages(text), bool(_ELSEWHERE.search(text)))


def plan_clashes(facets: Facets, article: Article) -> bool:
    """Whether the article is for families with a plan and this one has none, or the other way round."""
    return Plan.EITHER not in (facets.plan, article.plan) and facets.plan is not article.plan


def age_clashes(facets: Facets, article: Article) -> bool:
    """Whether every age that the message tells of lies outside those that the article speaks to."""
    return bool(facets.ages) and bool(article.ages) and facets.ages.isdisjoint(article.ages)


def _plan(text: str) -> Plan:
    if _WITHOUT_PLAN.search(text):
        return Plan.WITHOUT
    if _ASKING_FOR_PLAN.search(text):
        return Plan.EITHER
    return Plan.WITH if _WITH_PLAN.search(text) else Plan.EITHER


def _ages(text: str) -> frozenset[Age]:
    years = {_age_at(int(one or other)) for one, other in _YEARS_OLD.findall(text)}
    classes = {_age_at(int(year) + 4) for year in _SCHOOL_YEAR.findall(text)}
    places = {age for age, place in _PLACES.items() if place.search(text)}
    return frozenset(age for age in years | classes | places if age is not None)


def _age_at(years: int) -> Age | None:
    if years < 5:
        return Age.UNDER_5
    if years < 11:
        return Age.PRIMARY
    if years < 16:
        return Age.SECONDARY
    return Age.SIXTEEN_TO_25 if years <= 25 else None
