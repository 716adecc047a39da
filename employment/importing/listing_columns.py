"""The columns of rural's lists as they are handed in."""

from employment.importing.listing_rows import CHANGES
from employment.models import Category, Removal
from workshops.people.names import LONGEST
from workshops.tables.columns import Column

CHANGE_WORDS = (
    ("纳入", "add"), ("新识别", "add"), ("新增纳入", "add"), ("调整", "change"), ("更正", "change"),
    ("信息变更", "change"),
    ("风险已消除", Removal.RISK_REMOVED), ("消除风险", Removal.RISK_REMOVED), ("脱离风险", Removal.RISK_REMOVED),
    ("迁出", Removal.MOVED), ("自然死亡", Removal.DIED), ("移出", Removal.OTHER), ("其他", Removal.OTHER),
    ("退出", Removal.OTHER),
)  # fmt: skip
CATEGORY_WORDS = (
    ("脱贫户", Category.LIFTED), ("脱贫人员", Category.LIFTED), ("建档立卡脱贫人口", Category.LIFTED),
    ("建档立卡", Category.LIFTED), ("建档立卡户", Category.LIFTED), ("建档立卡贫困人口", Category.LIFTED),
    ("已脱贫人口", Category.LIFTED), ("监测户", Category.MONITORED), ("监测对象", Category.MONITORED),
    ("三类户", Category.MONITORED), ("三类人员", Category.MONITORED), ("三类监测对象", Category.MONITORED),
    ("防返贫监测对象", Category.MONITORED), ("脱贫不稳定户", Category.MONITORED), ("边缘易致贫户", Category.MONITORED),
    ("突发严重困难户", Category.MONITORED), ("低收入", Category.LOW_INCOME), ("低收入人口", Category.LOW_INCOME),
    ("低收入户", Category.LOW_INCOME), ("农村低收入", Category.LOW_INCOME),
)  # fmt: skip
COLUMNS = (
    Column("change", "变动", "choice", choices=CHANGES, fold_choices=CHANGE_WORDS, importable=True, example="新增",
           note="空着即为新增；移出名单的填写移出原因"),
    Column("name", "姓名", required=True, importable=True, personal=True, max_length=LONGEST, example="王秀兰"),
    Column("identity", "身份证号码", "code", required=True, importable=True, personal=True, max_length=30, width=22,
           note="18 位，单元格设为文本格式"),
    Column("region", "户籍所在县", "region", importable=True, certifying=True, note="县级导入可空着，即为本县"),
    Column("category", "人员类别", "choice", required=True, importable=True, choices=Category,
           fold_choices=CATEGORY_WORDS, example="监测帮扶对象"),
    Column("valid_from", "列入日期", "date", importable=True, example="2024-03-01",
           note="自该日起属于该类别；新增必填，变更为新内容起始之日"),
    Column("valid_to", "截止日期", "date", importable=True, note="移出名单的必填：仍属于该类别的最后一天"),
    Column("employed_at", "就业工坊", importable=True, max_length=100, note="名单记载在非遗工坊就业的填写工坊名称"),
)  # fmt: skip
