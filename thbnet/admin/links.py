"""Addresses of the admin's pages, for pages that lead there."""

from django.urls import reverse


def admin_url(model, name: str, *args, **query) -> str:
    """Such as `admin_url(Actor, "change", actor.pk)`; `query` becomes the query string."""
    opts = model._meta
    view = f"admin:{opts.app_label}_{opts.model_name}_{name}"
    return reverse(view, args=args, query=query or None)


def can(member, action: str, model) -> bool:
    """Whether the member may do it to rows of the table: "add", "change", "delete", "view"."""
    return member.has_perm(f"{model._meta.app_label}.{action}_{model._meta.model_name}")
