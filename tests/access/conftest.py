"""A ragged tree of divisions, offices on every level of it, and people."""

import pytest

from workshops.access.models import Department, Duty, Office, User
from workshops.regions.models import Region
from workshops.regions.tree import Published, build

PASSWORD = "Feiyi-kanhu-2026"
PUBLISHED = [
    Published("520000", "贵州省", "province", None),
    Published("522600", "黔东南苗族侗族自治州", "prefecture", "520000"),
    Published("522634", "雷山县", "county", "522600"),
    Published("522636", "丹寨县", "county", "522600"),
    Published("440000", "广东省", "province", None),
    Published("441900", "东莞市", "prefecture", "440000"),
    Published("650000", "新疆维吾尔自治区", "province", None),
    Published("650100", "乌鲁木齐市", "prefecture", "650000"),
    Published("650102", "天山区", "county", "650100"),
    Published("659001", "石河子市", "county", "650000"),
    Published("660000", "新疆生产建设兵团", "province", None),
]


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def regions(db) -> dict[str, Region]:
    """Regions by code: 贵州 with two counties, 东莞 (no counties), 新疆, and 石河子 reported under the 兵团."""
    rows = build(PUBLISHED, {"659001": "石河子市"})
    Region.objects.bulk_create(
        Region(
            code=row.code,
            name=row.name,
            full_name=row.full_name,
            level=row.level,
            parent_id=row.parent,
            reporting_parent_id=row.reporting_parent,
            province_id=row.province,
            path=row.path,
            certifies=row.certifies,
            reports=row.reports,
        )
        for row in rows
    )
    return {region.code: region for region in Region.objects.all()}


@pytest.fixture
def person(regions):
    """``person("name", Duty.CLERK, "522636", "culture")``: an account with PASSWORD; ``"nation"``: the ministry."""

    def made(username: str, duty="", code=None, department=Department.CULTURE, **fields) -> User:
        if duty == Duty.LEADER:
            fields["home_region"] = regions[code]
        elif code is not None:
            fields["office"] = office(regions[code] if code != "nation" else None, department)
        user = User(username=username, full_name=fields.pop("full_name", username), duty=duty, **fields)
        user.set_password(PASSWORD)
        user.save()
        return user

    return made


def office(region: Region | None, department=Department.CULTURE) -> Office:
    name = f"{region.name if region else '国家'}{Department(department).label}局"
    return Office.objects.get_or_create(region=region, department=department, defaults={"name": name})[0]


@pytest.fixture
def clerk(person) -> User:
    return person("clerk", Duty.CLERK, "522636")


@pytest.fixture
def sysadmin(person) -> User:
    return person("sysadmin", Duty.SYSADMIN)


@pytest.fixture
def secadmin(person) -> User:
    return person("secadmin", Duty.SECADMIN)


@pytest.fixture
def auditor(person) -> User:
    return person("auditor", Duty.AUDITOR)


@pytest.fixture
def sign_in(client):
    """``sign_in(user)`` → the answer of the sign-in page."""

    def posted(username, password: str = PASSWORD, **extra):
        return client.post(
            "/accounts/sign-in/",
            {"username": str(getattr(username, "username", username)), "password": password, **extra},
        )

    return posted
