"""The sizes of a picture, each made once: WebP for the web, a third of a JPEG's weight.

For the PDF they stay as they were uploaded. A PDF holds a JPEG as it is and unpacks everything
else: a photograph that came as WebP would take up ten times the room.
"""

from imagefield.processing import register

WHOLE = ("thumbnail", (600, 600))  # what forms show
QUALITY = 90  # as close to the original as a JPEG of that quality

Step = tuple[str, tuple[int, int]]


def formats(steps: dict[str, Step]) -> dict:
    """What django-imagefield calls formats: `card` and `card_pdf` for each step named `card`."""
    found = {"whole": _webp(WHOLE)}
    for name, step in steps.items():
        found |= {name: _webp(step), f"{name}_pdf": ["default", step]}
    return found


def _webp(step: Step):
    def spec(_picture, context):
        context.extension = ".webp"
        context.processors = ["as_webp", "default", step]

    return spec


@register
def as_webp(get_image):
    def process(image, context):
        context.save_kwargs |= {"format": "WEBP", "quality": QUALITY}
        return get_image(image, context)

    return process
