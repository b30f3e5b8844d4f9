"""The command `kaznorm` itself, which the others are added to."""

import click

from kaznorm import __version__
from kaznorm.console import Commands, show


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from kaznorm.lm.load import fingerprint  # noqa: PLC0415  (reads the model)

        show(f"kaznorm {__version__}, model {fingerprint()}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Say which this is.",
)
def main() -> None:
    """Restores damaged Kazakh text."""
