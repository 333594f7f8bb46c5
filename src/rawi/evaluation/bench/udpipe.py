"""UDPipe 1, trained on the same treebanks, behind the face of ``rawi.language.Language``."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from rawi.errors import RawiError
from rawi.language.analysis import Analysis, Word

NEEDED = "pip install 'rawi[bench]'"
PARTS = ("tokenizer", "tagger", "parser")
_SKIPPED = "in_padt_pos_seg_dev"
_OPTIONS = {
    "tokenizer": "epochs=4;batch_size=50;dimension=24;learning_rate=0.005;early_stopping=0",
    "tagger": "models=1;templates_1=tagger;guesser_suffix_rules_1=12;guesser_enrich_dictionary_1=4;iterations_1=5;"
    "use_lemma_1=0;provide_lemma_1=0;use_xpostag_1=0;provide_xpostag_1=0;use_feats_1=0;provide_feats_1=0",
    "parser": "iterations=6;embedding_upostag=20;embedding_feats=0;embedding_xpostag=0;embedding_form=50;"
    "embedding_lemma=0;embedding_deprel=20;learning_rate=0.02;hidden_layer=200;batch_size=10;"
    "transition_system=swap;transition_oracle=static_lazy;structured_interval=8;single_root=1;use_gold_tags=1",
}


class MissingError(RawiError):
    """A package that only the comparison needs is not installed."""

    code = "R410"


def package(name: str) -> Any:
    """The module ``name``, or what to install."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingError(f"{name} is not installed", hint=NEEDED) from error


def train(shared: Path, out: Path) -> None:
    """Train what ``out`` lacks of tokenizer, tagger and parser on the training treebanks."""
    udpipe = package("ufal.udpipe")
    out.mkdir(parents=True, exist_ok=True)
    data = shared / "data/treebank"
    trees = _blocks(data / "trees_train.conllu.gz")
    both = [*trees, *_blocks(data / "padt_pos_seg_train.conllu.gz")]
    for part in (one for one in PARTS if not (out / f"{one}.udpipe").is_file()):
        options = [_OPTIONS[part] if one == part else "none" for one in PARTS]
        sentences = _sentences(udpipe, trees if part == "parser" else both)
        error = udpipe.ProcessingError()
        model = udpipe.Trainer.train("morphodita_parsito", sentences, udpipe.Sentences(), *options, error)
        if error.occurred():
            raise MissingError(f"UDPipe could not be trained: {error.message}")
        (out / f"{part}.udpipe").write_bytes(model)


def _blocks(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        return [block for block in handle.read().split("\n\n") if block.strip() and _SKIPPED not in block]


def _sentences(udpipe: Any, blocks: Iterable[str]) -> Any:
    found, error = udpipe.Sentences(), udpipe.ProcessingError()
    reader = udpipe.InputFormat.newConlluInputFormat()
    reader.setText("\n\n".join(blocks) + "\n\n")
    sentence = udpipe.Sentence()
    while reader.nextSentence(sentence, error):
        found.append(sentence)
        sentence = udpipe.Sentence()
    if error.occurred():
        raise MissingError(f"UDPipe refuses a treebank: {error.message}")
    return found


class UDPipe:
    """The trained models as an analyser; it has no names and no lemmas."""

    def __init__(self, folder: Path) -> None:
        self._udpipe = package("ufal.udpipe")
        self._models = {part: self._udpipe.Model.load(str(folder / f"{part}.udpipe")) for part in PARTS}

    def pipe(self, texts: Iterable[str]) -> Iterator[int]:
        """Analyse texts; the number of words of each comes back."""
        return (sum(len(sentence.words) - 1 for sentence in self._analysed(text)) for text in texts)

    def analyse(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """One analysis a text."""
        return (Analysis([self._words(s, text) for s in self._analysed(text)]) for text in texts)

    def analyse_segmented(self, sentences: Sequence[Sequence[tuple[str, Sequence[str]]]]) -> list[list[Word]]:
        """Tag and parse sentences whose words are given."""
        out = []
        for sentence in sentences:
            given = self._udpipe.Sentence()
            for form in (form for _, forms in sentence for form in forms):
                given.addWord(form)
            self._parse(given)
            out.append([_word(word, 0, 0, True) for word in list(given.words)[1:]])
        return out

    def name_tokens(self, sentences: Sequence[Sequence[str]], scheme: str = "") -> list[list[str]]:
        """It knows no names."""
        return [["O"] * len(sentence) for sentence in sentences]

    def _analysed(self, text: str) -> Iterator[Any]:
        tokenizer, error = self._models["tokenizer"].newTokenizer(""), self._udpipe.ProcessingError()
        tokenizer.setText(text)
        sentence = self._udpipe.Sentence()
        while tokenizer.nextSentence(sentence, error):
            self._parse(sentence)
            yield sentence
            sentence = self._udpipe.Sentence()

    def _parse(self, sentence: Any) -> None:
        self._models["tagger"].tag(sentence, "")
        self._models["parser"].parse(sentence, "")

    @staticmethod
    def _words(sentence: Any, text: str) -> list[Word]:
        spans = {token.idFirst: (token.idLast, token.form) for token in sentence.multiwordTokens}
        out: list[Word] = []
        at, until = 0, 0
        for word in list(sentence.words)[1:]:
            opens = word.id > until
            if opens:
                until, form = spans.get(word.id, (word.id, word.form))
                start = text.find(form, at)
                at = max(start, at) + len(form)
                first = at - len(form)
            out.append(_word(word, first, at, opens))
        return out


def _word(word: Any, start: int, end: int, opens: bool) -> Word:
    return Word(start, end, word.form, opens, word.upostag, "", word.head, word.deprel or "dep", "")
