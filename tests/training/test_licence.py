"""What an open training may read, against the list that comes with the data."""

import gzip

import pytest

from rawi_train.corpus import Example, Token, read_conllu
from rawi_train.lemmas import write
from rawi_train.licence import OPEN_CORPORA, chosen, may_read

CORPORA = {
    "trees": [Example([], source="padt12-train-1"), Example([], source="pud-n01001011")],
    "hidden": [Example([], source="padt12-train-2")],
    "pos": [Example([], source="padt-pos-train-1")],
    **{
        name: [Example([Token("عاد")], source=f"{name}.txt")]
        for name in ("aner", "fane", "wikifane", "aqmar", "wojood")
    },
}
TREE = "# sent_id = {}\n1\t{}\t{}\tVERB\t_\tAspect=Perf\t0\troot\t_\t_\n\n"


def test_full_leaves_all():
    assert chosen(CORPORA, "full") is CORPORA


def test_open_keeps_pud_and_what_is_share_alike():
    kept = chosen(CORPORA, "open")
    assert {name: [e.source for e in examples] for name, examples in kept.items()} == {
        "trees": ["pud-n01001011"],
        "fane": ["fane.txt"],
        "wikifane": ["wikifane.txt"],
        "aqmar": ["aqmar.txt"],
    }


def test_unknown_licence_is_refused():
    with pytest.raises(ValueError, match="'commercial' is not"):
        chosen(CORPORA, "commercial")


def test_a_new_corpus_is_not_open_until_it_is_listed():
    assert not may_read("later", Example([], source="pud-1"))


def test_selection_agrees_with_the_list_of_the_data(shared):
    """A row of the list counts as open when its last column says no; PUD is the open part of the trees."""
    table = {}
    for line in (shared / "data/README.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5:
            table[cells[0]] = cells[4]
    terms = {name: table[file] for name, file in OPEN_CORPORA.items()}
    assert terms.pop("trees") == "**yes** (PADT part)"
    assert set(terms.values()) == {"no"}


def test_open_trees_of_the_treebank(shared):
    trees = list(read_conllu(shared / "data/treebank/trees_train.conllu.gz"))
    kept = chosen({"trees": trees}, "open")["trees"]
    assert len(kept) == 700
    assert any(len(token.words) > 1 for example in kept for token in example.tokens)


def test_open_lemmas_come_from_pud(tmp_path):
    folder = tmp_path / "data/treebank"
    folder.mkdir(parents=True)
    trees = TREE.format("padt12-train-1", "عاد", "عاد") + TREE.format("pud-n1", "زار", "زار")
    (folder / "trees_train.conllu.gz").write_bytes(gzip.compress(trees.encode()))
    for licence, forms in (("full", ["زار", "عاد"]), ("open", ["زار"])):
        write(tmp_path, tmp_path / licence, licence)
        rows = (tmp_path / licence / "lemmas.tsv").read_text("utf-8").splitlines()
        assert [row.split("\t")[0] for row in rows] == forms
