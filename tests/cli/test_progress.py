import io

from rawi.cli import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_shows_a_bar_and_messages(monkeypatch, tmp_path):
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    path = tmp_path / "a.txt"
    path.write_text("x" * 10)
    with progress.Progress([path], shown=True) as bar:
        bar.bytes(10)
        bar.article()
        bar.say("R106 [a]: no")
    assert "1 articles" in screen.getvalue()
    assert "R106 [a]: no" in screen.getvalue()


def test_progress_is_silent_elsewhere(capsys, tmp_path):
    with progress.Progress([tmp_path], shown=False) as bar:
        bar.bytes(10)
        bar.article()
        bar.say("R106 a: no")
    assert capsys.readouterr().err == "R106 a: no\n"
