"""A draft with one text in it, and what a check finds there."""

from newsletter.checks import Finding
from newsletter.checks.manuscript import Manuscript
from newsletter.material import Material
from tests.factories import ArticleFactory, IssueFactory

HARMLESS = {"en": "<p>What happened.</p>", "fr": "<p>Ce qui s’est passé.</p>"}


def found(check, issue) -> list[Finding]:
    return list(check(Manuscript(Material(issue))))


def found_in(check, text: str, language: str) -> list[Finding]:
    """In an article with that text; what it says in the other language is harmless."""
    texts = HARMLESS | {language: f"<p>{text}</p>"}
    article = ArticleFactory(
        parent=IssueFactory(), text_en=texts["en"], text_fr=texts["fr"], title_en="A", title_fr="B"
    )
    return found(check, article.parent)


def ids(check, text: str, language: str) -> list[str]:
    return [finding.id for finding in found_in(check, text, language)]
