"""A reading made by hand, with every kind of value in it."""

from datetime import date

from rawi.article import Article
from rawi.records import (
    Event,
    EventDate,
    EventType,
    Mention,
    Modality,
    Participant,
    Place,
    Polarity,
    Reading,
    Source,
    Span,
    State,
    StateKind,
)

TEXT = "قالت وكالة المثال إن مصادر محلية ذكرت أن الوزير زار المدينة أمس. ونفت الوزارة ذلك.\nويقود المجلس سالم."
ARTICLE = Article(TEXT, "a-1", "زيارة", date(2020, 5, 4), "صحيفة [المثال]", "https://news.example/1")


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def person(words, cls=Participant, **more):
    found = span(words)
    return cls(found.text, found.start, found.end, **more)


CHAIN = (
    person("وكالة المثال", Source, cue=span("قالت"), level=0),
    person("مصادر محلية", Source, cue=span("ذكرت"), level=1),
)
VISIT = Event(
    id="a-1:e1",
    article="a-1",
    type=EventType.CONSULT,
    trigger=span("زار"),
    actors=(
        person(
            "الوزير",
            name="عمر السالم",
            name_en="Omar al-Salem",
            entity="person.omar",
            wikidata="Q1",
            country="LBY",
            sectors=("GOV", "MIL"),
            role="وزير",
            score=0.9,
            reason="office named in the sentence before",
        ),
    ),
    recipients=(person("المدينة"), Participant("الوزير")),
    modality=Modality.ACTUAL,
    polarity=Polarity.POSITIVE,
    attribution=CHAIN,
    denied_by=(person("الوزارة", Source, cue=span("نفت")),),
    confirmed_by=(CHAIN[1],),
    sentence=span(TEXT.partition(".")[0] + "."),
    modes=("visit",),
    contexts=("diplomatic",),
    place=Place("المدينة", 50, 57, "المدينة", "Medina", 109223, "SAU", 24.5, 39.6, "city"),
    date=EventDate(date(2020, 5, 3), date(2020, 5, 3), "relative", "أمس", None, "day", span("أمس")),
    confidence=0.8,
    version="0.1.0",
    rules=("consult.visit", "chain.say"),
    mentions=(Mention(span("ذلك"), Modality.POSSIBLE, Polarity.NEGATIVE, CHAIN),),
)
BARE = Event(
    id="a-1:e2",
    article="a-1",
    type=EventType.REJECT,
    trigger=span("نفت"),
    actors=(),
    recipients=(),
    modality=Modality.PLANNED,
    polarity=Polarity.NEGATIVE,
    attribution=(),
    date=EventDate(date(2020, 5, 1), None, "stated", conflict="two days named"),
)
LEADS = State(
    id="a-1:s1",
    article="a-1",
    kind=StateKind.LEADS,
    subject=person("سالم"),
    object=person("المجلس"),
    evidence=span("ويقود المجلس سالم."),
    attribution=CHAIN[:1],
    polarity=Polarity.POSITIVE,
    since=EventDate(date(2014, 1, 1), None, "stated", precision="year"),
    rules=("state.leads",),
)
READING = Reading("a-1", (VISIT, BARE), (LEADS,), "عن وكالة المثال", ("one sentence was too long",))
