"""Which words of a row readers get, wherever these come from."""

from collections.abc import Iterator

from django.db.models import Model

from newsletter.models import Actions, Block, ComponentsDiagram
from thbnet.richtext import RichTextField
from thbnet.translated import language_of

from .text import Text, lines_of, lines_of_html, mail_links


def texts_of(row: Model, block: Block | None, names: tuple[str, ...] = ()) -> Iterator[Text]:
    """The translated fields of a row, or those of these names: one text for each language."""
    for field in row._meta.fields:
        language = language_of(field)
        wanted = not names or field.name.removesuffix(f"_{language}") in names
        if not (language and wanted and (source := getattr(row, field.name))):
            continue
        rich = isinstance(field, RichTextField)
        lines = lines_of_html(source) if rich else lines_of(source)
        links = mail_links(source) if rich else ()
        if lines:
            yield Text(block, str(field.verbose_name), language, lines, rich, links)


def shown_with(block: Block) -> list[tuple[Model, tuple[str, ...]]]:
    """The rows of other pages whose words appear in the block, and which of these words."""
    if isinstance(block, Actions):
        return [(action, ("title", "summary")) for action in block.actions.all()]
    if isinstance(block, ComponentsDiagram):
        components = block.strategy.components.all()
        return [(component, ("title", "aim", "example")) for component in components]
    return []
