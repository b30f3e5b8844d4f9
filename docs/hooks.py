"""Writes the normalisers' page of the documentation from the classes."""

import inspect
from typing import Any

from kaznorm import catalog

MARK = "<!-- normalisers -->"


def on_page_markdown(markdown: str, **_: Any) -> str:
    """The page, with what the catalog holds in the place of the mark."""
    if MARK not in markdown:
        return markdown
    built = [name for name in catalog.ORDER if name in catalog.BUILT]
    return markdown.replace(MARK, "\n".join(_section(name) for name in built))


def _section(name: str) -> str:
    made = catalog.load(name)
    about, _, example = (inspect.getdoc(made) or "").partition("\n\n>>>")
    presets = ", ".join(f"`{preset}`" for preset in catalog.PRESETS if name in catalog.PRESETS[preset])
    parts = [f"## {name}", about, f"In {presets}." if presets else "In no preset."]
    if example:
        parts.append(f"```pycon\n>>>{example}\n```")
    parts.append(
        "\n".join(
            [
                "| option | default | |",
                "| --- | --- | --- |",
                *(_row(option) for option in made.options() if option.help),
            ]
        )
    )
    return "\n\n".join(parts) + "\n"


def _row(option: Any) -> str:
    cells = f"`{option.name}`", f"`{option.default!r}`", f"{option.help}; {option.allowed}"
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
