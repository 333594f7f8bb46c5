"""Rawi's analysis inside a spaCy pipeline: a tokenizer that fills the whole ``Doc``.

Where a word is cut hangs on the sentence around it, so that the network which cuts also tags,
parses and names; the pipeline needs no component beside the tokenizer.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import spacy
import srsly
from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from spacy.util import dot_to_dict, get_model_meta, get_package_path, registry
from spacy.vocab import Vocab

from rawi.language.docs import register
from rawi.language.fast.model import FastModel
from rawi.language.model import Model
from rawi.language.pipeline import Language
from rawi.language.tiers import opened, packaged

NAME = "rawi.Tokenizer.v1"
MAX_LENGTH = 6_000_000  # as long as the longest article that Rawi takes


class RawiTokenizer:
    """Text to a ``Doc`` with tokens, sentences, tags, trees, lemmas and names.

    A forked process loads the accurate networks anew, with one thread: their threads don't outlive a fork.
    """

    def __init__(self, vocab: Vocab, model: Model | FastModel) -> None:
        register()
        self.vocab = vocab
        self._use(model)

    def __call__(self, text: str) -> Doc:
        """The analysed ``Doc`` of ``text``."""
        if os.getpid() != self._process and isinstance(self._language.model, Model):
            self._parents = self._language  # to free them waits forever for threads that are not here
            self._use(Model(self._language.model.folder, threads=1))
        return self._language(text)

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterable[Doc]:
        """One ``Doc`` a text, in order."""
        return map(self, texts)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the model's files into the folder ``path``."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name in self._language.model.files:
            copyfile(self._language.model.folder / name, folder / name)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> RawiTokenizer:
        """Go on with the model in the folder ``path``, which must stay there."""
        self._use(opened(Path(path)))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The model's files as one string of bytes."""
        folder, names = self._language.model.folder, self._language.model.files
        packed: bytes = srsly.msgpack_dumps({name: (folder / name).read_bytes() for name in names})
        return packed

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> RawiTokenizer:
        """Go on with the model that ``to_bytes`` gave; its files lie in a temporary folder meanwhile."""
        self._held = TemporaryDirectory(prefix="rawi-")
        for name, content in srsly.msgpack_loads(data).items():
            if name in (*Model.files, *FastModel.files):
                (Path(self._held.name) / name).write_bytes(content)
        return self.from_disk(self._held.name)

    def _use(self, model: Model | FastModel) -> None:
        self._process = os.getpid()
        self._language = Language(model)
        self._language.vocab = self.vocab

    def __reduce__(self) -> tuple[Any, ...]:
        return _tokenizer, (self.vocab, self._language.model.folder)


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator]
def create_tokenizer(model: str = "accurate", threads: int = 0) -> Callable[[Pipeline], RawiTokenizer]:
    """What makes the tokenizer for a pipeline, by the name of a packaged model; 0 threads are all cores."""
    return partial(_packaged, model, threads)


def load_pipeline(package: str, model: str, *, vocab: Vocab | bool, config: dict[str, Any] | None) -> Pipeline:
    """The spaCy pipeline of a packaged model, described by ``meta.json`` of ``package``."""
    meta = get_model_meta(get_package_path(package))
    wanted = {"nlp": {"tokenizer": {"@tokenizers": NAME, "model": model}}}
    nlp = spacy.blank(meta["lang"], vocab=vocab, config=_merged(wanted, dot_to_dict(config or {})), meta=meta)
    nlp.max_length = MAX_LENGTH
    return nlp


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """``base`` with the values of ``over``, block by block."""
    both = {key: _merged(base[key], over[key]) for key in base.keys() & over.keys() if isinstance(base[key], dict)}
    return {**base, **over, **both}


def _packaged(model: str, threads: int, nlp: Pipeline) -> RawiTokenizer:
    return RawiTokenizer(nlp.vocab, packaged(model, threads=threads))


def _tokenizer(vocab: Vocab, folder: Path) -> RawiTokenizer:
    return RawiTokenizer(vocab, opened(folder))
