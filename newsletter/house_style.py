"""The key terms and the standard questions with which a network starts, from a file beside this."""

import tomllib
from pathlib import Path

from django.db import transaction

from .models import StandardQuestion, Term

FILE = Path(__file__).with_suffix(".toml")


@transaction.atomic
def setup_house_style() -> None:
    """Add the terms that are missing; and the questions, where there is none at all."""
    given = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for term in given["terms"]:
        key = {name: term[name] for name in ("language", "term")}
        more = {"avoid": "\n".join(term.get("avoid", [])), "note": term.get("note", "")}
        Term.objects.get_or_create(**key, defaults=more)
    if not StandardQuestion.objects.exists():
        for place, question in enumerate(given["questions"], start=1):
            StandardQuestion.objects.create(ordering=place * 10, **question)
