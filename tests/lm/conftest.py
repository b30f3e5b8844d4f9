"""Marks slow tests, which run only where they are asked for: `-m slow`, or with KAZNORM_DATA set."""

import os

import pytest


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes minutes; runs with -m slow, or where KAZNORM_DATA is set")


def pytest_collection_modifyitems(config, items):
    if "slow" in config.option.markexpr or "KAZNORM_DATA" in os.environ:
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="takes minutes: ask with -m slow, or set KAZNORM_DATA"))
