import datetime
from decimal import Decimal

from tests.records.stage import Stage, sample


@sample("coverages", by=lambda stage: stage.leader.user)
def coverage(stage: Stage) -> dict:
    return {
        "workshop": stage.workshop, "leader": stage.leader, "kind": "live_stream", "depth": "other",
        "title": "直播：一块蜡染布的三十道工序", "outlet": "丹寨蜡染官方账号",
        "link": "https://live.example.cn/13800138000", "published_on": datetime.date(2026, 2, 11), "reach": 120000,
        "sales_amount": Decimal("35600.00"),
    }  # fmt: skip


@sample("study-routes", by=lambda stage: stage.county.clerk)
def study_route(stage: Stage) -> dict:
    return {
        "name": "苗乡蜡染两日研学", "theme": "指尖上的苗乡", "audience": "中小学生", "days": Decimal("2.0"),
        "operator": "丹寨县研学旅行服务中心", "season": "四季", "price": Decimal("580.00"), "capacity": 40,
        "description": "在工坊里画蜡、染布，听传承人讲纹样的来历。",
    }  # fmt: skip


@sample("route-stops", by=lambda stage: stage.county.clerk)
def route_stop(stage: Stage) -> dict:
    return {
        "route": stage.row("study-routes"), "position": 1, "workshop": stage.workshop, "place": "蜡染非遗工坊",
        "activity": "学画蜡，染一块自己的方巾", "minutes": 120,
    }  # fmt: skip
