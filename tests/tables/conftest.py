import pytest

from tests import factories


@pytest.fixture
def clerk(db):
    """A clerk of 丹寨县, with the small tree of divisions that the factories know."""
    return factories.user("clerk", "clerk", "522636")
