from django.core.management.base import BaseCommand, CommandError

from certification.documents.flow import PATH, flow_document


class Command(BaseCommand):
    help = "Write docs/flow.md from the transition table; --check only says whether it is current."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true")

    def handle(self, *, check, **options):
        if not check:
            PATH.write_text(flow_document())
        elif PATH.read_text() != flow_document():
            raise CommandError("docs/flow.md is out of date: run manage.py flow_diagram")
