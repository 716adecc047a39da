import pytest

pytest.register_assert_rewrite("tests.journeys.acting", "tests.journeys.sheets")
