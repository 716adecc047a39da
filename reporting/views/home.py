from django.views.generic import TemplateView


class HomeView(TemplateView):
    """The public front page: what the register is, and the ways in. No sign-in, no personal data."""

    template_name = "reporting/home.html"
