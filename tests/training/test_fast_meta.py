"""``meta.json`` of the fast model names what it was made from."""

import gzip
import json

from rawi_train.fast.meta import write_meta
from rawi_train.licence import OPEN_CORPORA
from rawi_train.meta import CORPORA


def test_hashes_of_corpora_and_annotated_news(tmp_path):
    shared, model, news = tmp_path / "shared", tmp_path / "model", tmp_path / "news"
    for name in CORPORA:
        path = shared / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    model.mkdir()
    news.mkdir()
    (model / "tagger.npz").write_bytes(b"weights")
    (news / "news-a.conllu.gz").write_bytes(gzip.compress(b"", mtime=0))
    write_meta(shared, model, news, version="1.0.0", seed=7, scale=1.0)
    meta = json.loads((model / "meta.json").read_text("utf-8"))
    assert (meta["name"], list(meta["files"])) == ("rawi_ar_news_fast", ["tagger.npz"])
    assert "annotated/news-a.conllu.gz" in meta["data"] and "treebank/trees_train.conllu.gz" in meta["data"]
    write_meta(shared, model, None, version="1.0.0", seed=7, scale=1.0, licence="open")
    assert set(json.loads((model / "meta.json").read_text("utf-8"))["data"]) <= set(OPEN_CORPORA.values())
