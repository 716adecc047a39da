"""Figures of training, leaders, products, sales, publicity and governance; one package an area, one file a figure."""

from reporting.work_indicators import governance, products, training
from reporting.work_indicators.base import Span, WorkIndicator

__all__ = ["GROUPS", "INDICATORS", "Span", "WorkIndicator"]

GROUPS = (
    ("training", "培训和带头人", training.INDICATORS),
    ("products", "产品、销售和宣传", products.INDICATORS),
    ("governance", "组织协调", governance.INDICATORS),
)
"""(name in addresses, title, indicators)."""
INDICATORS = tuple(indicator for _, _, indicators in GROUPS for indicator in indicators)
