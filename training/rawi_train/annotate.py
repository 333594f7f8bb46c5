"""News read by a finished model, as training data: ``python -m rawi_train.annotate SHARED MODEL OUT``.

Writes CoNLL-U, one file a corpus of articles: words, tags, trees, and in MISC the names of each scheme
(``Aner=B-PER|Fane=B-Politician``), word by word. A name that an article writes several times gets one
class there, the one it was read with most often (Krishnan and Manning 2006 found the same constraint to
mend errors). A student learns from it with noise in its input (Xie et al. 2020).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from rawi.language import Language, Model
from rawi.language.analysis import Analysis, Entity, Word

SHARES = {"ant_2018": 0.55, "saudinewsnet_2015": 0.3, "ant_tunisia_2015_2017": 0.15}
LONGEST_ARTICLE = 900
LENGTHS = range(3, 90)
MAJORITY = 0.6


def texts(path: Path, seed: int) -> Iterator[tuple[str, str]]:
    """(id, text) of the file's articles in random order, very long ones left out."""
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        lines = handle.readlines()
    random.Random(seed).shuffle(lines)
    for line in lines:
        row = json.loads(line)
        if 40 <= len(row["text"].split()) <= LONGEST_ARTICLE:
            yield row["id"], row["text"]


def agreed(analysis: Analysis, text: str) -> list[Entity]:
    """The names, each spelling with the class that most of its mentions in the article have."""
    words = [word for sentence in analysis.sentences for word in sentence]
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    spelling = []
    for entity in analysis.entities:
        key = (entity.scheme, text[words[entity.first].start : words[entity.last - 1].end])
        votes[key][entity.label] += 1
        spelling.append(key)
    out = []
    for entity, key in zip(analysis.entities, spelling, strict=True):
        label, count = votes[key].most_common(1)[0]
        if count >= MAJORITY * votes[key].total():
            entity = Entity(entity.first, entity.last, label, entity.scheme)
        out.append(entity)
    return out


def rows_of(analysis: Analysis, text: str, doc_id: str) -> Iterator[str]:
    """CoNLL-U lines of one article."""
    named = _name_tags(analysis, text)
    base = 0
    for number, sentence in enumerate(analysis.sentences, 1):
        if len(sentence) in LENGTHS:
            yield f"# sent_id = {doc_id}-{number}"
            yield f"# text = {' '.join(text[sentence[0].start : sentence[-1].end].split())}"
            for at, word in enumerate(sentence):
                if word.opens:
                    yield from _range(sentence, at, text)
                misc = "|".join(named[base + at]) or "_"
                form = word.norm if _cut(sentence, at) else text[word.start : word.end]
                tags = (word.lemma or "_", word.upos, "_", word.feats or "_", word.head, word.relation, "_")
                yield "\t".join(map(str, (at + 1, form, *tags, misc)))
            yield ""
        base += len(sentence)


def _name_tags(analysis: Analysis, text: str) -> dict[int, list[str]]:
    tags: dict[int, list[str]] = defaultdict(list)
    for entity in agreed(analysis, text):
        for at in range(entity.first, entity.last):
            tags[at].append(f"{entity.scheme.capitalize()}={'B' if at == entity.first else 'I'}-{entity.label}")
    return tags


def _end(sentence: list[Word], at: int) -> int:
    """Where the surface token that opens at ``at`` ends, exclusive."""
    last = at + 1
    while last < len(sentence) and not sentence[last].opens:
        last += 1
    return last


def _cut(sentence: list[Word], at: int) -> bool:
    return not sentence[at].opens or (at + 1 < len(sentence) and not sentence[at + 1].opens)


def _range(sentence: list[Word], at: int, text: str) -> Iterator[str]:
    last = _end(sentence, at)
    if last > at + 1:
        surface = text[sentence[at].start : sentence[last - 1].end]
        yield "\t".join((f"{at + 1}-{last}", surface, *"_" * 8))


def annotate(shared: Path, model: Path, out: Path, *, words: int, seed: int, threads: int) -> None:
    """Fill ``out`` with about ``words`` words, by corpus."""
    out.mkdir(parents=True, exist_ok=True)
    language = Language(Model(model, threads=threads))
    for name, share in SHARES.items():
        done = 0
        with gzip.open(out / f"news-{name}.conllu.gz", "wt", encoding="utf-8", compresslevel=4) as handle:
            for doc_id, text in texts(shared / f"data/news/{name}.jsonl.gz", seed):
                analysis = next(iter(language.analyse([text])))
                handle.write(f"# newdoc id = {doc_id}\n")
                handle.writelines(f"{row}\n" for row in rows_of(analysis, text, doc_id))
                done += analysis.word_count
                if done >= words * share:
                    break
        print(f"{name}: {done} words", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="folder with data/")
    parser.add_argument("model", type=Path, help="folder of the finished model")
    parser.add_argument("out", type=Path, help="folder for the annotated news")
    parser.add_argument("--words", type=int, default=800_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=0)
    args = parser.parse_args()
    annotate(args.shared, args.model, args.out, words=args.words, seed=args.seed, threads=args.threads)


if __name__ == "__main__":
    main()
