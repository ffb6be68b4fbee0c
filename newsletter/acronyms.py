"""The legend of an issue: which acronyms of posts its words use, beyond those on its own map."""

import re
from collections.abc import Iterator

from network.models import Role
from thbnet.translated import language_of

from .material import Material
from .models import Actions, NetworkMap

WORD = re.compile(r"[A-Z][A-Z0-9]+")


def legend(material: Material, *, language: str) -> list[Role]:
    """In the order of the acronyms. A network map has a legend of its own, of the roles on it."""
    used = set(WORD.findall(" ".join(_texts(material, language))))
    told = {post.role for post in material.posts} if _has_map(material) else set()
    return [role for role in material.roles if role.acronym in used and role not in told]


def _has_map(material: Material) -> bool:
    return any(isinstance(block, NetworkMap) for block in material.blocks)


def _texts(material: Material, language: str) -> Iterator[str]:
    for block in material.every_block:
        shown = block.actions.all() if isinstance(block, Actions) else []
        for row in (block, *shown):
            for field in row._meta.fields:
                if language_of(field) == language:
                    yield getattr(row, field.name)
