"""Topics: a car bomb is no accident."""

from types import SimpleNamespace

import pytest

from rawi.reading.events.topics import off_topics
from rawi.text.fold import fold


def view(*texts):
    words, sentences = [], []
    for text in texts:
        first = len(words)
        words += [SimpleNamespace(form=fold(w), bare=fold(w).removeprefix("ال")) for w in text.split()]
        sentences.append(SimpleNamespace(first=first, last=len(words)))
    return SimpleNamespace(words=words, sentences=sentences)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("أصيب سائق الحافلة في حادث على الطريق", "topic.traffic_accident"),
        ("انفجرت سيارة مفخخة على الطريق قرب حافلة", ""),
        ("عقد الوزير اجتماعا مع السفير", ""),
    ],
)
def test_topic(text, topic):
    assert off_topics(view(text))[0] == topic


def test_an_article_on_sport_needs_one_word_only():
    told = [
        "خطف المنتخب هدف الفوز على ملعب المضيف",
        "سجل المهاجم هدفين من ركلة جزاء في الشوط الثاني",
        "ووقع اللاعب عقدا جديدا أمس",
        "وقصفت الطائرات البلدة ليلا",
    ]
    assert off_topics(view(*told)) == ["topic.sport"] * 3 + [""]
    assert off_topics(view(told[2], told[3])) == ["", ""]
