"""Playing the pages of a case as somebody."""

import re

from django.test import Client

from tests import factories


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, path: str) -> str:
    """The text of a page that must be there."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def take(client: Client, path: str, **data) -> str:
    """Send a form, confirm where a confirmation is asked for, and give the page that follows."""
    answer = client.post(path, data, follow=True)
    text = answer.content.decode()
    if 'name="confirmed"' in text:
        answer = client.post(path, data | {"confirmed": "yes"}, follow=True)
        text = answer.content.decode()
    return text


def act(user, application, action: str, **data) -> str:
    return take(signed_in(user), f"/applications/{application.pk}/act/{action}/", **data)


def case_text(user, application) -> str:
    return page(signed_in(user), f"/applications/{application.pk}/")


def actions_offered(text: str) -> list[str]:
    """The steps that a case's page links to."""
    return sorted(set(re.findall(r"/act/(\w+)/", text)))


def photo():
    return factories.photo("核查.jpg")
