"""What people named: fields, migrations, and what each dependency is for."""

import re

from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from simple_history.models import HistoricalChanges

from tests.test_architecture import FLOORS, ROOT


def test_verbose_names_begin_in_lower_case():
    """Django capitalises them where a sentence begins; acronyms keep their capitals."""
    capitalised = {
        f"{thing}: {name}"
        for model in apps.get_models()
        if model._meta.app_label in FLOORS and not issubclass(model, HistoricalChanges)
        for thing, name in _verbose_names(model._meta)
        if re.match(r"[A-Z][a-z]", name) and not name.startswith(("English", "French", "Vienna"))
    }
    assert capitalised == set()


def _verbose_names(meta):
    yield meta.label, str(meta.verbose_name)
    yield meta.label, str(meta.verbose_name_plural)
    for field in meta.get_fields():
        if hasattr(field, "verbose_name"):
            yield str(field), str(field.verbose_name)


def test_dependencies_each_tell_their_purpose():
    text = (ROOT / "pyproject.toml").read_text().partition("[tool.")[0]
    listed = re.findall(r'^    "[a-z].*$', text, re.MULTILINE)
    assert len(listed) > 20
    assert [line for line in listed if not re.search(r'",\s+# \w+', line)] == []


def test_migrations_are_named_by_people():
    made_up = {
        f"{app}.{name}"
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if app in FLOORS and name != "0001_initial" and name[5:] == migration.suggest_name()
    }
    assert made_up == set()


def test_settings_from_the_environment_are_each_explained():
    read = re.findall(r'env\.\w+\(\s*"(\w+)"', (ROOT / "thbnet/settings.py").read_text())
    assert len(read) > 10
    example = (ROOT / ".env.example").read_text()
    assert [name for name in read if not re.search(rf"^{name}=", example, re.MULTILINE)] == []
