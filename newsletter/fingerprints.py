"""Short names for what a text says: an approval holds while the fingerprint stays the same.

It covers what editors write in the blocks and the order of these, in all languages. It leaves out
what other pages own and may change at any time, such as the post of somebody who is named; of one
block alone, see `of_block`.
"""

import hashlib
import json

from django.db.models import FileField

from .material import Material
from .models import Block, Interview

HEAD = ("number", "year", "quarter", "title_en", "title_fr")
# Where a block stands is told by the order of the whole, not by a number that leaves gaps.
PLACE = {"id", "parent", "region", "ordering", "copy_of"}


def of_issue(material: Material) -> str:
    """Of the title, the number and the quarter, and of every block: 64 hexadecimal digits.

    The quarter decides of which day names and posts are told.
    """
    head = [getattr(material.issue, name) for name in HEAD]
    return _digest([head, [_content(block, material) for block in material.blocks]])


def of_block(block: Block, material: Material) -> str:
    """Of one block; of an interview, with its questions and answers.

    And with the photo and the contact that it shows, even where other pages own them: whoever is
    interviewed approves these, and no others.
    """
    content = _content(block, material)
    if isinstance(block, Interview):
        portrait = block.shown_portrait
        content += [portrait.name if portrait else "", block.contact]
    return _digest(content)


def _content(block: Block, material: Material) -> list:
    own = [block._meta.model_name, _values(block)]
    if not isinstance(block, Interview):
        return own
    return [*own, [_values(question) for question in material.questions[block]]]


def _values(block: Block) -> dict:
    columns = (field for field in block._meta.fields if field.name not in PLACE)
    values = {field.name: _plain(field, block) for field in columns}
    for relation in block._meta.many_to_many:
        values[relation.name] = sorted(row.pk for row in getattr(block, relation.name).all())
    return values


def _plain(field, block: Block):
    value = getattr(block, field.attname)
    return value.name if isinstance(field, FileField) else value


def _digest(content: list) -> str:
    text = json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
