"""Long texts read in parts."""

from hypothesis import given
from hypothesis import strategies as st

from rawi.article import Article
from rawi.reading.parts import Part, cuts, joined, parts
from rawi.records import Event, EventType, Modality, Participant, Polarity, Reading, Source, Span


@given(st.text(alphabet="اب .\n؟ ", max_size=300), st.integers(8, 40))
def test_parts_spell_the_text_and_none_is_too_long(text, longest):
    found = list(parts([Article(text)], longest=longest))
    assert "".join(part.article.text for part in found) == text
    assert all(len(part.article.text) <= longest for part in found)
    assert [part.last for part in found] == [False] * (len(found) - 1) + [True]
    assert all(text[p.start : p.start + len(p.article.text)] == p.article.text for p in found)


def test_an_ordinary_article_is_its_own_part():
    article = Article("نص قصير.", id="a")
    assert list(parts([article])) == [Part(article, article, 0, True)]


def test_a_line_end_is_dearer_than_a_full_stop_and_that_than_a_blank():
    assert cuts("ا" * 16 + "\n" + "ب. ج د ه و", 20) == [17]
    assert cuts("ا" * 15 + ". " + "ب ج د ه و", 20) == [17]
    assert cuts("ا" * 15 + " " + "ب" * 10, 20) == [16]
    assert cuts("ا" * 45, 20) == [20, 40]


def event(start):
    span = Span(start, start + 3, "قصف")
    who = Participant("الجيش", start + 4, start + 9)
    told = Source("وكالة", start + 10, start + 15, cue=Span(start + 16, start + 19, "قال"))
    return Event("x", "a", EventType.ASSAULT, span, (who,), (Participant("هم"),), Modality.ACTUAL, Polarity.POSITIVE, (told,))  # fmt: skip


def test_offsets_of_later_parts_are_moved_and_ids_differ():
    text = "ا" * 50
    first, second = (Part(Article(text), Article(text[a:b]), a, b == 50) for a, b in ((0, 25), (25, 50)))
    reading = joined([(first, Reading("a", (event(2),))), (second, Reading("a", (event(2),), (), "وكالة", ("n",)))])
    one, two = reading.events
    assert (one.trigger.start, two.trigger.start, two.trigger.end) == (2, 27, 30)
    assert two.actors[0].start == 31
    assert two.attribution[0].cue is not None
    assert two.attribution[0].cue.start == 43
    assert two.recipients[0].start is None
    assert one.id == "x" != two.id
    assert (reading.credit, reading.notes) == ("وكالة", ("n",))
