"""Sources, denials and confirmations as they reach the events."""

from datetime import date

import pytest

from rawi import Article

pytestmark = pytest.mark.model


def event(reader, text, trigger):
    reading = reader.read(Article(text, published=date(2019, 4, 10)))
    return next(e for e in reading.events if e.trigger.text == trigger)


def test_a_denied_raid_keeps_its_denier(reader):
    found = event(reader, "نفت روسيا أنها اعتقلت صحفيا في موسكو.", "اعتقلت")
    assert found.attribution == ()
    assert [s.text for s in found.denied_by] == ["روسيا"]


def test_ones_own_act_in_ones_own_words_is_attributed(reader):
    text = "قال الرئيس الفرنسي إنه التقى رئيس الوزراء العراقي في باريس."
    assert [s.text for s in event(reader, text, "التقى").attribution] == ["الرئيس الفرنسي"]


def test_an_accusation_does_not_repeat_its_actor(reader):
    assert event(reader, "اتهمت أوكرانيا روسيا بقصف ميناء أوديسا.", "اتهمت").attribution == ()
