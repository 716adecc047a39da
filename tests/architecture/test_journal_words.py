"""Whoever reads the journal reads Chinese: every act that code records has a name there."""

import re

from django.conf import settings

from certification import flow
from workshops.access import journal_labels

RECORDED = re.compile(r"""journal\.record\([^)]*?action=["']([a-z_]+\.[a-z_]+)["']""", re.DOTALL)


def test_every_recorded_act_has_a_chinese_name():
    known = dict(journal_labels.choices())
    sources = [
        path
        for folder in ("catalog", "certification", "employment", "reporting", "training", "workshops")
        for path in (settings.BASE_DIR / folder).rglob("*.py")
    ]
    recorded = {action for path in sources for action in RECORDED.findall(path.read_text())}
    assert len(recorded) > 30
    recorded |= {f"{row.case}.{row.action}" for row in flow.TABLE}
    assert recorded - known.keys() == set()
