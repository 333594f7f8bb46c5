import gzip

import pytest

from rawi.errors import FormatError
from rawi.evaluation import language
from rawi.evaluation.conllu import read_conllu
from rawi.evaluation.entities import class_table, entities, names_figures, read_tagged
from rawi.language.analysis import Analysis, Word

from .careless import Careless, write_conllu
from .scorers import scorer

GOLD = """# sent_id = a-1
# text = زار سالم بلدته.
1\tزار\tزَارَ\tVERB\t_\t_\t0\troot\t_\t_
2\tسالم\tسالم\tX\t_\t_\t1\tnsubj\t_\t_
3-4\tبلدته\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
3\tبلدة\tبَلْدَة\tNOUN\t_\t_\t1\tobj\t_\t_
4\tه\tهُوَ\tPRON\t_\t_\t3\tnmod:poss\t_\t_
5\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_

"""
NAMES = "زار\tO\nسالم\tB-PER\nعمر I-PERS\n\nبغداد\tB-LOC\n"


@pytest.fixture
def write(tmp_path):
    def written(text, name="gold.conllu"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return written


@pytest.fixture(scope="module", params=["trees_dev", "padt_pos_seg_dev"])
def treebank(request, shared, tmp_path_factory):
    """A part of a gold file, unpacked for the reference scorer."""
    text = gzip.decompress((shared / f"data/treebank/{request.param}.conllu.gz").read_bytes()).decode()
    path = tmp_path_factory.mktemp("gold") / f"{request.param}.conllu"
    path.write_text("\n\n".join(text.split("\n\n")[:120]) + "\n\n", "utf-8")
    return path


def percent(value):
    return f"{value:.2f}"


@pytest.mark.parametrize("seed", range(3))
def test_trees_agree_with_reference(shared, treebank, tmp_path, capsys, seed):
    gold = read_conllu(treebank)
    if gold[0].words[0].head < 0:
        pytest.skip("no trees in this file")
    analyser = Careless(gold, seed=seed)
    f = language.evaluate("trees", treebank, language=analyser).figures
    for sentence, words in zip(gold, analyser.given, strict=True):
        sentence.words = [language._tree_word(w, w.head, w.relation) for w in words]
    write_conllu(tmp_path / "system.conllu", gold)
    reference = scorer(shared, "lang_score")
    reference.trees(reference.read_conllu(treebank), reference.read_conllu(tmp_path / "system.conllu"))
    shown = {"lemma": "lemma", "UPOS": "upos", "UAS": "uas", "LAS": "las"}
    expected = f"words {f['words']}  " + "  ".join(f"{key} {percent(f[at])}" for key, at in shown.items())
    assert capsys.readouterr().out.strip() == expected
    assert 40 < f["las"] < 90


@pytest.mark.parametrize("seed", range(3))
def test_raw_agrees_with_reference(shared, treebank, tmp_path, capsys, seed):
    gold = read_conllu(treebank)
    f = language.evaluate("raw", treebank, language=Careless(gold, seed=seed)).figures
    texts = [s.text for s in gold]
    again = Careless(gold, seed=seed).analyse(texts)
    write_conllu(tmp_path / "system.conllu", [language.joined(a, t) for a, t in zip(again, texts, strict=True)])
    reference = scorer(shared, "lang_score")
    reference.raw(reference.read_conllu(treebank), reference.read_conllu(tmp_path / "system.conllu"))
    assert capsys.readouterr().out.strip() == (
        f"surface tokens {f['surface_tokens']}  words exact {percent(f['words_exact'])}  clitic-bearing exact "
        f"{percent(f['clitic_bearing_exact'])} of {f['clitic_bearing']}  UPOS {percent(f['upos'])}  "
        f"UAS {percent(f.get('uas', 0))}  LAS {percent(f.get('las', 0))}"
    )
    assert 50 < f["words_exact"] < 99
    assert ("uas" in f) == (treebank.stem == "trees_dev")


@pytest.mark.parametrize("classes", [(), ("PER", "LOC"), ("ORG",)])
def test_names_agree_with_reference(shared, capsys, classes):
    path = shared / "data/ner/anercorp_dev.txt"
    tags = [[tag for _, tag in sentence] for sentence in read_tagged(path)]
    analyser = Careless(tags=tags, errors=0.1)
    figures = language.evaluate("names", path, language=analyser, classes=classes).figures
    reference = scorer(shared, "lang_score")
    system = [[("", tag) for tag in given] for given in analyser.given]
    reference.names(reference.read_names(path), system, set(classes))
    rows = [
        f"{k:6} P {percent(f['p'])}  R {percent(f['r'])}  F1 {percent(f['f1'])}  (gold {f['n']})"
        for k, f in figures.items()
    ]
    assert capsys.readouterr().out.splitlines() == rows


def test_perfect_analysis_gets_full_marks(write):
    path = write(GOLD)
    gold = read_conllu(path)
    perfect = Careless(gold, errors=0)
    assert language.evaluate("trees", path, language=perfect).figures == {
        "words": 5, "lemma": 100, "upos": 100, "uas": 100, "las": 100,
    }  # fmt: skip
    raw = language.evaluate("raw", path, language=perfect)
    assert raw.figures["clitic_bearing"] == 1
    assert raw.figures["words_exact"] == raw.figures["clitic_bearing_exact"] == raw.figures["las"] == 100
    assert raw.as_json()["stage"] == "raw"
    assert "clitic-bearing exact   100.00" in raw.table()


def test_gzipped_file_gives_the_same(write, tmp_path):
    path = write(GOLD)
    packed = tmp_path / "gold.conllu.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert read_conllu(packed)[0].words == read_conllu(path)[0].words


def test_treebanks_are_told_apart(write):
    path = write(GOLD + GOLD.replace("sent_id = a-1", "sent_id = b2-1"))
    report = language.evaluate("raw", path, language=Careless(read_conllu(path), errors=0))
    assert list(report.figures["parts"]) == ["a", "b"]
    assert report.figures["parts"]["b"]["surface_tokens"] == 4
    assert report.table().splitlines()[1].split() == ["all", "a", "b"]


def test_joined_hangs_later_roots_on_the_first():
    first = [
        Word(0, 3, "وصل", True, head=0, relation="root"),
        Word(4, 8, "سالم", True, head=1, relation="nsubj"),
    ]
    second = [
        Word(9, 11, "ثم", True, head=2, relation="cc"),
        Word(12, 16, "غادر", True, head=0, relation="root"),
    ]
    sentence = language.joined(Analysis([first, second]), "وصل سالم ثم غادر")
    assert [(w.head, w.relation) for w in sentence.words] == [
        (0, "root"),
        (1, "nsubj"),
        (4, "cc"),
        (1, "parataxis"),
    ]
    assert [t.text for t in sentence.tokens] == ["وصل", "سالم", "ثم", "غادر"]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("\tVERB\t_", "\tVERB", 3, "9 columns"),
        ("2\tسالم", "3\tسالم", 4, "out of sequence"),
        ("2\tسالم", "x\tسالم", 4, "out of sequence"),
        ("3-4\t", "2-4\t", 5, "out of sequence"),
        ("3-4\t", "3-9\t", 1, "reaches word 9"),
        ("\t3\tnmod:poss", "\t8\tnmod:poss", 7, "head 8 of word 4 is out of range"),
        ("\t3\tnmod:poss", "\t4\tnmod:poss", 7, "head 4 of word 4 is out of range"),
        ("\t3\tnmod:poss", "\tthree\tnmod:poss", 7, "not a number"),
        ("# text = زار سالم", "# text = زار سليم", 2, "don't spell"),
        ("\t3\tnmod:poss", "\t0\tnmod:poss", 1, "2 roots"),
        ("\t1\tobj", "\t4\tobj", 1, "above word 3 go in a circle"),
    ],
)
def test_malformed_conllu_is_refused(write, old, new, line, message):
    path = write(GOLD.replace(old, new))
    with pytest.raises(FormatError, match=message) as caught:
        language.evaluate("raw", path, language=Careless())
    assert caught.value.where == f"{path}:{line}"


@pytest.mark.parametrize(
    ("kind", "text", "line", "message"),
    [
        ("raw", GOLD.replace("# text", "# note"), 1, "without # text"),
        ("trees", GOLD.replace("\t3\tnmod:poss", "\t_\t_"), 1, "without a head"),
        ("names", NAMES.replace("سالم\t", "سالم\tX\t"), 2, "3 columns"),
        ("names", NAMES.replace("سالم\t", "سالم"), 2, "1 columns"),
        ("names", NAMES.replace("B-LOC", "LOC"), 5, "not a BIO tag"),
        ("names", NAMES.replace("B-LOC", "B-"), 5, "not a BIO tag"),
    ],
)
def test_unfit_file_is_refused(write, kind, text, line, message):
    path = write(text)
    with pytest.raises(FormatError, match=message) as caught:
        language.evaluate(kind, path, language=Careless())
    assert caught.value.where == f"{path}:{line}"


@pytest.mark.parametrize("kind", ["trees", "raw", "names"])
def test_empty_file_is_refused(write, kind):
    with pytest.raises(FormatError, match="no sentences"):
        language.evaluate(kind, write("\n\n"), language=Careless())


def test_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "gold.txt"
    path.write_bytes(NAMES.encode("cp1256"))
    with pytest.raises(FormatError, match="not UTF-8"):
        language.evaluate("names", path, language=Careless())


def test_damaged_archive_is_refused(tmp_path):
    path = tmp_path / "gold.conllu.gz"
    path.write_bytes(b"no archive")
    with pytest.raises(FormatError, match="can't be read"):
        language.evaluate("raw", path, language=Careless())


def test_unknown_kind_is_refused(write):
    with pytest.raises(FormatError, match="no evaluation 'tokens'"):
        language.evaluate("tokens", write(GOLD), language=Careless())


def test_fine_classes_are_mapped_to_coarse_ones():
    gold = [["B-Nation", "O", "B-Politician", "I-Politician", "B-OCC"]]
    figures = names_figures(gold, [["B-LOC", "O", "B-PER", "O", "B-MISC"]], ("PER", "LOC", "ORG"))
    assert {key: (f["p"], f["n"]) for key, f in figures.items()} == {
        "LOC": (100, 1),
        "PER": (0, 1),
        "all": (50, 2),
    }


def test_class_table_agrees_with_reference(shared):
    lines = (shared / "data/ner/class_map.tsv").read_text("utf-8").splitlines()[1:]
    wanted = {"GPE": "LOC", "-": ""}
    for _, name, coarse, *_ in (line.split("\t") for line in lines):
        assert class_table()[name] == wanted.get(coarse, coarse)


def test_inside_tag_without_start_begins_a_name():
    assert entities(["O", "I-PER", "I-PER", "I-LOC", "B-LOC"]) == {
        (1, 3, "PER"),
        (3, 4, "LOC"),
        (4, 5, "LOC"),
    }
