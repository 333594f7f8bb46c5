"""System outputs made from gold by seeded mistakes: what a middling reader would give."""

import random
from datetime import date, timedelta

TYPES = ["ASSAULT", "CONSULT", "ACCUSE", "AID", "REQUEST", "COERCE"]
MODALITIES = ["actual", "planned", "possible", "asked"]
STRAY = ["روسيا", "الرئيس السوري", "وزير الخارجية الروسي", "والجيش", "الحكومة", "الأمم المتحدة", "رئيس"]


def events(gold, seed):
    """Events for gold articles with misses, inventions and wrong parts."""
    chance = random.Random(seed)
    made = [_event(chance, article, event) for article in gold for event in article["events"] if chance.random() < 0.8]
    made += [_invented(chance, article) for article in gold for _ in range(chance.randrange(4))]
    chance.shuffle(made)
    return made


def states(gold, seed):
    """States for gold articles; a side is a participant or a bare string."""
    chance, out = random.Random(seed), []
    for article in gold:
        for state in article.get("states") or []:
            sides = {
                key: {"text": chance.choice(state[key])} if chance.random() < 0.7 else chance.choice(STRAY)
                for key in ("subject", "object")
            }
            out.append({"article": article["id"], "kind": state["kind"], **sides})
    return [row for row in out if chance.random() < 0.9]


def _event(chance, article, gold):
    anchor = article["text"].index(gold["anchor"])
    trigger = chance.choice(gold["trigger"])
    start = anchor + gold["anchor"].index(trigger) + chance.choice([0, 0, 0, -2, 1])
    end = start + max(1, len(trigger) + chance.choice([0, 0, 3, 12, -1]))
    right = chance.random() < 0.8
    return {
        "article": article["id"],
        "type": chance.choice(gold["type"]) if right else chance.choice(TYPES),
        "trigger": {
            "start": max(start, 0),
            "end": end,
            "field": "text" if chance.random() < 0.95 else "title",
        },
        "actors": _mentions(chance, gold["actors"]),
        "recipients": _mentions(chance, gold["recipients"]),
        "attribution": _mentions(chance, gold["attribution"], shuffled=False),
        "denied_by": _mentions(chance, gold.get("denied_by") or []),
        "confirmed_by": _mentions(chance, gold.get("confirmed_by") or []),
        "modality": gold["modality"] if right else chance.choice(MODALITIES),
        "polarity": gold["polarity"] if right else "negative",
        "date": _date(chance, gold.get("date")),
        "place": _place(chance, gold.get("place")),
    }


def _invented(chance, article):
    start = chance.randrange(max(len(article["text"]) - 10, 1))
    return {
        "article": article["id"],
        "type": chance.choice(TYPES),
        "trigger": {"start": start, "end": start + chance.randint(3, 30)},
        "modality": "actual",
        "polarity": "positive",
        "actors": [{"text": chance.choice(STRAY), "name": None}],
    }


def _mentions(chance, gold, *, shuffled=True):
    out = [_mention(chance, names) for names in gold if chance.random() < 0.85]
    if chance.random() < 0.2:
        out.append({"text": chance.choice(STRAY)})
    if shuffled:
        chance.shuffle(out)
    return out


def _mention(chance, names):
    words = chance.choice(names).split()
    if len(words) > 1 and chance.random() < 0.3:
        del words[chance.randrange(len(words))]
    if chance.random() < 0.2:
        words[0] = chance.choice("وبل") + words[0]
    if chance.random() < 0.2:
        words.append(chance.choice(STRAY))
    return {"text": " ".join(words), "name": chance.choice([None, names[-1], chance.choice(STRAY)])}


def _date(chance, gold):
    if not gold or chance.random() < 0.2:
        return chance.choice(
            [None, {"start": "2018-03-04", "end": None, "origin": chance.choice(["publication", "stated"])}]
        )
    first, last = date.fromisoformat(gold["start"]), date.fromisoformat(gold.get("end") or gold["start"])
    first += timedelta(days=chance.choice([0, 0, 0, -1, 2, 4]))
    last = max(first, last + timedelta(days=chance.choice([0, 0, 0, 1, 3, 9])))
    return {"start": first.isoformat(), "end": last.isoformat(), "origin": "stated"}


def _place(chance, gold):
    if not gold:
        return chance.choice([None, None, {"text": chance.choice(STRAY)}])
    return chance.choice(
        [None, {"text": chance.choice(gold), "name": None}, {"text": chance.choice(STRAY), "name": gold[0]}]
    )
