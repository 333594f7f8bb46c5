"""Gold files of names in the model's schemes."""

from rawi.evaluation.schemes import joined, named, spread


def test_clitics_are_joined_to_their_words():
    words = ["و", "قال", "زعيم", "ها", "و", "لندن", "ه"]
    assert joined(words) == [[0, 1], [2, 3], [4, 5, 6]]
    assert joined(["و"]) == [[0]]


def test_tags_of_joined_words_stand_on_the_words_themselves():
    words = ["و", "لندن", "ها", "و", "باريس"]
    assert spread(["B-LOC", "I-LOC"], [[0, 1, 2], [3, 4]], words) == ["O", "B-LOC", "O", "I-LOC", "I-LOC"]


def read(tags_of):
    calls = []

    def namer(sentences, scheme):
        calls.append((scheme, [list(s) for s in sentences]))
        return [[tags_of[word] for word in sentence] for sentence in sentences]

    return calls, namer


def test_coarse_files_are_read_in_the_coarse_scheme():
    calls, namer = read({"لندن": "B-LOC", "و": "O"})
    assert named([[("و", "O"), ("لندن", "B-LOC")]], namer, ("aner", "fane")) == [["O", "B-LOC"]]
    assert calls == [("aner", [["و", "لندن"]])]


def test_fine_files_are_read_in_the_fine_scheme_and_come_back_coarse():
    calls, namer = read({"ولندن": "B-Population-Center", "بوتين": "B-Politician", "أمس": "B-DATE"})
    gold = [[("و", "O"), ("لندن", "B-Population-Center"), ("بوتين", "B-Politician"), ("أمس", "O")]]
    assert named(gold, namer, ("aner", "fane")) == [["O", "B-LOC", "B-PER", "O"]]
    assert calls == [("fane", [["ولندن", "بوتين", "أمس"]])]


def test_the_other_scheme_stands_in():
    calls, namer = read({"بوتين": "B-Politician"})
    assert named([[("بوتين", "B-PER")]], namer, ("fane",)) == [["B-PER"]]
    assert calls[0][0] == "fane"
