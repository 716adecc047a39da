"""The legal rules stand on dates and figures alone: importing them brings no Django in."""

import subprocess
import sys

import pytest

RULES = ["windows", "history", "revocation", "reminding", "criteria", "notice_clock", "numbers"]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_needs_no_django(rule):
    code = f"import sys, certification.{rule}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
