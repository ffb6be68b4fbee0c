"""What holds for every template: somebody uses it, and the Content-Security-Policy lets it work."""

import ast
import re
from pathlib import Path

import pytest
from django.template import TemplateDoesNotExist, engines

from tests.test_architecture import ROOT, sources

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
FOUND_BY_DJANGO = {f"{code}.html" for code in (400, 403, 404, 500)}


def test_templates_are_all_used():
    mentions = [re.compile(pattern) for pattern in {*_named_in_python(), *_named_in_templates()}]
    names = {path.relative_to(ROOT / "templates").as_posix() for path in TEMPLATES}
    orphans = {
        name
        for name in names - FOUND_BY_DJANGO
        if not any(mention.fullmatch(name) for mention in mentions) and not _overrides(name)
    }
    assert orphans == set()


def _named_in_templates():
    for path in TEMPLATES:
        name = path.relative_to(ROOT / "templates").as_posix()
        found = set(re.findall(r"""["']([\w/.-]+\.html)["']""", path.read_text()))
        yield from map(re.escape, found - {name})


def _named_in_python():
    for path in sources().values():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.JoinedStr):
                yield "".join(_pattern(part) for part in node.values)
            elif isinstance(node, ast.Constant) and str(node.value).endswith(".html"):
                yield re.escape(node.value)


def _pattern(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w-]+"


def _overrides(name: str) -> bool:
    """Whether Django finds it by itself: an installed package's own, or the admin's per model."""
    if re.fullmatch(r"admin/\w+/(\w+/)?\w+\.html", name):
        name = f"admin/{Path(name).name}"
    for loader in engines["django"].engine.template_loaders[0].loaders:
        for origin in loader.get_template_sources(name):
            if not Path(origin.name).is_relative_to(ROOT / "templates"):
                try:
                    loader.get_contents(origin)
                except TemplateDoesNotExist:
                    continue
                return True
    return False


INLINE = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|<[^>]*\son[a-z]+=", re.IGNORECASE)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_templates_inline_neither_style_nor_script(path):
    """The Content-Security-Policy forbids them: they would silently do nothing."""
    assert INLINE.findall(path.read_text()) == []
