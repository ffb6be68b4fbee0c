"""An author at their link, without scripts: what they see is what they send."""

from django.core.files.uploadedfile import SimpleUploadedFile

from newsletter.authors.forms import TextForm
from newsletter.models import TextRequest
from newsletter.texts import Text
from newsletter.texts.links import path
from tests.factories import InterviewFactory, QuestionAnswerFactory, TextRequestFactory
from tests.thbnet.test_pictures import encoded, plain


def interview_request(questions: int = 1, **facts) -> TextRequest:
    """An interview of a draft whose answers are still empty."""
    interview = InterviewFactory(**facts.pop("interview", {}))
    for number in range(1, questions + 1):
        QuestionAnswerFactory(
            parent=interview.parent,
            question_en=f"Question {number}?",
            question_fr=f"Question {number} ?",
            answer_en="",
            answer_fr="",
        )
    return TextRequestFactory(interview=interview, **facts)


def photo(content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile("me.jpg", encoded(plain(), "JPEG") if content is None else content)


class Author:
    def __init__(self, client, request: TextRequest):
        self.client, self.pk, self.home = client, request.pk, path(request)

    @property
    def request(self) -> TextRequest:
        return TextRequest.objects.with_blocks().get(pk=self.pk)

    @property
    def text(self) -> Text:
        return Text(self.request)

    def get(self, page: str = "write", **kwargs):
        return self.client.get(f"{self.home}{page}/", **kwargs)

    def fields(self) -> dict:
        """What the page of writing would send if nobody touched it."""
        form = TextForm(self.text)
        return {name: form[name].value() or "" for name in form.fields if name != "portrait"}

    def key(self, number: int = 1, language: str = "en") -> str:
        """Of the answer to a question."""
        question = self.text.questions[number - 1]
        return f"questionanswer-{question.pk}-answer_{language}"

    def write(self, words: dict, page: str = "write", **headers):
        return self.client.post(f"{self.home}{page}/", self.fields() | words, headers=headers)

    def save(self, words: dict):
        """As the script does: only what changed, rich text."""
        stamps = {name: value for name, value in self.fields().items() if name.endswith("-from")}
        sent = {"format": "html", **stamps, **words}
        return self.client.post(f"{self.home}write/", sent, headers={"Accept": "application/json"})

    def approve(self, **ticked):
        seen = self.get("column").context["form"].initial["seen"]
        return self.client.post(f"{self.home}column/", {"seen": seen, "text": "on", **ticked})
