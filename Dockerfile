# One image for three duties: `web` (the default), `worker`, `migrate`. What each needs: deploy/README.md.
# The steps are those of deploy/image-steps.sh, so that deploy/check-image-steps.sh can try them without Docker.

FROM node:22-slim AS assets
WORKDIR /source
COPY deploy/image-steps.sh deploy/
COPY platform/congxa/web/assets platform/congxa/web/assets
RUN deploy/image-steps.sh assets

FROM python:3.12-slim AS package
RUN python -m pip install --no-cache-dir --quiet --root-user-action=ignore 'uv<1'
ENV UV_PROJECT_ENVIRONMENT=/app/venv UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
WORKDIR /source
COPY deploy/image-steps.sh deploy/
COPY pyproject.toml uv.lock ./
RUN deploy/image-steps.sh dependencies
COPY README.md LICENSE ./
COPY platform platform
COPY --from=assets /source/platform/congxa/web/static platform/congxa/web/static
RUN deploy/image-steps.sh package

FROM python:3.12-slim
RUN useradd --system --uid 10001 --create-home --home-dir /data congxa
COPY --from=package /app/venv /app/venv
COPY themes /app/themes
COPY tenants /app/tenants
ENV PATH=/app/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    CONGXA_THEMES=/app/themes CONGXA_TENANTS=/app/tenants CONGXA_DATA=/data CONGXA_BIND=0.0.0.0 PORT=8000
USER congxa
WORKDIR /data
VOLUME /data
EXPOSE 8000
# For `web`. Switch it off for a worker (--no-healthcheck): it serves no pages.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=2)"]
ENTRYPOINT ["congxa"]
CMD ["web"]
