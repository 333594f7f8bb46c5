"""Subjects before their verb, read by the whole reader."""

import pytest

from rawi.reading.text.clauses import is_passive, own_subject
from rawi.reading.text.view import view_of
from rawi.text.fold import fold

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "verb", "wanted"),
    [
        ("وكان وزير المالية سامر عواد، الذي يزور العاصمة منذ أسبوع، وجه دعوة إلى نظيره.", "وجه", "وزير"),
        ("وقال المتحدث إن قوات الحكومة استهدفت مواقع المسلحين شمال المدينة.", "استهدفت", "قوات"),
    ],
)
def test_the_subject_stands_between_particle_and_verb(reader, text, verb, wanted):
    view = view_of(reader.language(text))
    at = next(w.i for w in view.words if w.form == fold(verb))
    assert view.words[own_subject(view, at)].form == fold(wanted)


def test_a_written_damma_makes_a_passive(reader):
    view = view_of(reader.language("وقالت الشرطة إن الاتفاقية وُقعت أمس."))
    at = next(w.i for w in view.words if w.form == fold("وقعت"))
    assert is_passive(view, at) == (view.words[at].upos == "VERB")
