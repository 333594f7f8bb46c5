import json

from rawi.evaluation.bench import run as bench
from tests.cli.conftest import Figures


def test_bench_language(run, monkeypatch, tmp_path):
    seen = []

    def measured(shared, models, *, systems, say):
        say("measuring fast")
        seen.append((shared, models, systems))
        return Figures("bench")

    monkeypatch.setattr(bench, "bench", measured)
    out = tmp_path / "bench.json"
    result = run("bench", "language", tmp_path, "--systems", "fast, udpipe", "--udpipe", tmp_path / "u", "-o", out)
    assert (result.exit_code, result.stdout) == (0, "F1 of bench\n")
    assert seen == [(tmp_path, tmp_path / "u", ["fast", "udpipe"])]
    assert json.loads(out.read_text("utf-8"))["f1"] == 0.5
