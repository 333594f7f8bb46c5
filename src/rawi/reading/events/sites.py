"""Where an event happened: the place named in its clause."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.reading.actors.article import Cast
from rawi.reading.attribution.reports import Report
from rawi.reading.events.candidates import Candidate
from rawi.reading.places.countries import country_names
from rawi.reading.places.cues import site_cues
from rawi.reading.places.gazetteer import Gazetteer
from rawi.reading.places.resolve import ResolvedPlace, resolve
from rawi.reading.places.spots import KNOWN_TOWN, Spot, spots
from rawi.reading.text.view import View
from rawi.records import EventType, Place
from rawi.text.fold import fold

PHYSICAL = frozenset({
    EventType.CONSULT, EventType.PROTEST, EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.AID,
    EventType.RETREAT,
})  # fmt: skip
FORCEFUL = frozenset({EventType.ASSAULT, EventType.COERCE})
_OBJECTS = frozenset({"obj", "nmod", "obl:arg", "conj"})
MAX_COST, FAR, HOPELESS = 9.0, 40, 99.0
_BACK = 3
NAMED = 2.0  # what a name weighs in ``Cast.countries``


def event_place(
    view: View, candidate: Candidate, cast: Cast, gazetteer: Gazetteer, reports: Sequence[Report] = ()
) -> Place | None:
    """The place that fits the candidate's clause best, resolved where possible; None where none fits.

    ``reports`` are the reports that hold the candidate: a place outside their words («قال في موسكو إن») is not its.
    """
    best, best_cost = None, MAX_COST
    if candidate.trigger.type is EventType.CONSULT and remote(view, candidate.word):
        return None
    for spot in spots(view, view.words[candidate.word].sent, gazetteer):
        if all(a <= spot.name < b for a, b in (r.region for r in reports)):
            cost = _cost(view, candidate, spot)
            if cost < best_cost:
                best, best_cost = spot, cost
    return place_record(view, best, cast, gazetteer) if best is not None else None


def remote(view: View, at: int) -> bool:
    """Whether the contact needs no place: «اتصال هاتفي», «اجتماعا عبر دائرة تليفزيونية»."""
    words = view.words[at : min(at + 5, view.sentence(at).last)]
    return any(w.form in site_cues().remote or w.bare in site_cues().remote for w in words)


def resolved_at(view: View, start: int, cast: Cast, gazetteer: Gazetteer) -> ResolvedPlace | None:
    """What the place name that begins at, or holds, character ``start`` is resolved to."""
    for name in view.names:
        if name.label in ("GPE", "LOC") and view.words[name.first].start <= start < view.words[name.last - 1].end:
            for spot in spots(view, view.words[name.first].sent, gazetteer):
                if spot.first <= name.first < spot.last:
                    return _resolved(view, spot, cast, gazetteer)
    return None


def _cost(view: View, candidate: Candidate, spot: Spot) -> float:
    """How badly the place fits: steps through the tree, dear over verbs and things that merely have a place."""
    if _where(view, candidate, spot):
        return 0.0
    role = _role(view, candidate, spot)
    if role >= HOPELESS:
        return HOPELESS
    head = _head(view, spot)
    way = _way(view, head, candidate)
    distance = abs(spot.first - candidate.word)
    if distance > FAR:
        return HOPELESS
    if way is None:
        return role + _beside(view, head, spot, candidate)
    physical = candidate.trigger.type in PHYSICAL
    if candidate.trigger.type is EventType.CONSULT and any(view.case(step) in site_cues().topics for step in way):
        return HOPELESS
    through = sum(_step(view, step) for step in way)
    if not physical and (through or spot.first < candidate.word):
        return HOPELESS
    return role + through + 0.05 * distance


def _role(view: View, candidate: Candidate, spot: Spot) -> float:
    """0 for «في», more for prepositions that name a place only with some acts; hopeless for others."""
    cues, type_ = site_cues(), candidate.trigger.type
    word = view.words[candidate.word]
    goal = word.form in cues.goals or word.bare in cues.goals
    direct = _head(view, spot) >= 0 and view.words[_head(view, spot)].head in (candidate.word, candidate.clause)
    if spot.preposition in cues.at or spot.first < spot.name and view.words[spot.first].form in cues.at:
        return 0.0
    if spot.preposition in cues.toward:
        return 0.5 if goal or type_ is EventType.MOBILIZE and spot.preposition != "ل" else HOPELESS
    if spot.preposition in cues.upon:
        along = type_ in PHYSICAL and view.words[spot.first].bare in cues.edges
        return 0.5 if type_ in FORCEFUL or along else HOPELESS
    if spot.preposition in cues.away:
        left = type_ is EventType.RETREAT or word.form in cues.departures or word.bare in cues.departures
        return 1.0 if left or type_ in FORCEFUL and _part_of_goal(view, candidate, spot) else HOPELESS
    after = spot.first > candidate.word
    if after and view.words[_head(view, spot)].rel in _OBJECTS:
        if goal and direct or type_ in FORCEFUL and direct and candidate.verbal:
            return 0.5
        if word.bare in cues.meetings and direct and spot.name != spot.first or _held_in(view, spot):
            return 0.5
    return 0.0 if _antecedent(view, candidate, spot) else HOPELESS


def _held_in(view: View, spot: Spot) -> bool:
    """«قمة هلسنكي», also as «اجتمعا بقمة هلسنكي»: the place right behind a meeting or battle."""
    before = view.words[spot.first - 1] if spot.first else None
    return before is not None and before.bare in site_cues().meetings and not before.definite


def _part_of_goal(view: View, candidate: Candidate, spot: Spot) -> bool:
    """«السيطرة على قسم كبير من مدينة بنغازي»."""
    between = view.words[candidate.word + 1 : spot.first]
    return len(between) <= 5 and any(w.form in site_cues().upon for w in between)


def _antecedent(view: View, candidate: Candidate, spot: Spot) -> bool:
    """«منبج التي انتزعتها», «مدينة دوما التي قصفتها»: the act is told of the place itself."""
    word = view.words[candidate.word]
    related = word.rel.startswith("acl") and spot.first <= word.head < spot.last
    return related and any(view.words[c].upos == "PRON" for c in word.children)


def _where(view: View, candidate: Candidate, spot: Spot) -> bool:
    """«سوريا حيث تدخل الجيش»: the act is the first told of the place before «حيث»."""
    last, after = view.sentence(spot.name).last, spot.last
    after += after < last and view.words[after].text in "،,"
    if after >= last or view.words[after].form not in site_cues().where or not after < candidate.word < after + 9:
        return False
    return not any(view.words[i].upos == "VERB" for i in range(after + 1, min(candidate.word, candidate.clause)))


def _head(view: View, spot: Spot) -> int:
    """The word of the phrase that hangs on something outside it."""
    for at in range(spot.first, spot.last):
        if not spot.first <= view.words[at].head < spot.last:
            return at
    return spot.name


def _way(view: View, head: int, candidate: Candidate) -> list[int] | None:
    """The words between the place and the candidate's clause, from below; None if it hangs elsewhere."""
    targets = {candidate.word, candidate.clause, *(g.word for g in candidate.governors)}
    word = view.words[candidate.word]
    if word.rel.startswith("acl") and word.head >= 0 and view.words[head].i == word.head:
        return []
    steps: list[int] = []
    at = view.words[head].head
    while at >= 0 and len(steps) < FAR:
        if at in targets:
            return steps
        steps.append(at)
        at = view.words[at].head
    return None


def _step(view: View, at: int) -> float:
    word, cues = view.words[at], site_cues()
    if word.upos == "VERB":
        return 0.5 if word.rel.startswith("acl") and word.form in cues.held else 10.0
    if word.bare in cues.kinds or word.bare in cues.transparent or word.bare in cues.facilities:
        return 0.5
    return 1.0 if word.upos in ("NUM", "DET", "ADP") else 4.0


def _beside(view: View, head: int, spot: Spot, candidate: Candidate) -> float:
    """The cost of a place that hangs on a verb above the act: «شهدت المدينة في الشمال اشتباكات»."""
    above = view.words[head].head
    if above < 0 or candidate.trigger.type not in PHYSICAL or view.words[above].upos != "VERB":
        return HOPELESS
    at, verbs = view.words[candidate.clause].head, 0
    while at >= 0 and at != above and verbs < _BACK:
        verbs += view.words[at].upos == "VERB"
        at = view.words[at].head
    if at != above:
        return HOPELESS
    low, high = sorted((candidate.word, spot.first))
    return 4.0 + 3.0 * verbs + 0.1 * (high - low)


def _weights(view: View, spot: Spot, cast: Cast, gazetteer: Gazetteer) -> dict[str, float]:
    """How often the article names each country; «عمان», also a big town elsewhere, doesn't vouch for itself."""
    weights = {iso: float(n) for iso, n in cast.countries.items()}
    word = view.words[spot.name]
    country = country_names().named(word.form) if spot.last == spot.name + 1 else None
    if country is None or fold(word.text) != word.text:  # «عُمان» says which one it is
        return weights
    namesakes = {e.country for e in gazetteer.lookup(word.text) if e.population >= KNOWN_TOWN} - {country.country}
    if namesakes & weights.keys():
        own = [
            i
            for i in view.places(word.bare)
            if view.words[i].ent >= 0 and view.words[i - 1].bare not in site_cues().states
        ]
        weights[country.country] = max(0.0, weights.get(country.country, 0.0) - NAMED * len(own))
    return weights


def _resolved(view: View, spot: Spot, cast: Cast, gazetteer: Gazetteer) -> ResolvedPlace | None:
    weights = _weights(view, spot, cast, gazetteer)
    for first in dict.fromkeys((spot.first, spot.name)):
        text = " ".join(w.text for w in view.words[first : spot.last] if w.text != "#")
        for tried in (view.text(first, spot.last), text):
            found = resolve(tried, countries=weights, gazetteer=gazetteer)
            if found is not None:
                return found
    return None


def place_at(view: View, spot: Spot, cast: Cast, gazetteer: Gazetteer) -> ResolvedPlace | None:
    """What the words of a spot are resolved to, «المدينة» like the place named before; None where that isn't known."""
    return _earlier(view, spot, cast, gazetteer) if spot.what == "taken_up" else _resolved(view, spot, cast, gazetteer)


def place_record(view: View, spot: Spot, cast: Cast, gazetteer: Gazetteer) -> Place:
    """The record of ``spot``, resolved where possible; «المدينة» stands for the place named before it."""
    first = spot.first
    text = view.text(first, spot.last)
    start, end = view.words[first].start, view.words[spot.last - 1].end
    found = place_at(view, spot, cast, gazetteer)
    return found.as_place(text, start, end) if found else Place(text=text, start=start, end=end)


def _earlier(view: View, spot: Spot, cast: Cast, gazetteer: Gazetteer) -> ResolvedPlace | None:
    """The place named before «المدينة»: the last of that kind, else the last, in its sentence or the few before."""
    sentence, kind = view.words[spot.first].sent, view.words[spot.name].bare
    nearest: ResolvedPlace | None = None
    for number in range(sentence, max(-1, sentence - 1 - _BACK), -1):
        for other in reversed(spots(view, number, gazetteer)):
            if other.what != "name" or other.last > spot.first:
                continue
            found = _resolved(view, other, cast, gazetteer)
            if found is None or found.precision == "country":
                continue
            if any(view.words[at].bare == kind for at in range(other.first, other.name)):
                return found
            nearest = nearest or found
    return nearest
