"""The questions of an interview in a form: the standard ones, to be edited, and room for more."""

from django import forms

from newsletter.models import QuestionAnswer, StandardQuestion
from thbnet.admin import pair
from thbnet.versions.telling import label

MORE = 2  # empty rows below the standard questions
MOST = 12
FIELDS = pair("question")


class QuestionRow(forms.ModelForm):
    class Meta:
        model = QuestionAnswer
        fields = FIELDS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = label(QuestionAnswer._meta.get_field(name))


class QuestionRows:
    """Forms numbered from 0, as many as there is room for; empty ones ask nothing."""

    def __init__(self, data=None):
        standard = list(StandardQuestion.objects.values(*FIELDS)[: MOST - MORE])
        rows = [*standard, *({} for _row in range(MORE))]
        self.forms = [
            QuestionRow(data, prefix=f"question-{number}", initial=row)
            for number, row in enumerate(rows)
        ]

    def __iter__(self):
        return iter(self.forms)

    def is_valid(self) -> bool:
        return all(map(QuestionRow.is_valid, self.forms))

    @property
    def filled_in(self) -> list[dict[str, str]]:
        cleaned = ({name: row.cleaned_data.get(name, "") for name in FIELDS} for row in self.forms)
        return [question for question in cleaned if any(question.values())]
