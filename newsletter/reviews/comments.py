"""Which block a comment is about: blocks move, are renamed and go, while comments stay."""

from dataclasses import dataclass

from newsletter.material import Material
from newsletter.models import Block, Comment
from newsletter.rendering import anchor


@dataclass(frozen=True)
class Place:
    """A block, the whole issue, or a block that is no longer there; and what was said about it."""

    block: Block | None
    anchor: str
    name: str
    comments: list[Comment]

    @property
    def is_gone(self) -> bool:
        return bool(self.anchor) and self.block is None


def block_at(anchor: str, material: Material) -> Block | None:
    """The block shown at that anchor; what was a question's is its interview's."""
    return _blocks(material).get(anchor)


def places(material: Material) -> list[Place]:
    """The whole issue, then every block, then the blocks that are gone: all with their comments."""
    blocks, said = _blocks(material), {}
    for one in material.issue.comments.threads():
        block = blocks.get(one.anchor)
        key = anchor(block) if block else one.anchor
        said.setdefault(key, []).append(one)
    whole = Place(None, "", "", said.pop("", []))
    there = [
        Place(block, anchor(block), str(block), said.pop(anchor(block), []))
        for block in material.blocks
    ]
    gone = [Place(None, key, found[0].about, found) for key, found in said.items()]
    return [whole, *there, *gone]


def _blocks(material: Material) -> dict[str, Block]:
    found = {anchor(block): block for block in material.blocks}
    for interview, questions in material.questions.items():
        found |= {anchor(question): interview for question in questions}
    return found
