"""Run as a process of its own, to be killed: writes a job of the sample table, and stands still after a batch.

``python -m tests.concurrency.slow_import JOB``; says "written" when rows of the first batch stand in its transaction.
"""

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def main(job_id: str) -> None:
    django.setup()
    from tests.workshops import import_samples
    from workshops import import_tables
    from workshops.actions import running_imports
    from workshops.tables import checking

    def stand_still(rows):
        if len(table.batches) == 1:
            sys.stdout.write("written\n" if len(import_samples.written()) == import_samples.BATCH else "nothing\n")
            sys.stdout.flush()
            time.sleep(600)

    table = import_samples.Lines()
    table.before_save = stand_still
    import_tables._tables[table.name] = table
    checking.BATCH = import_samples.BATCH
    running_imports.save(job_id)


if __name__ == "__main__":
    main(sys.argv[1])
