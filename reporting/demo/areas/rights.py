"""Intellectual rights, brands, school assistance and consumption-assistance marks of the demonstration."""

import datetime
import itertools
from collections import defaultdict

from catalog.actions.rights import remind_rights
from catalog.models import (
    Brand,
    BrandKind,
    ConsumptionMark,
    ImprovedProduct,
    IntellectualRight,
    Product,
    ProductStatus,
    RightKind,
    RightStatus,
    SchoolAssistance,
)
from catalog.rules.right_numbers import patent_check_digit
from training.models import School
from workshops.access import clock

ORDER = 40
HOME = "522636"
YEAR = datetime.timedelta(days=365)
HOME_ENDS = (20, 75, 150, 172, -40, 0, 1200, 2400)
"""Days from today to the end of 丹寨's rights: every stage of a reminder, and one that is over."""
RIGHTS_SHARE, BRANDS_SHARE, ASSISTED_SHARE, MARKED_SHARE = 0.4, 0.15, 0.2, 0.2
THEMES = (
    ("design", "传统纹样再设计", "整理传统纹样，设计适合日常使用的新产品", "保留传统纹样的寓意，由传承人审定。"),
    ("quality", "产品品质提升", "制定尺寸、配色和检验标准", "标准由工坊师傅提出，不改变手工技艺的关键工序。"),
    ("packaging", "产品包装设计", "统一标识和包装，附工艺说明卡", "说明卡如实介绍技艺来历，不虚构故事。"),
    ("technique", "材料与工艺改良", "改进染料固色和防潮处理", "只改良辅料，主要材料和技法沿用传统。"),
)
IMPROVED = (
    ("花色单一，尺寸不一", "五种配色，统一尺寸和水洗标", "月销量由 60 件增至 150 件"),
    ("没有包装，运输易损", "礼盒包装，附工艺说明卡", "客单价由 80 元升至 128 元"),
    ("容易褪色，退货较多", "改进固色，附检测报告", "退货率明显下降，进入两家景区门店"),
)
COMMON = (
    "青蓝手作", "山里坊", "巧娘坊", "百工里", "老街坊", "花开岭", "云上手艺", "一针一线", "拾遗坊", "手生花", "归朴",
    "见山", "匠心里", "温故坊", "乡遇", "素手",
)  # fmt: skip


def fill(stage) -> None:
    products = defaultdict(list)
    for each in Product.objects.filter(voided_at=None, workshop__in=stage.workshops).order_by("pk"):
        products[each.workshop_id].append(each)
    numbers = itertools.count(1)
    rights = [*_home(stage, numbers), *_rights(stage, numbers), *_regional(stage, numbers)]
    IntellectualRight.objects.bulk_create(rights)
    _tie(IntellectualRight, rights, products)
    brands = _brands(stage, rights)
    Brand.objects.bulk_create(brands)
    _tie(Brand, brands, products)
    _assist(stage, products)
    _mark(stage, products)
    for days in (150, 60, 0):  # as the nightly job would have gone
        day = stage.ago(days)
        with clock.at(datetime.datetime.combine(day, datetime.time(8, 15), tzinfo=clock.now().tzinfo)):
            remind_rights(as_of=day)


def _by(stage, workshop):
    return workshop.leader.user or stage.clerk(workshop.region)


def _tie(model, rows, products) -> None:
    """The first two products of the workshop."""
    through, key = model.products.through, model._meta.model_name
    key = f"{key}_id"
    through.objects.bulk_create(
        through(**{key: row.pk, "product_id": product.pk})
        for row in rows
        if row.workshop_id
        for product in products[row.workshop_id][:2]
    )


def _home(stage, numbers) -> list[IntellectualRight]:
    """丹寨's, in every state: those of the demo leader first."""
    own = sorted(stage.home, key=lambda each: each.leader.user is None or each.leader.user.username != "leader")
    if not own:
        return []
    kinds = (RightKind.TRADEMARK, RightKind.TRADEMARK, RightKind.PATENT)
    made = [
        _right(stage, own[at // 3 % len(own)], kinds[at % 3], next(numbers), ends=stage.ago(-days))
        for at, days in enumerate(HOME_ENDS)
    ]
    applied = _right(stage, own[0], RightKind.TRADEMARK, next(numbers), ends=stage.ago(-900))
    applied.status, applied.granted_on, applied.expires_on = RightStatus.APPLIED, None, None
    lapsed = _right(stage, own[0], RightKind.PATENT, next(numbers), ends=stage.ago(-700))
    lapsed.status = RightStatus.LAPSED
    return [*made, applied, lapsed, _right(stage, own[0], RightKind.COPYRIGHT, next(numbers))]


def _rights(stage, numbers) -> list[IntellectualRight]:
    rng, made = stage.rng, []
    kinds = (RightKind.COPYRIGHT, RightKind.COPYRIGHT, RightKind.TRADEMARK, RightKind.TRADEMARK, RightKind.PATENT)
    for workshop in stage.workshops:
        if workshop.region_id == HOME or rng.random() > RIGHTS_SHARE:
            continue
        for kind in rng.sample(kinds, rng.choice((1, 1, 2, 3))):
            ends = None if kind == RightKind.COPYRIGHT else stage.ago(-rng.randrange(5, 3300))
            made.append(_right(stage, workshop, kind, next(numbers), ends=ends))
    return made


def _right(stage, workshop, kind: str, serial: int, *, ends: datetime.date | None = None) -> IntellectualRight:
    granted = ends - 10 * YEAR if ends else stage.ago(stage.rng.randrange(200, 2500))
    what = {RightKind.TRADEMARK: "商标", RightKind.PATENT: "制作工具", RightKind.COPYRIGHT: "纹样图案"}[kind]
    if kind == RightKind.PATENT:  # a utility model: ten years from the application
        digits = f"{granted.year}2{serial * 37 % 10_000_000:07d}"
        number, granted = f"ZL{digits}.{patent_check_digit(digits)}", granted + YEAR * 5 // 6
    elif kind == RightKind.TRADEMARK:
        number = str(10_000_000 + (granted.year - 2012) * 5_200_000 + serial * 611)
    else:
        office = "黔" if workshop.region.province_id == "520000" else "国"
        number = f"{office}作登字-{granted.year}-F-{serial * 7 + 1000:08d}"
    return IntellectualRight(
        kind=kind, number=number, name=f"{workshop.craft_name}{what}", owner=workshop.name, region=workshop.region,
        workshop=workshop, granted_on=granted, expires_on=ends, status=RightStatus.IN_FORCE, by=_by(stage, workshop),
    )  # fmt: skip


def _regional(stage, numbers) -> list[IntellectualRight]:
    """Geographical indications of some counties, 丹寨's among them."""
    made, seen = [], set()
    for workshop in [*stage.home, *stage.workshops]:
        region = workshop.region
        if region.pk in seen:
            continue
        seen.add(region.pk)
        if region.pk != HOME and stage.rng.random() > 0.08:
            continue
        name = f"{region.name.removesuffix('县').removesuffix('市').removesuffix('区')}{workshop.craft_name}"
        made.append(
            IntellectualRight(
                kind=RightKind.GEOGRAPHICAL_INDICATION, number=f"AGI{next(numbers):05d}", name=name,
                owner=f"{name}协会", region=region, granted_on=stage.ago(stage.rng.randrange(400, 3000)),
                status=RightStatus.IN_FORCE, by=stage.clerk(region),
            )
        )  # fmt: skip
    return made


def _brands(stage, rights) -> list[Brand]:
    rng, made, names = stage.rng, [], set()
    trademarks = {each.workshop_id: each for each in rights if each.kind == RightKind.TRADEMARK}
    for workshop in stage.workshops:
        name = rng.choice(COMMON)
        if (workshop.region_id != HOME and rng.random() > BRANDS_SHARE) or (name, workshop.region_id) in names:
            continue
        names.add((name, workshop.region_id))
        made.append(
            Brand(
                name=name, kind=BrandKind.WORKSHOP, region=workshop.region, workshop=workshop,
                since=stage.today.year - rng.randrange(3, 15), trademark=trademarks.get(workshop.pk),
                story=f"以{workshop.craft_name}为主，由当地手艺人共同经营。", by=_by(stage, workshop),
                honours=rng.choice(("", "省级特色旅游商品", "市级优秀手工艺品牌")),
            )
        )  # fmt: skip
    if stage.home:
        home = stage.home[0].region
        made.append(
            Brand(
                name="丹寨手工", kind=BrandKind.REGIONAL, region=home, by=stage.clerk(home), since=2017,
                honours="州级区域公共品牌（2021 年）", story="丹寨县工坊共用的区域公共品牌，统一品质标准和包装。",
            )
        )  # fmt: skip
    return made


def _assist(stage, products) -> None:
    rng, schools = stage.rng, list(School.objects.filter(voided_at=None).select_related("region").order_by("pk"))
    if not schools:
        return
    near = [each for each in schools if each.region.province_id == "520000"] or schools[:2]
    picked = [each for each in stage.workshops if each.region_id == HOME or rng.random() < ASSISTED_SHARE]
    made = [_assistance(stage, each, rng.choice(near if each.region_id == HOME else schools)) for each in picked]
    SchoolAssistance.objects.bulk_create(made)
    ImprovedProduct.objects.bulk_create(
        ImprovedProduct(assistance=action, product=product, before=before, after=after, outcome=outcome, by=action.by)
        for action in made
        for product, (before, after, outcome) in zip(
            products[action.workshop_id][: rng.randrange(1, 3)], rng.sample(IMPROVED, 2), strict=False
        )
    )


def _assistance(stage, workshop, school) -> SchoolAssistance:
    rng = stage.rng
    kind, theme, results, respect = rng.choice(THEMES)
    started = stage.day_of(workshop, 30, 1400)
    ended = started + datetime.timedelta(days=rng.randrange(20, 120))
    return SchoolAssistance(
        school=school, workshop=workshop, kind=kind, theme=f"{workshop.craft_name}{theme}", started_on=started,
        ended_on=ended if ended < stage.today else None, teachers_count=rng.randrange(1, 6),
        students_count=rng.randrange(4, 30), results=results, respects_tradition=respect,
        by=stage.clerk(workshop.region),
    )  # fmt: skip


def _mark(stage, products) -> None:
    """In force, over and ended before the term."""
    rng, made = stage.rng, []
    for workshop in stage.workshops:
        sold = [each for each in products[workshop.pk] if each.status == ProductStatus.ACTIVE]
        if not sold or (workshop.region_id != HOME and rng.random() > MARKED_SHARE):
            continue
        for product in sold[:2]:
            granted = stage.day_of(workshop, 60, 1300)
            short = workshop.region.name[:1]
            mark = ConsumptionMark(
                product=product, number=f"{short}消帮〔{granted.year}〕{len(made) + 1:04d}号", granted_on=granted,
                ends_on=granted + 3 * YEAR, issuer=f"{workshop.region.name}乡村振兴局",
                document_number=f"{short}乡振发〔{granted.year}〕{rng.randrange(1, 60)}号",
                by=stage.of(workshop.region, "rural"),
            )  # fmt: skip
            ended = stage.ago(rng.randrange(5, 50))
            if rng.random() < 0.06 and ended > granted:
                mark.ended_on, mark.end_reason = ended, "产品停产"
            made.append(mark)
    ConsumptionMark.objects.bulk_create(made, batch_size=2000)
