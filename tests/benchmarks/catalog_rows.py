"""Fifty thousand listed products of eight thousand workshops in the real divisions, written in bulk."""

import datetime
import random
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from PIL import Image

from catalog.models import ListingLevel, Product, ProductKind, ProductPhoto, ProductStatus
from certification.models import Certificate
from tests import factories
from workshops.access.models import Duty
from workshops.models import Attachment, CraftCategory, IchProject, Leader, Standing, Workshop
from workshops.regions.models import Region

PLACES = ("丹寨", "雷山", "苗岭", "清江", "云岭", "太行", "江南", "闽西", "湘西", "祁连", "长白", "岭南")
CRAFTS = ("蜡染", "刺绣", "银饰", "竹编", "土布", "剪纸", "陶艺", "漆器", "木雕", "造纸", "制茶", "藤编")
RARE = ("缂丝", "点翠", "花丝", "螺钿")
ARTICLES = ("方巾", "挎包", "茶席", "壁挂", "手镯", "抱枕", "摆件", "礼盒", "披肩", "笔记本", "果盘", "香囊")
TEXT = "纹样取自当地世代相传的图案，寓意平安吉祥，全部工序由手工完成，每一件都略有不同。" * 8
SINCE = datetime.date(2024, 1, 1)


def load(products: int = 50_000, workshops: int = 8_000) -> None:
    """Deterministic. A sixth as many products more are drafts; one workshop in fifty has lost its status."""
    call_command("load_regions", verbosity=0)
    call_command("load_ich_projects", verbosity=0)
    factories.regions()
    rng = random.Random(7)
    made = _workshops(rng, workshops)
    _products(rng, products, [each for each in made if each.standing == Standing.CERTIFIED])
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _workshops(rng, count: int) -> list[Workshop]:
    clerk = factories.user("bench_clerk", Duty.CLERK, factories.DANZHAI)
    counties = list(Region.objects.certifying())
    leaders = Leader.objects.bulk_create(
        Leader(name=f"带头人{at}", region=region) for at, region in enumerate(counties)
    )
    rows = []
    for at in range(count):
        leader = rng.choice(leaders)
        name = f"{rng.choice(PLACES)}{rng.choice(CRAFTS)}{at}非遗工坊"
        ended = at % 50 == 0
        rows.append(
            Workshop(
                name=name, region=leader.region, leader=leader, operator_kind="enterprise", number=f"BENCH-{at:06d}",
                craft_category=rng.choice(CraftCategory.values), craft_name=rng.choice(CRAFTS), description=TEXT,
                certified_on=SINCE + datetime.timedelta(days=at % 700), search_text=name,
                standing=Standing.CANCELLED if ended else Standing.CERTIFIED,
                ended_on=datetime.date(2026, 1, 1) if ended else None,
            )
        )  # fmt: skip
    made = Workshop.objects.bulk_create(rows, batch_size=2000)
    Certificate.objects.bulk_create(
        (
            Certificate(workshop=each, region=each.region, year=2024, serial=at + 1, number=each.number,
                        certified_on=each.certified_on, by=clerk, imported=True)
            for at, each in enumerate(made)
        ),
        batch_size=2000,
    )  # fmt: skip
    return made


def _products(rng, count: int, workshops: list[Workshop]) -> None:
    clerk = factories.user("bench_clerk", Duty.CLERK, factories.DANZHAI)
    projects = list(IchProject.objects.all()[:2000])
    photos = _photos(clerk, count)
    rows = []
    for at in range(count + count // 6):
        is_listed = at < count
        workshop, project = rng.choice(workshops), rng.choice([None, rng.choice(projects)])
        craft = rng.choice(RARE) if at % 400 == 0 else rng.choice(CRAFTS)
        name = f"{rng.choice(PLACES)}{craft}{rng.choice(ARTICLES)}"
        price = rng.randint(20, 5000)
        rows.append(
            Product(
                workshop=workshop, name=name, craft_category=rng.choice(CraftCategory.values),
                kind=rng.choice(ProductKind.values), project=project, price_from=price,
                price_to=rng.choice([None, price * 2]), meaning=TEXT, description=TEXT, by=clerk, materials="棉、丝",
                where_to_buy="县城非遗街18号门店", monthly_capacity=200, lead_days=15,
                status=ProductStatus.ACTIVE if is_listed else ProductStatus.DRAFT,
                listed_level=rng.choices(ListingLevel.values, (80, 15, 5))[0] if is_listed else "",
                listed_since=SINCE + datetime.timedelta(days=rng.randint(0, 700)) if is_listed else None,
                cover=photos[at] if is_listed else None,
                search_text=_words(name, workshop, project),
            )
        )  # fmt: skip
    made = Product.objects.bulk_create(rows, batch_size=2000)
    ProductPhoto.objects.bulk_create(
        (ProductPhoto(product=each, attachment_id=each.cover_id) for each in made if each.cover_id), batch_size=5000
    )


def _photos(clerk, count: int) -> list[Attachment]:
    """As many photographs as products, all of one picture."""
    first = Attachment(owner=clerk, kind=Attachment.Kind.PHOTO, name="照片.jpg", content_type="image/jpeg", size=1,
                       sha256="0" * 64, shared=True)  # fmt: skip
    picture = Path("/tmp") / f"bench_{first.pk.hex}.jpg"
    Image.effect_noise((1600, 1200), 60).convert("RGB").save(picture, "JPEG", quality=85)
    first.file.save("", ContentFile(picture.read_bytes()), save=False)
    picture.unlink()
    rows = [
        Attachment(owner=clerk, kind=first.kind, name=first.name, content_type=first.content_type, size=first.size,
                   sha256=first.sha256, shared=True, file=first.file.name)
        for _ in range(count)
    ]  # fmt: skip
    return Attachment.objects.bulk_create(rows, batch_size=5000)


def _words(name: str, workshop: Workshop, project) -> str:
    """As the product's own page writes it."""
    said = (name, "纺染织绣 家居用品 棉、丝", project.name if project else "", workshop.name, workshop.craft_name)
    return " ".join((*said, workshop.number, workshop.region.full_name)).lower()
