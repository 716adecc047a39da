"""The demo accounts (design/interface.md): for demonstration data only, never where DEBUG is off."""

from django.conf import settings
from django.db import transaction

from workshops.regions.models import Region

from . import journal, phones
from .models import Department, Duty, Office, User
from .refusal import Refused

PASSWORD = "Demo-2026-feiyi"  # noqa: S105 published on purpose
COUNTY, COUNTY_B, PREFECTURE, PROVINCE = "522636", "522634", "522600", "520000"
CULTURE, HRSS, RURAL = Department.CULTURE, Department.HRSS, Department.RURAL
OFFICE_NAMES = {
    CULTURE: ("文体广电旅游局", "文化和旅游厅", "文化和旅游部非物质文化遗产司"),
    HRSS: ("人力资源和社会保障局", "人力资源和社会保障厅", "人力资源和社会保障部"),
    RURAL: ("农业农村局", "农业农村厅", "农业农村部"),
}
# username, full name, duty, department, region code ("" = the nation, None = no office)
ACCOUNTS = (
    ("leader", "潘秋菊", Duty.LEADER, None, COUNTY),
    ("county_culture_clerk", "王晓梅", Duty.CLERK, CULTURE, COUNTY),
    ("county_culture_approver", "杨光明", Duty.APPROVER, CULTURE, COUNTY),
    ("county_hrss", "陈志强", Duty.APPROVER, HRSS, COUNTY),
    ("county_rural", "石建国", Duty.APPROVER, RURAL, COUNTY),
    ("leader_b", "王小桃", Duty.LEADER, None, COUNTY_B),
    ("county_culture_clerk_b", "吴丽华", Duty.CLERK, CULTURE, COUNTY_B),
    ("county_culture_approver_b", "龙海涛", Duty.APPROVER, CULTURE, COUNTY_B),
    ("county_hrss_b", "张秀英", Duty.APPROVER, HRSS, COUNTY_B),
    ("county_rural_b", "余正华", Duty.APPROVER, RURAL, COUNTY_B),
    ("province_culture", "周文静", Duty.OFFICIAL, CULTURE, PROVINCE),
    ("province_hrss", "赵立新", Duty.OFFICIAL, HRSS, PROVINCE),
    ("province_rural", "罗永富", Duty.OFFICIAL, RURAL, PROVINCE),
    ("ministry", "林子涵", Duty.OFFICIAL, CULTURE, ""),
    ("ministry_reviewer", "高远", Duty.OFFICIAL, CULTURE, ""),
    ("prefecture_culture", "马英桂", Duty.OFFICIAL, CULTURE, PREFECTURE),
    ("sysadmin", "郑伟", Duty.SYSADMIN, None, None),
    ("secadmin", "孙悦", Duty.SECADMIN, None, None),
    ("auditor", "何静", Duty.AUDITOR, None, None),
)


@transaction.atomic
def create_demo_accounts() -> dict[str, User]:
    """Every demo account by username; those there already stay as they are. Raises ``Refused`` when DEBUG is off."""
    if not settings.DEBUG:
        raise Refused("not_a_demo", "演示账号只能在演示环境（DEBUG 开启）中建立。")
    return {row[0]: _account(number, *row) for number, row in enumerate(ACCOUNTS)}


def demo_office(region: Region | None, department: str) -> Office:
    """The office of a region's department, made if missing, with a name as such offices bear."""
    county, province, nation = OFFICE_NAMES[department]
    suffix = province if region and region.level == "province" else county
    name = f"{region.name}{suffix}" if region else nation
    return Office.objects.get_or_create(region=region, department=department, defaults={"name": name})[0]


def _account(number: int, username: str, full_name: str, duty: str, department, code) -> User:
    standing = User.objects.filter(username=username).first()
    if standing:
        return standing
    region = Region.objects.get(pk=code) if code else None
    user = User(username=username, full_name=full_name, duty=duty)
    if department:
        user.office = demo_office(region, department)
    if duty == Duty.LEADER:
        user.home_region = region
        phones.seal_phone(user, f"1390855{number:04d}")
    user.set_password(PASSWORD)
    user.save()
    journal.record(by=None, action="account.create", obj=user, detail={"demo": True})
    return user
