import factory


def many(name: str):
    """A hook that fills the many-to-many relation `name` when the test passes rows for it."""

    @factory.post_generation
    def fill(instance, create, rows, **_kwargs):
        if create and rows:
            getattr(instance, name).set(rows)

    return fill
