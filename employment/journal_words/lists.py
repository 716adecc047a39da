"""Acts on lists and mismatches."""

LABELS: dict[str, str] = {
    "listing.add": "名单新增人员",
    "listing.amend": "名单更正人员信息",
    "listing.end": "名单移出人员",
    "listing.import": "导入名单",
    "mismatch.reconcile": "名单与登记比对",
    "mismatch.settle": "办结核验差异",
}
