"""``rawi actors``: whom Rawi knows."""

from __future__ import annotations

from typing import Annotated

import typer

from rawi.cli.run import reporting, tell_problems

app = typer.Typer(no_args_is_help=True, help="Look into the base of actors.", rich_markup_mode=None)


@app.callback()
def actors() -> None:
    """Look into the base of actors."""


@app.command("find")
def find(name: Annotated[str, typer.Argument(metavar="NAME", help="A name in Arabic, in any spelling.")]) -> None:
    """List the actors and the country that a name means.

    The exit code is 1 when nobody is known by the name.

    \b
    Example:
      rawi actors find بوتين
    """
    with reporting(debug=False):
        from rawi.reading.actors.base import ActorBase
        from rawi.reading.actors.tables import spelt

        base = ActorBase.load()
        found, _, reason = spelt(base, name, person=True)
        for one in found:
            typer.echo(f"{one.id}\t{one.name}\t{one.name_en}\t{one.country}\t{'|'.join(one.sectors)}\t{reason}")
        iso = base.country_by_name(name) or base.country_by_metonym(name) or base.country_by_capital(name)
        iso = iso or base.country_by_demonym(name)
        if iso:
            typer.echo(f"{iso}\t{base.countries[iso].name}\t{base.countries[iso].name_en}")
        if not found and not iso:
            typer.echo(f"nobody is known as «{name}»", err=True)
            raise typer.Exit(1)


@app.command("show")
def show(id_: Annotated[str, typer.Argument(metavar="ID", help="An actor's id, as «find» gives it.")]) -> None:
    """Show all that is known of one actor, offices with their dates.

    \b
    Example:
      rawi actors show per.vladimir_putin
    """
    with reporting(debug=False):
        from rawi.reading.actors.base import ActorBase

        one = ActorBase.load().actors.get(id_)
        if one is None:
            typer.echo(f"there is no actor {id_}", err=True)
            raise typer.Exit(1)
        typer.echo(f"{one.id}\n{one.name} ({one.name_en})\ncountry: {one.country}\nsectors: {', '.join(one.sectors)}")
        for alias in one.aliases:
            typer.echo(f"also: {alias}")
        for office in one.offices:
            typer.echo(f"office: {office.code} {office.country} {office.start or '?'} – {office.end or ''}".rstrip())


@app.command("check")
def check() -> None:
    """Check the files of the actor base; every problem is listed with file and line.

    The exit code is 1 when there is one.

    \b
    Example:
      rawi actors check
    """
    from rawi.errors import RawiError
    from rawi.reading.actors.base import ActorBase
    from rawi.reading.actors.words import word_lists

    problems: list[str] = []
    for load in (ActorBase.load, word_lists):
        try:
            load()
        except RawiError as error:
            problems += error.cause.splitlines()
    tell_problems(problems, order="the actor base is in order")
