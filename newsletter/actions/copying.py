"""Copying the blocks of an issue: whole, for a correction, or their shape, for the next issue.

Pictures are not copied but named a second time: a file's name is random, its content never changes
and nobody deletes it. So an approval of a text with its portrait holds for the copy, and a
transaction that fails leaves no files behind.
"""

from itertools import groupby

from django.db import transaction

from newsletter.material import Material
from newsletter.models import Block, Foreword, Image, Interview, Issue

# What an issue has in common with the next: where a section begins, not what it tells.
STANDING = {"region", "ordering", "section_en", "section_fr", "starts_page", "strategy", "actor"}


@transaction.atomic
def copy_blocks(source: Issue, target: Issue, *, emptied: bool) -> list[Block]:
    """Give `target` the blocks of `source`, in their order. Returns the new ones.

    Whole copies tell in `copy_of` which block they began as. `emptied` keeps the shape: no texts,
    no actions, signatories only while they hold their posts; what cannot stand empty, images and
    interviews with their questions, is left out.
    """
    material = Material(source)
    originals = _without_people_and_pictures(material) if emptied else material.every_block
    return [
        copy
        for _name, blocks in groupby(sorted(originals, key=_kind), key=_kind)
        for copy in _copies(list(blocks), target, emptied=emptied)
    ]


def _without_people_and_pictures(material: Material) -> list[Block]:
    return [block for block in material.blocks if not isinstance(block, (Interview, Image))]


def _kind(block: Block) -> str:
    return block._meta.model_name


def _copies(originals: list[Block], target: Issue, *, emptied: bool) -> list[Block]:
    """Copies of blocks of one type; as many queries for one as for many."""
    model = type(originals[0])
    pairs = [(original, _copy(original, target, emptied=emptied)) for original in originals]
    model.objects.bulk_create([copy for _original, copy in pairs])
    for relation in model._meta.many_to_many:
        own, other = relation.m2m_field_name(), relation.m2m_reverse_field_name()
        relation.remote_field.through.objects.bulk_create(
            relation.remote_field.through(**{own: copy, other: row})
            for original, copy in pairs
            for row in _related(original, relation.name, emptied=emptied)
        )
    return [copy for _original, copy in pairs]


def _copy(original: Block, target: Issue, *, emptied: bool) -> Block:
    columns = (field for field in original._meta.fields if field.name not in {"id", "parent"})
    kept = {
        field.attname: getattr(original, field.attname)
        for field in columns
        if not emptied or field.name in STANDING
    }
    return type(original)(**{**kept, "parent": target, "copy_of": None if emptied else original.pk})


def _related(original: Block, name: str, *, emptied: bool) -> list:
    rows = list(getattr(original, name).all())
    if not emptied:
        return rows
    return [row for row in rows if isinstance(original, Foreword) and row.is_current]
