"""Which way the imports point: the upper floors know the lower ones, never the reverse."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ["thbnet", "network", "strategy", "newsletter"]
KNOW_ALL_FLOORS = {"thbnet.settings", "thbnet.urls"}
# Within an app; modules that are not listed stand on no layer and may be used by any.
LAYERS = {
    "permissions": 0,
    "models": 1,
    "actions": 2,
    "forms": 3,
    "admin": 3,
    "views": 4,
    "urls": 5,
}


@cache
def sources() -> dict[str, Path]:
    """Every module of the project by its dotted name; migrations are Django's."""
    files = (path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
    return {_dotted(path): path for path in files if "migrations" not in path.parts}


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def imports(module: str) -> set[str]:
    """The project's modules that this one imports, at its top or inside a function."""
    package = module if sources()[module].name == "__init__.py" else module.rpartition(".")[0]
    found = set()
    for node in ast.walk(ast.parse(sources()[module].read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, package)
            found |= {_deepest(base, alias.name) for alias in node.names}
    return {name for name in found if floor_of(name) in FLOORS}


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module
    parents = package.split(".")
    return ".".join([*parents[: len(parents) - node.level + 1], *filter(None, [node.module])])


def _deepest(base: str, name: str) -> str:
    return f"{base}.{name}" if f"{base}.{name}" in sources() else base


def floor_of(module: str) -> str:
    return module.partition(".")[0]


def layer(module: str) -> int | None:
    parts = module.split(".")
    return LAYERS.get(parts[1]) if len(parts) > 1 else None


def reached(module: str, seen: set[str] | None = None) -> set[str]:
    """What the module imports of its own app, also by way of helpers that stand on no layer."""
    seen = set() if seen is None else seen
    for name in imports(module):
        if floor_of(name) == floor_of(module) and name in sources() and name not in seen:
            seen.add(name)
            if layer(name) is None:
                reached(name, seen)
    return seen


def test_floors_import_only_what_lies_below():
    upwards = {
        f"{module} imports {name}"
        for module in sources().keys() - KNOW_ALL_FLOORS
        for name in imports(module)
        if FLOORS.index(floor_of(name)) > FLOORS.index(floor_of(module))
    }
    assert upwards == set()


@pytest.mark.parametrize("floor", FLOORS[1:])
def test_layers_of_an_app_import_only_what_lies_below(floor):
    upwards = {
        f"{module} reaches {name}"
        for module in sources()
        if module.startswith(f"{floor}.") and layer(module) is not None
        for name in reached(module)
        if (layer(name) or 0) > layer(module)
    }
    assert upwards == set()
