"""Topics: a car bomb is no accident."""

from types import SimpleNamespace

import pytest

from rawi.reading.events.topics import off_topic
from rawi.text.fold import fold


def view(text):
    words = [SimpleNamespace(form=fold(w), bare=fold(w).removeprefix("ال")) for w in text.split()]
    return SimpleNamespace(words=words, sentences=[SimpleNamespace(first=0, last=len(words))])


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("أصيب سائق الحافلة في حادث على الطريق", "topic.traffic_accident"),
        ("انفجرت سيارة مفخخة على الطريق قرب حافلة", ""),
        ("عقد الوزير اجتماعا مع السفير", ""),
    ],
)
def test_topic(text, topic):
    assert off_topic(view(text), 0) == topic
