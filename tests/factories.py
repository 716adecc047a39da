"""Small builders for tests: real divisions, real offices, cases moved by the real actions."""

import datetime
import io
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from certification.actions import deciding, drafting, reviewing
from certification.criteria import Outcome, Verdict
from certification.models import Measure
from certification.queries.applications import findings_for
from certification.windows import SHANGHAI
from workshops.access import clock
from workshops.access.models import Department, Duty, Office, User
from workshops.models import CraftCategory, OperatorKind, Workshop
from workshops.regions.models import Region

PASSWORD = "Test-only-passphrase-1"
DANZHAI, LEISHAN = "522636", "522634"
# code: (name, level, reporting parent)
REGIONS = {
    "520000": ("贵州省", "province", None),
    "522600": ("黔东南苗族侗族自治州", "prefecture", "520000"),
    "522636": ("丹寨县", "county", "522600"),
    "522634": ("雷山县", "county", "522600"),
    "440000": ("广东省", "province", None),
    "441900": ("东莞市", "prefecture", "440000"),
    "110000": ("北京市", "province", None),
    "110101": ("东城区", "county", "110000"),
    "650000": ("新疆维吾尔自治区", "province", None),
    "660000": ("新疆生产建设兵团", "province", None),
    "659001": ("石河子市", "county", "660000"),
}
PARENTS_AS_PUBLISHED = {"659001": "650000"}


def instant(year: int, month: int, day: int, hour: int = 10, minute: int = 0) -> datetime.datetime:
    return datetime.datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


def regions() -> dict[str, Region]:
    """A small part of the real tree, ragged; {code: Region}."""
    made: dict[str, Region] = {}
    parents = {parent for _, _, parent in REGIONS.values()}
    for code, (name, level, parent) in REGIONS.items():
        above = made.get(parent)
        made[code], _ = Region.objects.get_or_create(
            code=code,
            defaults={
                "name": name,
                "full_name": (above.full_name if above else "") + name,
                "level": level,
                "parent_id": PARENTS_AS_PUBLISHED.get(code, parent),
                "reporting_parent_id": parent,
                "province_id": code if parent is None else above.province_id,
                "path": (above.path if above else "") + code + "/",
                "certifies": code not in parents and level != "province",
                "reports": level == "province",
            },
        )
    return made


def office(region: str | None, department: str = Department.CULTURE) -> Office:
    regions()
    made, _ = Office.objects.get_or_create(
        region_id=region, department=department, defaults={"name": f"{region or '国家'}{Department(department).label}"}
    )
    return made


def user(username: str, duty: str, region: str | None = None, department: str = Department.CULTURE) -> User:
    """An account with `PASSWORD`; office duties get the office of the region and department."""
    found = User.objects.filter(username=username).first()
    if found:
        return found
    regions()
    works = duty in (Duty.CLERK, Duty.APPROVER, Duty.OFFICIAL)
    return User.objects.create_user(
        username,
        PASSWORD,
        full_name=f"测试{username}",
        duty=duty,
        office=office(region, department) if works else None,
        home_region_id=region if duty == Duty.LEADER else None,
    )


class County:
    """The staff of one certifying region and a leader of it."""

    def __init__(self, code: str = DANZHAI):
        self.region = regions()[code]
        self.leader = user(f"leader_{code}", Duty.LEADER, code)
        self.clerk = user(f"clerk_{code}", Duty.CLERK, code)
        self.approver = user(f"approver_{code}", Duty.APPROVER, code)
        self.hrss = user(f"hrss_{code}", Duty.APPROVER, code, Department.HRSS)
        self.rural = user(f"rural_{code}", Duty.APPROVER, code, Department.RURAL)


def province_official(code: str = "520000", department: str = Department.CULTURE) -> User:
    return user(f"province_{department}_{code}", Duty.OFFICIAL, code, department)


def ministry_official() -> User:
    return user("ministry_official", Duty.OFFICIAL, None)


def default_measure(**fields) -> Measure:
    """The published national default; the migrated one where there is one."""
    regions()
    found = Measure.objects.filter(region=None).first()
    if found:
        return found
    return Measure.objects.create(
        title="全国默认条件", effective_from=datetime.date(2021, 12, 7), published_at=instant(2021, 12, 7), **fields
    )


def photo(name: str = "场地.jpg") -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (64, 48), (30, 60, 120)).save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


FACTS = {
    "address": "龙泉镇1号", "operator_kind": OperatorKind.LEADER, "in_poverty_area": True,
    "craft_category": CraftCategory.TEXTILE, "craft_name": "苗族蜡染",
    "craft_ground": "世代相传，群众基础好，产品有销路。",
    "floor_area": Decimal(120), "has_water": True, "has_power": True, "has_heating": True, "has_tools": True,
    "tools_description": "染缸、蜡刀", "opened_on": datetime.date(2019, 5, 1), "posts": 20, "employed": 18,
    "lifted_from_poverty": 7, "monitored": 1, "low_income": 2, "indirectly_employed": 40,
}  # fmt: skip


def draft(county: County, name: str = "蜡染非遗工坊", *, by: User | None = None, **facts):
    """A complete draft of the county's leader, ready to be handed in."""
    from workshops.actions.storing import store_photo

    default_measure()
    leader = by or county.leader
    application = drafting.start(by=leader, region=county.region, name=name)
    drafting.save_draft(application.pk, by=leader, phone="13800000000", fields=FACTS | facts)
    attachment = store_photo(photo(), by=leader, region=county.region)
    drafting.add_file(application.pk, by=leader, attachment=attachment)
    application.refresh_from_db()
    return application


def submitted(county: County, name: str = "蜡染非遗工坊", **facts):
    application = draft(county, name, **facts)
    return drafting.submit(application.pk, by=application.applicant)


def reviewed(county: County, name: str = "蜡染非遗工坊", **facts):
    """In joint review, with three agreeing opinions and an inspection."""
    application = submitted(county, name, **facts)
    reviewing.accept(application.pk, by=county.clerk)
    reviewing.open_review(application.pk, by=county.clerk)
    inspect(county, application)
    for person in (county.approver, county.hrss, county.rural):
        reviewing.give_opinion(application.pk, by=person, agrees=True, text="同意")
    application.refresh_from_db()
    return application


def inspect(county: County, application):
    """The inspection on the spot, with a photograph."""
    from workshops.actions.storing import store_photo

    return reviewing.record_inspection(
        application.pk,
        by=county.clerk,
        inspected_on=clock.today(),
        inspectors="王芳",
        findings="属实",
        photos=[store_photo(photo(), by=county.clerk, region=county.region, shared=True)],
    )


def on_notice(county: County, name: str = "蜡染非遗工坊", **facts):
    application = reviewed(county, name, **facts)
    return reviewing.open_notice(application.pk, by=county.clerk)


def verdicts_for(application) -> dict[str, Verdict]:
    return {f.code: Verdict(True, "属实") for f in findings_for(application) if f.outcome == Outcome.JUDGEMENT}


def certify(county: County, application):
    return deciding.certify(application.pk, by=county.approver, reasons="符合条件", verdicts=verdicts_for(application))


def workshop(county: County, certified_on: datetime.date = datetime.date(2024, 5, 20), **facts) -> Workshop:
    """Certified by the whole path, decided on `certified_on`."""
    day = datetime.datetime.combine(certified_on, datetime.time(10), tzinfo=SHANGHAI)
    with clock.at(day - datetime.timedelta(days=30)):
        application = on_notice(county, **facts)
    with clock.at(day):
        certify(county, application)
    return Workshop.objects.get(certificate__application=application)
