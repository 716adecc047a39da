"""The divisions as a table. It stands here because ``regions`` lies below ``tables`` and knows nothing of it."""

from workshops.regions.models import Level, Region

from .columns import Column
from .table import Table, register


@register
class Regions(Table):
    """Published data: every signed-in user sees all divisions."""

    name = "regions"
    title = "行政区划"
    default_order = ("path",)
    page_size = 50
    empty_title = "还没有载入行政区划"
    empty_text = "请系统管理员运行 load_regions。"
    columns = (
        Column("code", "区划代码", "code", width=12, searchable=True, sortable=True),
        Column("name", "名称", width=20, filterable=True, sortable=True),
        Column("full_name", "全称", width=44, searchable=True),
        Column("level", "级别", "choice", choices=Level, filterable=True),
        Column("parent", "上级报送单位", "code", value="reporting_parent_id", path="reporting_parent__code",
               filterable=True, width=16),
        Column("province", "省级报送单位", value="province.name", width=24),
        Column("certifies", "认定单位", "bool", filterable=True),
        Column("reports", "报送单位", "bool", filterable=True),
    )  # fmt: skip

    def rows(self, user):
        return Region.objects.in_force().select_related("province")
