import pytest

from rawi.views.output import OutputError, replacing


def test_replacing_shows_the_file_when_it_is_whole(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("old")
    with replacing(path) as file:
        file.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_replacing_keeps_what_was_written_before_ctrl_c(tmp_path):
    path = tmp_path / "a.jsonl"
    with pytest.raises(KeyboardInterrupt), replacing(path) as file:
        file.write(b"line\n")
        raise KeyboardInterrupt
    assert path.read_bytes() == b"line\n"


def test_replacing_leaves_the_old_file_after_an_error(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("old")
    with pytest.raises(ValueError, match="no"), replacing(path) as file:
        file.write(b"half")
        raise ValueError("no")
    assert path.read_text() == "old"
    assert (tmp_path / "a.jsonl.part").read_bytes() == b"half"


def test_replacing_writes_through_a_link_and_to_devices(tmp_path):
    target = tmp_path / "real"
    link = tmp_path / "link"
    link.symlink_to(target)
    with replacing(link) as file:
        file.write(b"x")
    assert link.is_symlink()
    assert target.read_bytes() == b"x"


@pytest.mark.parametrize("name", ["none/a.jsonl", "."])
def test_replacing_refuses_what_cannot_be_written(tmp_path, name):
    with pytest.raises(OutputError, match="can't be written"), replacing(tmp_path / name):
        pass
