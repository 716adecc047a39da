"""The benefits that the notice names (art. 2, 3), under codes that stay."""

from django.db import migrations

WORKSHOP, WORKER = "workshop", "worker"
KINDS = (
    ("social-employer", "社会保险补贴（单位）", WORKSHOP),
    ("social-person", "社会保险补贴（个人）", WORKER),
    ("training", "职业培训补贴", WORKER),
    ("post", "岗位补贴", WORKER),
    ("transport", "交通补贴", WORKER),
    ("tax", "税费减免", WORKSHOP),
    ("rent", "场地租金补贴", WORKSHOP),
    ("startup-loan", "创业担保贷款（金额为贷款额）", WORKSHOP),
    ("loan-interest", "创业担保贷款贴息", WORKSHOP),
    ("startup-once", "一次性创业补贴", WORKSHOP),
    ("startup-training", "创业培训补贴", WORKER),
    ("workshop-award", "就业帮扶车间一次性奖补", WORKSHOP),
)
BASIS = "办非遗发〔2021〕221号"


def add(apps, schema_editor):
    kinds = apps.get_model("employment", "BenefitKind")
    for code, name, recipient in KINDS:
        kinds.objects.get_or_create(code=code, defaults={"name": name, "recipient": recipient, "basis": BASIS})


def remove(apps, schema_editor):
    """Only what nothing was paid under; the others stay."""
    codes = [code for code, _, _ in KINDS]
    apps.get_model("employment", "BenefitKind").objects.filter(code__in=codes, benefits=None).delete()


class Migration(migrations.Migration):
    dependencies = [("employment", "0001_initial")]

    operations = [migrations.RunPython(add, remove)]
