"""The command `kaznorm`: restore, check, lint, undo, explain, and list what there is."""

from kaznorm.cli import clean, others
from kaznorm.cli.group import main

__all__ = ["clean", "main", "others"]
