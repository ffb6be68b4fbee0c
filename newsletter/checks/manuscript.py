"""An issue as the checks read it."""

from functools import cached_property

from newsletter.material import Material
from newsletter.models import Block, Issue


class Manuscript:
    """The blocks and what is known about the words in them, each read once."""

    def __init__(self, material: Material):
        self.material = material

    @property
    def issue(self) -> Issue:
        return self.material.issue

    @cached_property
    def blocks(self) -> list[Block]:
        """All of them, each question after its interview."""
        found = []
        for block in self.material.blocks:
            found += [block, *self.material.questions.get(block, [])]
        return found
