import pytest

from workshops.regions import actions
from workshops.regions.models import Region


@pytest.fixture
def regions(db):
    """All shipped divisions; looked up by code."""
    actions.load_regions()
    return lambda code: Region.objects.get(pk=code)
