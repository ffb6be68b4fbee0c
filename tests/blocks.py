"""The block editor's form, as a browser sends it."""

ARTICLE = "article_set-0"


def new(model, **fields) -> dict:
    """One new block of a kind, at the top of the issue."""
    prefix = f"{model._meta.model_name}_set"
    sent = {"region": "main", "ordering": 5, **fields}
    return {f"{prefix}-TOTAL_FORMS": 1} | {f"{prefix}-0-{name}": v for name, v in sent.items()}
