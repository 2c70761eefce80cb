"""`--language`: in which language the consoles speak."""

import os

import click


def _take_up(_context: click.Context, _option: click.Parameter, language: str | None) -> None:
    """The screens look for it when they start; a command without screens needs none."""
    if not language:
        return
    from ui import languages

    try:
        os.environ[languages.ASKED] = languages.checked(language)
    except languages.NoSuchLanguageError as error:
        raise click.BadParameter(str(error)) from error


language_option = click.option(
    "--language",
    metavar="XX",
    envvar="RACECONTROL_LANGUAGE",
    expose_value=False,
    callback=_take_up,
    help="Language of the consoles, such as en.  [default: that of the system, else en]",
)
