"""Posting notices into the outbox; ``actions.delivery`` delivers them."""

from .models import Notice


def post(*, to_users=None, to_office=None, kind, title, body="", link="", dedupe_key=None) -> list[Notice]:
    """Write outbox rows in the current transaction and return them.

    ``to_users``: iterable of User. ``to_office``: (department, region), region ``None`` = the ministry; whoever works
    there when it is delivered gets it. ``kind``: dotted English code. ``link``: path of the page that it is about.
    With ``dedupe_key`` a recipient gets the notice once however often it is posted: the row already there is returned.
    """
    content = {"kind": kind, "title": title, "body": body, "link": link, "dedupe_key": dedupe_key}
    notices = [Notice(to_user=user, **content) for user in to_users or ()]
    if to_office is not None:
        department, region = to_office
        notices.append(Notice(to_department=department, to_region=region, **content))
    if dedupe_key is None:
        return Notice.objects.bulk_create(notices)
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    wanted = {_recipient(notice) for notice in notices}
    standing = Notice.objects.filter(dedupe_key=dedupe_key).order_by("id")
    return [notice for notice in standing if _recipient(notice) in wanted]


def _recipient(notice) -> tuple:
    return notice.to_user_id, notice.to_department, notice.to_region_id
