"""``rawi bench``: Rawi beside other programs, in one run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from rawi.cli.options import Debug
from rawi.cli.run import reporting

_Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Also write the figures here, as JSON.")
]
_Json = Annotated[bool, typer.Option("--json", help="Write the figures as JSON, not as a table.")]

app = typer.Typer(no_args_is_help=True, help="Compare Rawi with other programs.", rich_markup_mode=None)


@app.callback()
def bench() -> None:
    """Compare Rawi with other programs."""


@app.command("language")
def language(
    shared: Annotated[
        Path,
        typer.Argument(metavar="SHARED", exists=True, file_okay=False, help="Folder with data/treebank and data/ner."),
    ],
    systems: Annotated[
        str, typer.Option(metavar="LIST", help="Which of accurate, fast, udpipe and segmenter.")
    ] = "accurate,fast,udpipe,segmenter",
    udpipe: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="UDPipe's trained models; they are trained into it if it is empty."),
    ] = None,
    output: _Output = None,
    as_json: _Json = False,
    debug: Debug = False,
) -> None:
    """Both models, UDPipe 1 trained on the same treebanks, and arabic-morph-segmenter on the same sentences.

    Each runs in a process of its own with one thread, then in two at once. The other programs come
    with pip install 'rawi[bench]'; those that are absent are named and left out. Run it on an idle machine.

    \b
    Examples:
      rawi bench language ../shared --udpipe build/udpipe -o eval/bench_language.json
      rawi bench language ../shared --systems accurate,fast
    """
    from tempfile import TemporaryDirectory

    with reporting(debug=debug), TemporaryDirectory(prefix="rawi-bench-") as spare:
        from rawi.evaluation.bench.run import bench as run
        from rawi.views.output import replacing

        chosen = [name.strip() for name in systems.split(",") if name.strip()]
        report = run(shared, udpipe or Path(spare), systems=chosen, say=lambda line: typer.echo(line, err=True))
        written = json.dumps(report.as_json(), ensure_ascii=False, indent=1) + "\n"
        if output is not None:
            with replacing(output) as file:
                file.write(written.encode())
        typer.echo(written if as_json else report.table())
