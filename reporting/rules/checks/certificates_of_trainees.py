from collections.abc import Iterator

from reporting.rules.checks.base import Check, Facts, Found, plain, say


def _find(facts: Facts) -> Iterator[Found]:
    before = (facts.previous or {}).get("T04", 0)
    if facts.values["T05"] > facts.values["T04"] + before:
        earlier = f"与上期合格结业的{plain(before)}人次之和" if before else ""
        yield ("T05", "T04"), f"{say(facts, 'T05')}，大于{say(facts, 'T04')}{earlier}，请核对或说明。"


CHECK = Check(
    "R604",
    "证书与结业人次",
    "取得证书的人次（T05）大于本期和上期合格结业人次（T04）之和的，请核对或说明。",
    _find,
    needs=("T04", "T05"),
)
