"""The import table of the register: its columns, and how a row is checked and entered."""

from certification.importing import entering, register_checks, row_checks
from certification.importing.columns import COLUMNS, YES_NO
from workshops.access import clock
from workshops.import_tables import ImportTable, register


@register
class RegisterImport(ImportTable):
    """An existing county register, row by row; ``import_table workshops`` and ``/imports/workshops/``."""

    by_two = True
    name = "workshops"
    title = "非遗工坊台账"
    columns = COLUMNS
    links = (
        ("查看导入的证书", "certification:certificate-list", "imported=true"),
        ("查看工坊名录", "workshops:workshop-list", ""),
    )
    consequences = (
        "写入后即为有效的登记，系统按认定日期编排登记编号；编号不能收回，也不能重复使用。",
        "没有写入“已确认年度”的往年记为“不详”，今年的年度确认照常办理。",
    )
    confirm_label = "写入登记"
    refusal = "只有县级文化和旅游部门的经办、审核和省级文化和旅游部门可以导入原有台账。"
    unique_keys = (("uscc", "name"), ("original_number", "region"), ("name", "region", "leader_name"))
    import_notes = (
        "依托项目和传统手工艺至少填写一项；项目须为名录中已有的非遗代表性项目，同名的可写明级别，例如“苗族蜡染技艺（国家级）”。",
        "认定年度视为已确认，不必填写。认定以后至去年，没有写入“已确认年度”的年度记为“不详”，既不算已确认，也不算未确认。",
        "“已确认年度”只填到去年；今年的年度确认不受导入影响，仍由带头人在系统中办理。",
        "登记编号由系统按认定日期先后编排；原来的编号填入“原证书编号”，可以查询。",
    )

    def check_row(self, row, context):
        """Completes the row as well: an empty division is the office's own, an empty answer is no."""
        if row["region"] is None and context.region is not None and context.region.certifies:
            row["region"] = context.region
        if row["region"] is None:
            yield "region", "请填写地区的区划代码或全称"
        for key in YES_NO:
            row[key] = bool(row[key])
        row["craft_category"] = row["craft_category"] or ""
        for key, reason in row_checks.faults_of(row, clock.today()):
            yield key, reason.rstrip("。")

    def check_rows(self, rows, context):
        yield from register_checks.project_faults(rows)
        yield from register_checks.registered_faults(rows, context.user)

    def save_rows(self, rows, context) -> int:
        return entering.enter([row.values for row in rows], by=context.user)
