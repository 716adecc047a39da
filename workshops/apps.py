from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    name = "workshops"
    label = "workshops"
    verbose_name = "非遗工坊登记"

    def ready(self):
        from workshops.access import journal_labels
        from workshops.actions.exporting import journal_export
        from workshops.records import lists  # noqa: F401 makes the list and the import of every kind
        from workshops.tables import export

        export.tell(journal_export)
        journal_labels.add(
            {
                "leader.amend": "维护带头人信息",
                "file.store": "上传文件",
                "import.upload": "上传导入文件",
                "import.bad_rows": "下载导入错误行",
                "import.confirm": "确认导入",
                "import.save": "写入导入数据",
                "import.cancel": "取消导入",
                "import.fail": "导入失败",
            }
        )
