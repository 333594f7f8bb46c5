"""Where an act happened that names no place in its own clause: from its sentence, the acts before it, its people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rawi.reading.attribution.chains import key
from rawi.reading.events.draft import Draft
from rawi.reading.events.sites import PHYSICAL, place_record, remote
from rawi.reading.events.times import during, looks_back
from rawi.reading.places.countries import country_names
from rawi.reading.places.cues import site_cues
from rawi.reading.places.spots import Spot, spots
from rawi.reading.scene import Scene
from rawi.reading.text.view import bare_form
from rawi.records import EventType, Modality, Participant, Place
from rawi.text.fold import fold_word

FORCE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE})
_TOLD_AT_HOME = frozenset({EventType.ASSAULT, EventType.PROTEST, EventType.COERCE})
_SENTENCING = frozenset({EventType.SANCTION, EventType.COERCE})
_NEAR, _REACH, _MANY, _SENTENCES = 3, 30, 40, 200
_VERB_COST, _OWNED_COST, _OUTSIDE_COST = 6.0, 8.0, 8.0
_SHARE = 0.5
_CYBER = "cyber"  # a mode whose acts have no ground


@dataclass(slots=True)
class _Settled:
    """What was found for a draft, and by which rule."""

    place: Place
    rule: str


def carry_places(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Give drafts without a place the one that the text implies; each such draft names the rule that did so."""
    country: list[Place | None] = []
    for number, draft in enumerate(drafts):
        earlier = drafts[max(0, number - _MANY) : number]
        visit = _during(scene, draft, earlier)
        visit = visit or (_court(scene, draft) if draft.place is None else None)
        if visit is not None:
            draft.place, draft.rules = visit.place, [*draft.rules, visit.rule]
        if draft.place is not None or draft.candidate.trigger.type not in PHYSICAL or remote(scene.view, draft.word):
            continue
        found = (
            _goal(scene, draft)
            or _host(scene, draft)
            or _there(scene, draft)
            or _beside(scene, draft, drafts[max(0, number - _MANY) : number + _MANY])
            or _in_sentence(scene, draft, drafts[max(0, number - _MANY) : number + _MANY])
            or _before(scene, draft, earlier)
            or _peoples(scene, draft)
            or _articles(scene, draft, country)
        )
        if found is not None:
            draft.place = found.place
            draft.rules.append(found.rule)


def _goal(scene: Scene, draft: Draft) -> _Settled | None:
    """«زيارة لموسكو», where the tagger took the capital for something else: whoever is visited is the place."""
    word, base = scene.view.words[draft.word], scene.cast.base
    if not {word.form, word.bare} & site_cues().goals or draft.candidate.trigger.type is not EventType.CONSULT:
        return None
    for person in draft.recipients:
        capital, country = base.country_by_capital(person.text), base.country_by_name(person.text)
        if person.start is not None and (capital or country):
            place = Place(person.text, person.start, person.end, person.text, country=capital or country)
            return _Settled(replace(place, precision="city" if capital else "country"), "place.goal")
    return None


def _host(scene: Scene, draft: Draft) -> _Settled | None:
    """«تشهد مدينة البصرة تظاهرات», «مؤتمر استضافته جنيف»: the subject of a hosting verb."""
    view = scene.view
    hosts = [h for h in (*view.words[draft.word].children, view.words[draft.word].head)
             if h >= 0 and view.words[h].form in site_cues().hosts]  # fmt: skip
    for host in hosts:
        for spot in spots(view, view.words[host].sent, scene.gazetteer):
            if any(spot.first <= subject < spot.last for subject in view.kids(host, "nsubj")):
                return _Settled(place_record(view, spot, scene.cast, scene.gazetteer), "place.host")
    return None


def _there(scene: Scene, draft: Draft) -> _Settled | None:
    """«التقى هناك مع»: the place named last before the word."""
    view, at = scene.view, draft.word
    for word in view.words[at + 1 : min(at + 4, view.sentence(at).last)]:
        if word.form in site_cues().there:
            return _last_named(scene, at, "place.there")
    return None


def _during(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> _Settled | None:
    """«زيارة إلى موسكو التقى خلالها»: where the visit went."""
    view, type_ = scene.view, draft.candidate.trigger.type
    if type_ is not EventType.CONSULT or not earlier or not during(view, draft.word):
        return None
    visit = earlier[-1]
    near = view.words[draft.word].sent - view.words[visit.word].sent <= 1
    if near and visit.place is not None and visit.candidate.trigger.type is type_:
        return _Settled(visit.place, "place.during")
    return None


def _court(scene: Scene, draft: Draft) -> _Settled | None:
    """«المحكمة الدستورية في السودان», «القضاء العراقي»: a court passes sentence where it sits."""
    if draft.candidate.trigger.type not in _SENTENCING or draft.modality is not Modality.ACTUAL:
        return None
    for one in draft.actors:
        if "JUD" not in one.sectors or one.start is None or one.end is None:
            continue
        for spot in spots(scene.view, scene.view.words[draft.word].sent, scene.gazetteer):
            seat = one.start <= scene.view.words[spot.first].start < one.end
            if seat and spot.preposition in site_cues().at:
                return _Settled(place_record(scene.view, spot, scene.cast, scene.gazetteer), "place.court")
        if (found := _land(one)) is not None:
            return _Settled(found, "place.court")
    return None


def _land(one: Participant) -> Place | None:
    """The country of a participant as a place."""
    entry = country_names().by_code.get(one.country or "")
    if entry is None:
        return None
    return Place(one.text, one.start, one.end, entry.name, entry.name_en, entry.geonames, entry.country,
                 entry.lat, entry.lon, "country")  # fmt: skip


def _last_named(scene: Scene, before: int, rule: str) -> _Settled | None:
    sentence = scene.view.words[before].sent
    for number in range(sentence, max(-1, sentence - _NEAR), -1):
        for spot in reversed(spots(scene.view, number, scene.gazetteer)):
            if spot.what == "name" and spot.last <= before:
                return _Settled(place_record(scene.view, spot, scene.cast, scene.gazetteer), rule)
    return None


def _beside(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> _Settled | None:
    """An act of the same kind in the sentence: «قتل ستة في قصف على دوما», «زيارة إلى موسكو التقى خلالها»."""
    sentence = scene.view.words[draft.word].sent
    alike = [
        other
        for other in drafts
        if other.place is not None and not _carried(other) and scene.view.words[other.word].sent == sentence
        and other.modality is draft.modality and _same_scene(draft, other)
    ]  # fmt: skip
    nearest = min(alike, key=lambda other: abs(other.word - draft.word), default=None)
    return _Settled(nearest.place, "place.same_sentence") if nearest is not None and nearest.place else None


def _same_scene(one: Draft, other: Draft) -> bool:
    types = {one.candidate.trigger.type, other.candidate.trigger.type}
    if types <= FORCE:
        return True
    return types == {EventType.CONSULT} and bool(_people(one) & _people(other))


def _people(draft: Draft) -> set[str]:
    return {key(p) for p in (*draft.actors, *draft.recipients)}


def _carried(draft: Draft) -> bool:
    return any(rule in _CARRIED for rule in draft.rules)


_HOME = frozenset({"GOV", "COP", "JUD", "SPY", "LEG"})  # those who arrest and forbid at home
_CARRIED = frozenset({"place.people", "place.article"})


def _in_sentence(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> _Settled | None:
    """Force: the place after «في» nearest to the act in its sentence, though it hangs on another word."""
    if draft.candidate.trigger.type not in FORCE:
        return None
    view = scene.view
    owners = {d.place.start for d in drafts if d.place is not None and d.candidate.trigger.type not in FORCE}
    best, best_cost = None, float(_REACH)
    for spot in spots(view, view.words[draft.word].sent, scene.gazetteer):
        if spot.preposition not in site_cues().at and spot.first == spot.name:
            continue
        cost = _distance(scene, draft, spot) + _OWNED_COST * (view.words[spot.first].start in owners)
        if cost < best_cost:
            best, best_cost = spot, cost
    return _Settled(place_record(view, best, scene.cast, scene.gazetteer), "place.sentence") if best else None


def _distance(scene: Scene, draft: Draft, spot: Spot) -> float:
    view = scene.view
    low, high = sorted((draft.word, spot.first))
    verbs = sum(w.upos == "VERB" for w in view.words[low + 1 : high])
    foreign = _foreign(scene, draft, spot)
    regions = [r.region for r in scene.reports.holding(draft.word)]
    outside = not all(a <= spot.name < b for a, b in regions)
    return 0.3 * (high - low) + _VERB_COST * verbs + _OUTSIDE_COST * (outside + foreign)


def _foreign(scene: Scene, draft: Draft, spot: Spot) -> bool:
    """Whether the place belongs to another verb: «قصفت طائرات انطلقت من قاعدة في قبرص»."""
    view, at = scene.view, scene.view.words[spot.name].head
    while at >= 0 and view.words[at].upos != "VERB":
        if at == draft.word:
            return False
        at = view.words[at].head
    return at >= 0 and not view.inside(draft.word, at)


def _before(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> _Settled | None:
    """The scene goes on: the place of the last act of its type told just before, else of one of its kind."""
    view, type_ = scene.view, draft.candidate.trigger.type
    if looks_back(view, draft.word):
        return None
    near = [
        other
        for other in reversed(earlier)
        if view.words[draft.word].sent - view.words[other.word].sent <= _NEAR
        and other.place is not None and not _carried(other) and _same_scene(draft, other)
    ]  # fmt: skip
    alike = [other for other in near if other.candidate.trigger.type is type_]
    if not alike and type_ is EventType.PROTEST:
        return None
    for other in alike or near:
        if other.place is not None and other.modality is draft.modality:
            return _Settled(other.place, "place.same_episode")
        return None
    return None


def _peoples(scene: Scene, draft: Draft) -> _Settled | None:
    """The country of those attacked, of the state that arrests, of those who protest."""
    type_ = draft.candidate.trigger.type
    if draft.modality is Modality.PLANNED or _CYBER in draft.candidate.trigger.modes:
        return None
    people: tuple[Participant, ...] = draft.recipients if type_ is EventType.ASSAULT else ()
    if type_ is EventType.PROTEST:
        people = draft.actors
    elif type_ is EventType.COERCE:
        people = tuple(a for a in (*draft.actors, *draft.recipients) if _HOME & {*a.sectors})
    for one in people:
        building = bare_form(fold_word(one.text.split()[0])) in site_cues().facilities
        if not building and (place := _land(one)) is not None:
            return _Settled(place, "place.people")
    return None


def _articles(scene: Scene, draft: Draft, known: list[Place | None]) -> _Settled | None:
    """The country that most places of the article are in; ``known`` keeps it between drafts."""
    if draft.candidate.trigger.type not in _TOLD_AT_HOME or draft.modality is Modality.PLANNED:
        return None
    if _CYBER in draft.candidate.trigger.modes:
        return None
    if not known:
        known.append(_main_country(scene))
    return _Settled(known[0], "place.article") if known[0] is not None else None


def _main_country(scene: Scene) -> Place | None:
    """The country of at least half of the places named, and of two; None if there is none."""
    found: Counter[str] = Counter()
    for number in range(min(len(scene.view.sentences), _SENTENCES)):
        for spot in spots(scene.view, number, scene.gazetteer):
            if spot.what == "name":
                found[place_record(scene.view, spot, scene.cast, scene.gazetteer).country or ""] += 1
    found.pop("", None)
    iso, most = found.most_common(1)[0] if found else ("", 0)
    entry = country_names().by_code.get(iso)
    if entry is None or most < max(_SHARE * found.total(), 2):
        return None
    return Place(
        entry.name, None, None, entry.name, entry.name_en, entry.geonames, iso, entry.lat, entry.lon, "country"
    )
