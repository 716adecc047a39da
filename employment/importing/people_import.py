"""The import table of people: ``/imports/workers/`` and ``import_table workers``."""

from employment.actions import matching
from employment.actions.authority import is_county
from employment.importing import people_edits, people_register, people_rewriting, people_rows, people_writing
from employment.importing.own_workshops import OwnWorkshops
from employment.importing.people_columns import COLUMNS
from workshops.access import journal
from workshops.access.models import Department
from workshops.import_tables import ImportTable, register


@register
class PeopleImport(ImportTable):
    """The people of workshops: new rows are registered, rows with id and version are merged into the register."""

    name = "workers"
    title = "从业人员"
    columns = COLUMNS
    streams = True
    links = (("查看从业人员", "employment:worker-list", ""),)
    refusal = "只有工坊带头人和县级文化和旅游部门的经办、审核可以导入从业人员。"
    confirm_label = "写入从业人员"
    consequences = (
        "新增的人员和就业记录写入登记；申报的人员类别由户籍所在县的乡村振兴部门核实。",
        "带有行标识的行只写入您修改的内容，没有改动的行不算在写入的行数内；导出以后他人也改过的单元格不会被覆盖，作为错误列出。",
    )
    import_notes = (
        "一行是一个人在一家工坊的一段就业经历：离开后又回来的另起一行；同时在几家工坊就业的，每家一行。",
        "“直接吸纳”是工坊自己招用的人员，“带动”是订单、收购等方式带动的人员，两者分开统计，同一人同一时间在一家工坊只填一种。",
        "已登记过的人员再次就业的，只登记新的就业记录；姓名、电话、民族、户籍以已登记的为准。",
        "要成批修改已登记的人员，请在“就业记录”中导出修改用工作簿，改好后在这里上传。",
        "身份证号码和联系电话导入后加密保存，页面和导出的表格中只显示首尾几位。",
    )

    def may_import(self, user) -> bool:
        return user.is_active and (user.is_leader or is_county(user, Department.CULTURE))

    def check_row(self, row, context):
        yield from people_rows.check(row, context)

    def check_rows(self, rows, context):
        own = context.memo.setdefault("own workshops", OwnWorkshops(context.user))
        edited = [row for row in rows if row.values["versions"] and row.values["row_id"]]
        new = [row for row in rows if not (row.values["row_id"] or row.values["row_version"])]
        edits = context.memo.setdefault("edits", people_edits.EditsOfFile())
        yield from people_edits.edited_faults(edited, own, edits)
        seen = context.memo.setdefault("people of the file", {})
        yield from people_register.new_faults(new, own, seen, edits.days)

    def save_rows(self, rows, context) -> int:
        edited = [row for row in rows if "edit" in row.values]
        new = [row for row in rows if "edit" not in row.values]
        versions = context.memo.setdefault("own versions", {})
        count, persons = people_rewriting.write(edited, by=context.user, own_versions=versions)
        context.memo.setdefault("persons", set()).update(persons)
        if new:
            written = people_writing.write(new)
            context.memo["persons"].update(written)
            counts = context.memo.setdefault("workshops", {})
            for row in new:
                workshop = row.values["workshop_row"]
                counts[workshop] = counts.get(workshop, 0) + 1
        return count + len(new)

    def finish(self, context) -> None:
        """The lists are looked at once for all, those of edited spells too; one journal row a workshop."""
        matching.match(person_ids=context.memo.pop("persons", set()))
        for workshop, count in context.memo.pop("workshops", {}).items():
            journal.record(by=context.user, action="employment.import", obj=workshop, detail={"count": count})
