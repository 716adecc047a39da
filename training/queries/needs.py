"""Training needs summed by skill."""

from django.db.models import Count, Q, QuerySet, Sum

from training.models import NeedStatus, TrainingNeed


def by_skill(needs: QuerySet[TrainingNeed]) -> list[dict]:
    """``skill``, ``needs``, ``workshops``, ``heads``, and the needs ``waiting``, ``planned``, ``met``, ``declined``;
    what most people want first."""
    counted = {
        "waiting": Count("pk", filter=Q(status=NeedStatus.OPEN)),
        "planned": Count("pk", filter=Q(status=NeedStatus.PLANNED)),
        "met": Count("pk", filter=Q(status=NeedStatus.MET)),
        "declined": Count("pk", filter=Q(status=NeedStatus.DECLINED)),
    }
    rows = (
        needs.order_by()
        .values("skill")
        .annotate(needs=Count("pk"), workshops=Count("workshop", distinct=True), heads=Sum("headcount"), **counted)
    )
    return list(rows.order_by("-heads", "skill"))
