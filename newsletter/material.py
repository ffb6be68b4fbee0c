"""What an issue tells, read once from the database before anything is drawn.

Every language and medium is rendered from the same material: an edit that happens meanwhile
cannot make the English edition differ from the French one.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from content_editor.contents import Contents, contents_for_item, contents_for_items

from network.models import Actor, Country, Organisation, Role

from .models import BLOCKS, Block, Interview, Issue, QuestionAnswer


@dataclass
class Material:
    issue: Issue
    contents: Contents | None = None
    """Its blocks by region, where somebody has read them already."""

    @classmethod
    def of_several(cls, issues: list[Issue]) -> list["Material"]:
        """In as many queries as for one."""
        contents = contents_for_items(issues, BLOCKS) if issues else {}
        return [cls(issue, contents[issue]) for issue in issues]

    def __post_init__(self):
        # By language, how long the PDF is; only once it has been drawn.
        self.pages: dict[str, int] = {}
        self.questions: dict[Interview, list[QuestionAnswer]] = {}
        contents = self.contents or contents_for_item(self.issue, BLOCKS)
        self.blocks = self._without_claimed(list(contents.main))

    def _without_claimed(self, blocks: list[Block]) -> list[Block]:
        """The blocks but the questions that follow an interview: these go with the interview."""
        kept, interview = [], None
        for block in blocks:
            if isinstance(block, QuestionAnswer) and interview is not None:
                self.questions[interview].append(block)
                continue
            interview = block if isinstance(block, Interview) else None
            if interview is not None:
                self.questions[interview] = []
            kept.append(block)
        return kept

    @cached_property
    def every_block(self) -> list[Block]:
        """All of them, each question after its interview."""
        return [part for block in self.blocks for part in (block, *self.questions.get(block, ()))]

    @property
    def runs(self) -> list[tuple[str, list[Block]]]:
        """Neighbours of one kind together: two interviews stand side by side, figures in a row."""
        grouped = groupby(self.blocks, key=lambda block: block._meta.model_name)
        return [(kind, list(blocks)) for kind, blocks in grouped]

    @cached_property
    def partners(self) -> list[Country]:
        day = self.issue.reference_day
        return list(Country.objects.partners(on=day).prefetch_related("former_names"))

    @cached_property
    def own_names(self) -> dict[str, str]:
        """Names of organisations that are not translated, each with its language."""
        return dict(Organisation.objects.exclude(language="").values_list("name_en", "language"))

    @cached_property
    def roles(self) -> list[Role]:
        """Those with an acronym, in the order of these."""
        return list(Role.objects.exclude(acronym="").order_by("acronym"))

    @cached_property
    def posts(self) -> list[Actor]:
        day = self.issue.reference_day
        return list(Actor.objects.on(day).with_holders(on=day))
