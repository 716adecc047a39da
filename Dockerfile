FROM python:3.11-slim-bookworm
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 VAR_DIR=/srv/var
WORKDIR /srv/register
COPY requirements.txt .
RUN sed '/^# Checks:/,$d' requirements.txt > runtime.txt && pip install --no-cache-dir -r runtime.txt && rm runtime.txt
COPY . .
RUN useradd --system --home /srv register && mkdir -p /srv/var/media && chown -R register /srv/var
USER register
# Static files are collected into the image; the settings need some secret to be read, none is kept.
RUN DEBUG=1 PLAIN_STATIC=0 SECRET_KEY=build python manage.py collectstatic --noinput
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4"]
